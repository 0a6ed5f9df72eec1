using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary><c>({ … })</c>. The result is evaluated last, inside the block's scope.</summary>
public sealed class StatementExpression(
    CType type, SourcePosition position, Block body, Expression? result)
    : Expression(type, position, TreeDepth.Over(body, result))
{
    /// <summary>All statements but the one that gives the value.</summary>
    public Block Body { get; } = body;

    /// <summary>The value; null where the type is void.</summary>
    public Expression? Result { get; } = result;
}
