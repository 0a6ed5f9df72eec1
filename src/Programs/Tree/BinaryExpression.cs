using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>An operator on two values, both always evaluated.</summary>
public sealed class BinaryExpression(
    CType type,
    SourcePosition position,
    BinaryOperator @operator,
    Expression left,
    Expression right)
    : Expression(type, position, TreeDepth.Over(left, right))
{
    /// <summary>The operator.</summary>
    public BinaryOperator Operator { get; } = @operator;

    /// <summary>The left operand.</summary>
    public Expression Left { get; } = left;

    /// <summary>The right operand.</summary>
    public Expression Right { get; } = right;
}
