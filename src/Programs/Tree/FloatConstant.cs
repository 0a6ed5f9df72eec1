using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>A constant of a floating type; already rounded to float where the type is
/// float.</summary>
public sealed class FloatConstant(CType type, SourcePosition position, double value)
    : Expression(type, position)
{
    /// <summary>The value.</summary>
    public double Value { get; } = value;
}
