using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary><c>a, b</c>.</summary>
public sealed class CommaExpression(
    CType type, SourcePosition position, Expression left, Expression right)
    : Expression(type, position, TreeDepth.Over(left, right))
{
    /// <summary>Evaluated for its effects.</summary>
    public Expression Left { get; } = left;

    /// <summary>The value.</summary>
    public Expression Right { get; } = right;
}
