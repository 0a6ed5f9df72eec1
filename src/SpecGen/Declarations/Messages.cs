using System.Collections.Generic;
using System.Linq;

namespace ActorVm.SpecGen.Declarations;

/// <summary>How a field type is packed.</summary>
internal enum TypeKind
{
    Primitive,
    Enum,
    Struct,
}

/// <summary>A component of a struct type: its member's name and its primitive.</summary>
internal sealed record TypePart(string Name, FieldType Primitive);

/// <summary>
/// The type of a message field. An enum has one part, the primitive that it is packed as.
/// </summary>
internal sealed record FieldType(
    string Name,
    string CSharp,
    TypeKind Kind,
    int Bytes,
    IReadOnlyList<TypePart> Parts)
{
    /// <summary>The C# name without its namespace.</summary>
    public string ShortName => CSharp[(CSharp.LastIndexOf('.') + 1)..];

    /// <summary>The namespace that has to be imported, or null.</summary>
    public string? Namespace =>
        CSharp.LastIndexOf('.') is >= 0 and int dot ? CSharp[..dot] : null;
}

/// <summary>A field of a message and where it lies among the envelope's field bytes.</summary>
internal sealed record FieldDeclaration(string Name, FieldType Type, int Offset)
{
    public string Property => Casing.Pascal(Name);
}

/// <summary>An object that a handler touches, with the fields that say which one.</summary>
internal sealed record FootprintDeclaration(
    string Object, IReadOnlyList<string> Fields, bool Write)
{
    public string Kind => Casing.Pascal(Object);
}

/// <summary>A message: a request, a reply, or one that has no answer.</summary>
internal sealed record MessageDeclaration(
    string Name,
    IReadOnlyList<string> From,
    IReadOnlyList<string> To,
    string Doc,
    IReadOnlyList<FieldDeclaration> Fields,
    string? Payload,
    IReadOnlyList<FootprintDeclaration> Footprint)
{
    /// <summary>The message that answers this one.</summary>
    public MessageDeclaration? Reply { get; init; }

    /// <summary>For a reply: the name of the request.</summary>
    public string? ReplyOf { get; init; }

    public int Bytes => Fields.Sum(part => part.Type.Bytes);
}
