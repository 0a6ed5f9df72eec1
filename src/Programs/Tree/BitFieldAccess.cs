using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>A bit-field of a struct or union; a place that has no address. Its type is its
/// declared type; a value read is sign- or zero-extended to that, and then often promoted by a
/// <see cref="Cast"/>.</summary>
public sealed class BitFieldAccess(
    CType type, SourcePosition position, Expression record, Field field)
    : Expression(type, position, TreeDepth.Over(record))
{
    /// <summary>The record: a place, or a struct value.</summary>
    public Expression Record { get; } = record;

    /// <summary>The unit, first bit and width.</summary>
    public Field Field { get; } = field;

    /// <inheritdoc/>
    public override bool IsPlace => Record.IsPlace;
}
