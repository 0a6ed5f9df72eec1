using System.Linq;
using ActorVm.SpecGen.Declarations;

namespace ActorVm.SpecGen.Reading;

/// <summary>Reads types.yaml: what a message field can be.</summary>
internal sealed class TypesReader
{
    public NameTable<FieldType> ByName { get; } = new("type");

    public void Read(SpecNode root)
    {
        root.WithKeys("types");
        foreach (SpecNode item in root.Get("types").Items)
        {
            item.WithKeys("name", "csharp", "bytes", "as", "parts");
            ByName.Add(item.Get("name"), ReadType(item));
        }
    }

    private FieldType ReadType(SpecNode item)
    {
        string name = item.TextOf("name");
        string csharp = item.TextOf("csharp");
        if (item.Find("as") is { } primitive)
        {
            return Composed(item.Place, name, csharp, TypeKind.Enum, PartsOf(("", primitive)));
        }

        if (item.Find("parts") is { } parts)
        {
            TypePart[] found =
                PartsOf([.. parts.Entries.Select(part => (part.Key.Text, part.Value))]);
            return Composed(item.Place, name, csharp, TypeKind.Struct, found);
        }

        int bytes = (int)item.Get("bytes").Number();
        return new FieldType(item.Place, name, csharp, TypeKind.Primitive, bytes, []);
    }

    private TypePart[] PartsOf(params (string Name, SpecNode Type)[] parts) =>
        [.. from part in parts
            let type = ByName.Resolve(part.Type)
            where type is not null
            select new TypePart(part.Name, type)];

    private static FieldType Composed(
        Place place, string name, string csharp, TypeKind kind, TypePart[] parts) =>
        new(place, name, csharp, kind, parts.Sum(part => part.Primitive.Bytes), parts);
}
