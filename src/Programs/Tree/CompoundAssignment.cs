using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary><c>a op= b</c>: the target is evaluated once, its value cast to ComputationType, the
/// operator applied, the result cast to the target's type and stored. The value is the target's
/// after it.</summary>
public sealed class CompoundAssignment(
    CType type,
    SourcePosition position,
    Expression target,
    BinaryOperator @operator,
    Expression value,
    CType computationType)
    : Expression(type, position, TreeDepth.Over(target, value))
{
    /// <summary>A place.</summary>
    public Expression Target { get; } = target;

    /// <summary>An arithmetic, bitwise or shift operator.</summary>
    public BinaryOperator Operator { get; } = @operator;

    /// <summary>Already of ComputationType (a shift's count: of its own promoted type; a pointer's
    /// step: a long, in bytes).</summary>
    public Expression Value { get; } = value;

    /// <summary>The type to compute in; for a pointer, the pointer's.</summary>
    public CType ComputationType { get; } = computationType;
}
