using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary><c>&amp;&amp;</c> or <c>||</c>: an int, 0 or 1; the right operand is evaluated only
/// where the left does not decide.</summary>
public sealed class LogicalExpression(
    CType type, SourcePosition position, bool isAnd, Expression left, Expression right)
    : Expression(type, position, TreeDepth.Over(left, right))
{
    /// <summary><c>&amp;&amp;</c>, else <c>||</c>.</summary>
    public bool IsAnd { get; } = isAnd;

    /// <summary>Any scalar.</summary>
    public Expression Left { get; } = left;

    /// <summary>Any scalar.</summary>
    public Expression Right { get; } = right;
}
