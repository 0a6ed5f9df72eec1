using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>A conversion from the operand's type to this one: written, or implied by C's rules.
/// Between scalars, or to void.</summary>
public sealed class Cast(CType type, SourcePosition position, Expression operand)
    : Expression(type, position, TreeDepth.Over(operand))
{
    /// <summary>What is converted.</summary>
    public Expression Operand { get; } = operand;
}
