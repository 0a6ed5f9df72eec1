namespace ActorVm.SpecGen.Emitting;

/// <summary>One output of the generator.</summary>
internal sealed record GeneratedFile(string Name, CodeWriter Code);
