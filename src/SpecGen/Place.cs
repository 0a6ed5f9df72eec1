namespace ActorVm.SpecGen;

/// <summary>Where something stands in a spec file.</summary>
/// <param name="File">The path as it was given to the generator.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal readonly record struct Place(string File, int Line, int Column);
