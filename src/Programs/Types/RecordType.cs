namespace ActorVm.Programs.Types;

/// <summary>A struct or union type.</summary>
public sealed class RecordType : CType
{
    internal RecordType(RecordDefinition definition, Qualifiers qualifiers = Qualifiers.None)
        : base(
            definition.IsUnion ? TypeKind.Union : TypeKind.Struct,
            qualifiers,
            definition.Depth + 1) =>
        Definition = definition;

    /// <summary>Its declaration; two types are the same when their definitions are.</summary>
    public RecordDefinition Definition { get; }

    /// <inheritdoc/>
    public override long Size => Definition.Size;

    /// <inheritdoc/>
    public override int Alignment => Definition.Alignment;

    /// <inheritdoc/>
    public override bool IsComplete => Definition.IsComplete;

    private protected override CType Requalified(Qualifiers qualifiers) =>
        new RecordType(Definition, qualifiers);
}
