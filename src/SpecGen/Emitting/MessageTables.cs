using System.Collections.Generic;
using System.Linq;
using ActorVm.SpecGen.Declarations;

namespace ActorVm.SpecGen.Emitting;

/// <summary>What is known of all messages together.</summary>
internal static class MessageTables
{
    public static CodeWriter Kinds(Spec spec)
    {
        CodeWriter code = CodeWriter.Begin(ActorsPart.Messaging);
        WriteEnum(
            code,
            "Which message an envelope holds.",
            "MessageKind : ushort",
            "No message.",
            spec.Messages.Select(message => (message.Name, message.Doc)));
        WriteEnum(
            code,
            "The parts that actors play; the kernel's are numbered as their ids.",
            "ActorRole : byte",
            "Nobody.",
            spec.Actors.Select(actor => (actor, actor + ".")));
        WriteEnum(
            code,
            "What a message's payload holds.",
            "PayloadKind : byte",
            "It has none.",
            spec.Messages.Select(message => message.Payload).OfType<string>().Distinct()
                .Select(payload => (Casing.Pascal(payload), payload + ".")));
        return code;
    }

    public static CodeWriter Table(Spec spec)
    {
        CodeWriter code = CodeWriter.Begin(ActorsPart.Messaging, "System.Collections.Immutable");
        code.Doc("What the spec says about each message.");
        using (code.Block("public static class MessageTable"))
        {
            code.Line("// In the order of MessageKind.");
            code.Line("private static ImmutableArray<MessageInfo> Infos { get; } =");
            using (code.Block("[", "];", open: ""))
            {
                code.Line("None,");
                foreach (MessageDeclaration message in spec.Messages)
                {
                    WriteInfo(code, message);
                }
            }

            code.Line();
            code.Line("private static MessageInfo None => new(");
            code.Line("    default, [], [], default, default, PayloadKind.None);");
            code.Doc("What is known of a message.");
            code.Line("public static MessageInfo Of(MessageKind kind) => Infos[(int)kind];");
            code.Doc("The part that an actor plays.");
            code.Line("public static ActorRole RoleOf(ActorId id) =>");
            code.Line($"    id.IsProcess ? ActorRole.{spec.Actors[^1]} : (ActorRole)id.Value;");
        }

        return code;
    }

    public static CodeWriter Format(Spec spec)
    {
        CodeWriter code = CodeWriter.Begin(
            ActorsPart.Messaging, "System", "System.Globalization", "ActorVm.Model");
        code.Doc("Messages as text, for logs and reports.");
        using (code.Block("public static class MessageFormat"))
        {
            code.Doc("The name and the fields, as ShmFault{segment=0:1, page=3, write=true}.");
            using (code.Block("public static string Format(in Envelope envelope)"))
            {
                code.Line("IFormatProvider culture = CultureInfo.InvariantCulture;");
                using (code.Block("switch (envelope.Kind)"))
                {
                    foreach (MessageDeclaration message in spec.Messages)
                    {
                        WriteFormat(code, message);
                    }

                    code.Line("default:");
                    code.Line("    return envelope.Kind.ToString();");
                }
            }
        }

        return code;
    }

    private static void WriteEnum(
        CodeWriter code,
        string doc,
        string head,
        string none,
        IEnumerable<(string Name, string Doc)> members)
    {
        code.Doc(doc);
        using (code.Block($"public enum {head}"))
        {
            code.Line($"/// <summary>{none}</summary>");
            code.Line("None,");
            foreach ((string name, string text) in members)
            {
                code.Doc(text);
                code.Line(name + ",");
            }
        }
    }

    private static void WriteInfo(CodeWriter code, MessageDeclaration message)
    {
        string payload = message.Payload is { } kind ? Casing.Pascal(kind) : "None";
        code.Lines(
            "new(",
            $"    MessageKind.{message.Name},",
            $"    [{Roles(message.From)}],",
            $"    [{Roles(message.To)}],",
            $"    MessageKind.{message.Reply?.Name ?? "None"},",
            $"    MessageKind.{message.ReplyOf ?? "None"},",
            $"    PayloadKind.{payload}),");
    }

    private static string Roles(IEnumerable<string> actors) =>
        string.Join(", ", actors.Select(actor => $"ActorRole.{actor}"));

    private static void WriteFormat(CodeWriter code, MessageDeclaration message)
    {
        string name = message.Name;
        using (code.Block($"case MessageKind.{name}:"))
        {
            if (message.Fields.Count == 0)
            {
                code.Line($"return \"{name}{{}}\";");
                return;
            }

            code.Line($"{name} m = {name}.Unpack(envelope);");
            string fields = string.Join(", ", message.Fields.Select(Shown));
            code.Line($"return string.Create(culture, $\"{name}{{{{{fields}}}}}\");");
        }
    }

    private static string Shown(FieldDeclaration field)
    {
        string value = $"m.{field.Property}";
        string shown = field.Type switch
        {
            { Kind: TypeKind.Primitive, CSharp: "bool" } => $"{{({value} ? \"true\" : \"false\")}}",
            { Kind: TypeKind.Primitive } => $"{{{value}}}",
            { Kind: TypeKind.Enum } => $"{{{value}}}",
            _ => string.Join(":", field.Type.Parts.Select(part => $"{{{value}.{part.Name}}}")),
        };
        return $"{field.Name}={shown}";
    }
}
