using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary><c>++</c> or <c>--</c>. Computes as a <see cref="CompoundAssignment"/> with Step
/// would.</summary>
public sealed class IncrementExpression(
    CType type,
    SourcePosition position,
    Expression target,
    bool isPrefix,
    BinaryOperator @operator,
    Expression step,
    CType computationType)
    : Expression(type, position, TreeDepth.Over(target, step))
{
    /// <summary>A place.</summary>
    public Expression Target { get; } = target;

    /// <summary>The value is the target's after it, else before it.</summary>
    public bool IsPrefix { get; } = isPrefix;

    /// <summary>Add or Subtract.</summary>
    public BinaryOperator Operator { get; } = @operator;

    /// <summary>1 in ComputationType; for a pointer its element's size, a long.</summary>
    public Expression Step { get; } = step;

    /// <summary>The type to compute in; for a pointer, the pointer's.</summary>
    public CType ComputationType { get; } = computationType;
}
