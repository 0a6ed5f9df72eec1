using System.Collections.Immutable;

namespace ActorVm.Programs.Tree;

/// <summary><c>{ … }</c>: its locals begin to exist when it is entered, in any way.</summary>
public sealed class Block(
    SourcePosition position,
    ImmutableArray<Statement> statements,
    ImmutableArray<LocalVariable> locals)
    : Statement(position, TreeDepth.Over(statements))
{
    /// <summary>In order.</summary>
    public ImmutableArray<Statement> Statements { get; } = statements;

    /// <summary>Declared in it directly.</summary>
    public ImmutableArray<LocalVariable> Locals { get; } = locals;
}
