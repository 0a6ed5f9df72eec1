using System.Linq;
using ActorVm.SpecGen.Declarations;

namespace ActorVm.SpecGen.Reading;

/// <summary>Reads types.yaml: what a message field and a call's argument can be.</summary>
internal sealed class TypesReader
{
    /// <summary>
    /// The ways of showing an argument that is not made of constants: <c>ArgumentKind</c>.
    /// </summary>
    private static readonly string[] WaysOfShowing =
    [
        "nothing", "number", "unsigned", "hex", "octal", "address", "string", "key", "signal",
        "bytes", "descriptors", "waitStatus", "time", "timespec", "itimerval", "stat", "segment",
        "signalSet", "signalAction",
    ];

    public NameTable<FieldType> ByName { get; } = new("type");

    public NameTable<CType> CTypes { get; } = new("C type");

    public void Read(SpecNode root)
    {
        root.WithKeys("types", "cTypes");
        foreach (SpecNode item in root.Get("types").Items)
        {
            item.WithKeys("name", "csharp", "bytes", "as", "parts");
            ByName.Add(item.Get("name"), ReadType(item));
        }

        foreach (SpecNode item in root.ItemsOf("cTypes"))
        {
            item.WithKeys("name", "csharp", "shown");
            SpecNode shown = item.Get("shown");
            if (!IsWayOfShowing(shown.Text))
            {
                shown.Fail($"unknown way of showing '{shown.Text}'");
            }

            var type = new CType(item.TextOf("name"), item.TextOf("csharp"), shown.Text);
            CTypes.Add(item.Get("name"), type);
        }
    }

    public static bool IsWayOfShowing(string name) => WaysOfShowing.Contains(name);

    private FieldType ReadType(SpecNode item)
    {
        string name = item.TextOf("name");
        string csharp = item.TextOf("csharp");
        if (item.Find("as") is { } primitive)
        {
            return Composed(name, csharp, TypeKind.Enum, PartsOf(("", primitive)));
        }

        if (item.Find("parts") is { } parts)
        {
            TypePart[] found =
                PartsOf([.. parts.Entries.Select(part => (part.Key.Text, part.Value))]);
            return Composed(name, csharp, TypeKind.Struct, found);
        }

        int bytes = (int)item.Get("bytes").Number();
        return new FieldType(name, csharp, TypeKind.Primitive, bytes, []);
    }

    private TypePart[] PartsOf(params (string Name, SpecNode Type)[] parts) =>
        [.. from part in parts
            let type = ByName.Resolve(part.Type)
            where type is not null
            select new TypePart(part.Name, type)];

    private static FieldType Composed(
        string name, string csharp, TypeKind kind, TypePart[] parts) =>
        new(name, csharp, kind, parts.Sum(part => part.Primitive.Bytes), parts);
}
