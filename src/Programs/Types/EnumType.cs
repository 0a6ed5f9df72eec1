namespace ActorVm.Programs.Types;

/// <summary>An enumeration: an integer type of its own, laid out as its underlying type.</summary>
public sealed class EnumType : CType
{
    internal EnumType(EnumDefinition definition, Qualifiers qualifiers = Qualifiers.None)
        : base(TypeKind.Enum, qualifiers) => Definition = definition;

    /// <summary>Its declaration.</summary>
    public EnumDefinition Definition { get; }

    /// <summary>The integer type that it is laid out and promoted as.</summary>
    public BasicType Underlying => Definition.Underlying;

    /// <inheritdoc/>
    public override long Size => Underlying.Size;

    /// <inheritdoc/>
    public override int Alignment => Underlying.Alignment;

    /// <inheritdoc/>
    public override bool IsComplete => Definition.IsComplete;

    /// <inheritdoc/>
    public override bool IsSigned => Underlying.IsSigned;

    private protected override CType Requalified(Qualifiers qualifiers) =>
        new EnumType(Definition, qualifiers);
}
