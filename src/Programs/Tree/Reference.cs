namespace ActorVm.Programs.Tree;

/// <summary>A name in a function's body.</summary>
/// <param name="Symbol">The function or global variable that it names.</param>
/// <param name="Position">Where it stands first.</param>
public readonly record struct Reference(Symbol Symbol, SourcePosition Position);
