using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>A constant of integer, enumeration or pointer type. The value is sign- or
/// zero-extended from the type to 64 bits.</summary>
public sealed class IntegerConstant(CType type, SourcePosition position, long value)
    : Expression(type, position)
{
    /// <summary>The value; for an unsigned 64-bit type its bits.</summary>
    public long Value { get; } = value;
}
