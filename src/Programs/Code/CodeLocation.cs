namespace ActorVm.Programs.Code;

/// <summary>Where an instruction came from.</summary>
/// <param name="Function">The function's name; empty outside of all.</param>
/// <param name="File">The source's path; empty where it was compiled from none.</param>
/// <param name="Line">From 1; 0 where it was compiled from none.</param>
/// <param name="IsLibrary">Whether it is no source of the user's.</param>
public readonly record struct CodeLocation(
    string Function, string File, int Line, bool IsLibrary);
