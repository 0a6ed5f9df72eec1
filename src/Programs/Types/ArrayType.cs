using ActorVm.Programs.Tree;

namespace ActorVm.Programs.Types;

/// <summary>An array. Its qualifiers are its element's (C11 6.7.3p9).</summary>
public sealed class ArrayType : CType
{
    private ArrayType(CType element, long? length, LocalVariable? sizeVariable)
        : base(TypeKind.Array, element.Qualifiers, element.Depth + 1)
    {
        Element = element;
        Length = length;
        SizeVariable = sizeVariable;
    }

    /// <summary>The elements' type, with its qualifiers.</summary>
    public CType Element { get; }

    /// <summary>How many elements; null where not known: <c>int a[]</c>, or a variable-length
    /// array.</summary>
    public long? Length { get; }

    /// <summary>For a variable-length array the hidden local (unsigned long) that holds its size in
    /// bytes since its declaration was reached; else null.</summary>
    public LocalVariable? SizeVariable { get; }

    /// <summary>Whether it is a variable-length array.</summary>
    public bool IsVariable => SizeVariable is not null;

    /// <inheritdoc/>
    public override long Size => Length is { } length ? unchecked(length * Element.Size) : 0;

    /// <inheritdoc/>
    public override int Alignment => Element.Alignment;

    /// <inheritdoc/>
    public override bool IsComplete => Length is not null || IsVariable;

    /// <summary>An array of known length, or with null one whose length is not known yet.</summary>
    public static ArrayType Of(CType element, long? length) => new(element, length, null);

    /// <summary>A variable-length array.</summary>
    public static ArrayType Variable(CType element, LocalVariable sizeVariable) =>
        new(element, null, sizeVariable);

    private protected override CType Requalified(Qualifiers qualifiers) =>
        new ArrayType(Element.With(qualifiers), Length, SizeVariable);
}
