using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>An operator on one value.</summary>
public sealed class UnaryExpression(
    CType type, SourcePosition position, UnaryOperator @operator, Expression operand)
    : Expression(type, position, TreeDepth.Over(operand))
{
    /// <summary>The operator.</summary>
    public UnaryOperator Operator { get; } = @operator;

    /// <summary>Of the same type as the result; for LogicalNot any scalar.</summary>
    public Expression Operand { get; } = operand;
}
