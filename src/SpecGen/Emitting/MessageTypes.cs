using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using ActorVm.SpecGen.Declarations;

namespace ActorVm.SpecGen.Emitting;

/// <summary>The struct of a message and of its reply, and how they are packed.</summary>
internal static class MessageTypes
{
    public static CodeWriter Types(MessageDeclaration message, Spec spec)
    {
        IEnumerable<MessageDeclaration> both =
            message.Reply is { } answer ? [message, answer] : [message];
        IEnumerable<string> spaces =
            both.SelectMany(one => one.Fields)
                .Select(field => field.Type.Namespace)
                .OfType<string>();
        CodeWriter code = CodeWriter.Begin(
            ActorsPart.Messaging,
            spaces.Where(space => space != ActorsPart.Messaging)
                .Concat(["System", "System.Buffers.Binary"])
                .Distinct());
        var names = spec.Messages.Select(known => known.Name).ToHashSet();
        foreach (MessageDeclaration one in both)
        {
            WriteType(code, one, names);
        }

        return code;
    }

    private static void WriteType(
        CodeWriter code, MessageDeclaration message, HashSet<string> names)
    {
        string name = message.Name;
        code.Doc(message.Doc);
        code.Line($"/// <remarks>{Route(message)}</remarks>");
        code.Line($"public readonly record struct {name}(");
        code.Lines(message.Fields.Select((field, index) =>
            $"    {TypeName(field.Type, names)} {field.Property}"
            + (index == message.Fields.Count - 1 ? ")" : ",")));
        if (message.Fields.Count == 0)
        {
            code.Line("    )");
        }

        using (code.Block($"    : {Interface(message)}"))
        {
            code.Line("/// <inheritdoc/>");
            code.Line($"public static MessageKind Kind => MessageKind.{name};");
            code.Line();
            WriteUnpack(code, message, names);
            code.Line();
            WritePack(code, message);
        }
    }

    private static string Route(MessageDeclaration message)
    {
        string senders = string.Join(" or ", message.From);
        string route = $"From {senders} to {string.Join(" or ", message.To)}.";
        string answer = message switch
        {
            { Reply: { } reply } => $" Answered by <see cref=\"{reply.Name}\"/>.",
            { ReplyOf: { } request } => $" Answers <see cref=\"{request}\"/>.",
            _ => "",
        };
        return message.Payload is { } payload
            ? $"{route}{answer} Payload: {CodeWriter.Xml(payload)}."
            : route + answer;
    }

    private static string Interface(MessageDeclaration message) => message switch
    {
        { Reply: { } reply } => $"IRequest<{message.Name}, {reply.Name}>",
        { ReplyOf: not null } => $"IReply<{message.Name}>",
        _ => $"IMessage<{message.Name}>",
    };

    private static void WriteUnpack(
        CodeWriter code, MessageDeclaration message, HashSet<string> names)
    {
        code.Line("/// <inheritdoc/>");
        if (message.Fields.Count == 0)
        {
            code.Line($"public static {message.Name} Unpack(in Envelope envelope) => default;");
            return;
        }

        using (code.Block($"public static {message.Name} Unpack(in Envelope envelope)"))
        {
            code.Line("ReadOnlySpan<byte> fields = envelope.ReadFields;");
            code.Line($"return new {message.Name}(");
            code.Lines(message.Fields.Select((field, index) =>
                $"    {Read(field, names)}" + (index == message.Fields.Count - 1 ? ");" : ",")));
        }
    }

    private static void WritePack(CodeWriter code, MessageDeclaration message)
    {
        code.Line("/// <inheritdoc/>");
        using (code.Block("public void Pack(ref Envelope envelope)"))
        {
            if (message.Fields.Count > 0)
            {
                code.Line("Span<byte> fields = envelope.Fields;");
                code.Lines(message.Fields.SelectMany(Write));
            }
        }
    }

    /// <summary>A type whose short name a message bears too is named in full.</summary>
    private static string TypeName(FieldType type, HashSet<string> names) =>
        names.Contains(type.ShortName) ? type.CSharp : type.ShortName;

    private static string Read(FieldDeclaration field, HashSet<string> names)
    {
        FieldType type = field.Type;
        string name = TypeName(type, names);
        return type.Kind switch
        {
            TypeKind.Primitive => ReadPrimitive(type, field.Offset),
            TypeKind.Enum => $"({name}){ReadPrimitive(type.Parts[0].Primitive, field.Offset)}",
            TypeKind.Struct => $"new {name}({string.Join(", ", Placed(field).Select(part =>
                ReadPrimitive(part.Part.Primitive, part.Offset)))})",
            _ => throw new UnreachableException(),
        };
    }

    private static IEnumerable<string> Write(FieldDeclaration field) => field.Type.Kind switch
    {
        TypeKind.Primitive => [WritePrimitive(field.Type, field.Offset, field.Property)],
        TypeKind.Enum => [WriteEnum(field)],
        TypeKind.Struct => Placed(field).Select(part =>
            WritePrimitive(part.Part.Primitive, part.Offset, $"{field.Property}.{part.Part.Name}")),
        _ => throw new UnreachableException(),
    };

    private static string WriteEnum(FieldDeclaration field)
    {
        FieldType primitive = field.Type.Parts[0].Primitive;
        return WritePrimitive(primitive, field.Offset, $"({primitive.CSharp}){field.Property}");
    }

    private static IEnumerable<(TypePart Part, int Offset)> Placed(FieldDeclaration field)
    {
        int offset = field.Offset;
        foreach (TypePart part in field.Type.Parts)
        {
            yield return (part, offset);
            offset += part.Primitive.Bytes;
        }
    }

    private static string ReadPrimitive(FieldType type, int offset) => type.CSharp switch
    {
        "bool" => $"fields[{offset}] != 0",
        "byte" => $"fields[{offset}]",
        _ => $"BinaryPrimitives.Read{Codec(type)}LittleEndian(fields[{offset}..])",
    };

    private static string WritePrimitive(FieldType type, int offset, string value) =>
        type.CSharp switch
        {
            "bool" => $"fields[{offset}] = {value} ? (byte)1 : (byte)0;",
            "byte" => $"fields[{offset}] = {value};",
            _ => $"BinaryPrimitives.Write{Codec(type)}LittleEndian(fields[{offset}..], {value});",
        };

    private static string Codec(FieldType type) => type.CSharp switch
    {
        "short" => "Int16",
        "ushort" => "UInt16",
        "int" => "Int32",
        "uint" => "UInt32",
        "long" => "Int64",
        _ => "UInt64",
    };
}
