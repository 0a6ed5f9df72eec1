using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>A member of a struct or union that is no bit-field; a place where its record is
/// one.</summary>
public sealed class MemberAccess(
    CType type, SourcePosition position, Expression record, Field field)
    : Expression(type, position, TreeDepth.Over(record))
{
    /// <summary>The record: a place, or a struct value such as a call's result.</summary>
    public Expression Record { get; } = record;

    /// <summary>The member.</summary>
    public Field Field { get; } = field;

    /// <inheritdoc/>
    public override bool IsPlace => Record.IsPlace;
}
