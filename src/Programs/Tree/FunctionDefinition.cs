using System.Collections.Immutable;

namespace ActorVm.Programs.Tree;

/// <summary>A function's body.</summary>
public sealed class FunctionDefinition
{
    /// <summary>The function, as its own unit knows it.</summary>
    public required Function Function { get; init; }

    /// <summary>The parameters in order; each is in <see cref="Locals"/> too.</summary>
    public required ImmutableArray<LocalVariable> Parameters { get; init; }

    /// <summary>Every local of the function, hidden ones among them, by
    /// <see cref="LocalVariable.Index"/>.</summary>
    public required ImmutableArray<LocalVariable> Locals { get; init; }

    /// <summary>The body. Falling off its end returns; from main, 0.</summary>
    public required Block Body { get; init; }

    /// <summary>Where its closing brace stands.</summary>
    public required SourcePosition End { get; init; }

    /// <summary>Whether it calls setjmp; then all its locals live in memory.</summary>
    public required bool CallsSetJump { get; init; }

    /// <summary>Whether it calls alloca.</summary>
    public required bool CallsAlloca { get; init; }

    /// <summary>The functions and global variables that its body names, each once, in
    /// order.</summary>
    public required ImmutableArray<Reference> References { get; init; }
}
