using System.Collections.Generic;
using System.Linq;
using ActorVm.SpecGen.Declarations;

namespace ActorVm.SpecGen.Emitting;

/// <summary>Which objects the handling of each message touches.</summary>
internal static class FootprintTables
{
    /// <summary>The object that stands for the receiving actor's own state.</summary>
    private const string Self = "self";

    public static CodeWriter Footprints(Spec spec)
    {
        var entries = spec.Messages.ToDictionary(message => message.Name, EntriesOf);
        CodeWriter code = CodeWriter.Begin(ActorsPart.Messaging, "System", "ActorVm.Model");
        code.Doc("The kinds of objects that messages touch.");
        using (code.Block("public enum ObjectKind : byte"))
        {
            code.Line("/// <summary>None.</summary>");
            code.Line("None,");
            IEnumerable<string> kinds =
                entries.Values.SelectMany(all => all).Select(entry => entry.Kind).Distinct();
            foreach (string kind in kinds)
            {
                code.Doc($"{kind}.");
                code.Line($"{kind},");
            }
        }

        code.Doc("What the handling of each message touches.");
        using (code.Block("public static class Footprints"))
        {
            code.Line("/// <summary>The most entries that a message has.</summary>");
            code.Line($"public const int EntriesMax = {entries.Values.Max(e => e.Count)};");
            code.Doc("Writes a message's footprint and answers how many entries it has.");
            code.Line("public static int Of(");
            using (code.Block("    in Envelope envelope, Span<FootprintEntry> entries)"))
            {
                using (code.Block("switch (envelope.Kind)"))
                {
                    foreach (MessageDeclaration message in spec.Messages)
                    {
                        WriteCase(code, message, entries[message.Name]);
                    }

                    code.Line("default:");
                    code.Line("    return 0;");
                }
            }

            WriteHelpers(code);
        }

        return code;
    }

    /// <summary>A message that says nothing else touches its receiver.</summary>
    private static IReadOnlyList<FootprintDeclaration> EntriesOf(MessageDeclaration message) =>
        message.Footprint.Count > 0
            ? message.Footprint
            : [new FootprintDeclaration(Self, [], Write: true)];

    private static void WriteCase(
        CodeWriter code, MessageDeclaration message, IReadOnlyList<FootprintDeclaration> entries)
    {
        using (code.Block($"case MessageKind.{message.Name}:"))
        {
            if (entries.SelectMany(entry => entry.Fields)
                .Any(field => FieldOf(message, field) is not null))
            {
                code.Line($"{message.Name} m = {message.Name}.Unpack(envelope);");
            }

            code.Lines(entries.Select((entry, index) =>
                $"entries[{index}] = new(ObjectKind.{entry.Kind}, {Id(message, entry)}, "
                + $"Write: {(entry.Write ? "true" : "false")});"));
            code.Line($"return {entries.Count};");
        }
    }

    private static string Id(MessageDeclaration message, FootprintDeclaration entry)
    {
        if (entry.Object == Self)
        {
            return "envelope.Receiver.Value";
        }

        string[] words = [.. entry.Fields.SelectMany(field => Words(message, field))];
        return words.Length switch
        {
            0 => "0",
            1 => words[0],
            _ => words.Aggregate(
                "StateHash.Seed", (hash, word) => $"StateHash.Mix({hash}, {word})"),
        };
    }

    /// <summary>The 64-bit words that a field or a part of the header consists of.</summary>
    private static IEnumerable<string> Words(MessageDeclaration message, string name)
    {
        if (FieldOf(message, name) is not { } field)
        {
            string part = $"envelope.{Casing.Pascal(name)}";
            return [name == "request" ? part : part + ".Value"];
        }

        string value = $"m.{field.Property}";
        return field.Type.Kind == TypeKind.Struct
            ? field.Type.Parts.Select(part => $"Word({value}.{part.Name})")
            : [$"Word({value})"];
    }

    private static FieldDeclaration? FieldOf(MessageDeclaration message, string name) =>
        message.Fields.FirstOrDefault(field => field.Name == name);

    private static void WriteHelpers(CodeWriter code)
    {
        code.Line();
        code.Line("private static ulong Word(long value) => unchecked((ulong)value);");
        code.Line();
        code.Line("private static ulong Word(ulong value) => value;");
    }
}
