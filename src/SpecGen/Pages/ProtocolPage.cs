using System.Collections.Generic;
using System.Linq;
using ActorVm.SpecGen.Declarations;
using ActorVm.SpecGen.Emitting;

namespace ActorVm.SpecGen.Pages;

/// <summary>docs/protocol.md: every message, by the actor that gets it.</summary>
internal static class ProtocolPage
{
    private const string Introduction = """

        # The protocol

        Who tells whom what. A message with a reply gets exactly one, under the same name with
        `Done`; the others are one-way. Messages between one sender and one receiver stay in order.
        A message is an envelope of 64 bytes: 24 of header and 40 for the fields. What is larger
        travels as a payload, whose ownership passes with the message. "Reads" and "writes" name
        what the handling touches: two deliveries that touch the same object depend on each other
        when one of them writes it.

        How many kinds of requests and one-way messages each actor sends to each other one:

        """;

    public static CodeWriter Text(Spec spec)
    {
        CodeWriter page = SpecPages.Begin(Introduction);
        WriteOverview(page, spec);
        foreach (string actor in spec.Actors)
        {
            page.Paragraph($"## To {actor}");
            foreach (MessageDeclaration request in spec.Requests.Where(m => m.To.Contains(actor)))
            {
                WriteMessage(page, request);
            }
        }

        return page;
    }

    private static void WriteOverview(CodeWriter page, Spec spec)
    {
        page.Line($"| to \\ from | {string.Join(" | ", spec.Actors)} |");
        page.Line("|---|" + string.Concat(spec.Actors.Select(_ => "---:|")));
        foreach (string receiver in spec.Actors)
        {
            IEnumerable<string> cells = spec.Actors
                .Select(sender => spec.Requests.Count(message =>
                    message.From.Contains(sender) && message.To.Contains(receiver)))
                .Select(count => count == 0 ? "" : $"{count}");
            page.Line($"| {receiver} | {string.Join(" | ", cells)} |");
        }
    }

    private static void WriteMessage(CodeWriter page, MessageDeclaration message)
    {
        page.Paragraph($"### {message.Name}");
        page.Paragraph($"From {string.Join(" or ", message.From)}. {message.Doc}");
        WriteContents(page, message);
        if (message.Reply is { } reply)
        {
            page.Paragraph($"`{reply.Name}`: {reply.Doc}");
            WriteContents(page, reply);
        }
    }

    private static void WriteContents(CodeWriter page, MessageDeclaration message)
    {
        string fields = string.Join(
            ", ", message.Fields.Select(field => $"`{field.Name}` {field.Type.Name}"));
        string size = message.Bytes == 0 ? "none" : $"{fields} ({message.Bytes} bytes)";
        page.Paragraph(
        [
            $"- fields: {size}",
            .. Payload(message),
            .. Footprint("reads", message.Footprint.Where(entry => !entry.Write)),
            .. Footprint("writes", message.Footprint.Where(entry => entry.Write)),
        ]);
    }

    private static IEnumerable<string> Payload(MessageDeclaration message) =>
        message.Payload is { } payload ? [$"- payload: {payload}"] : [];

    private static IEnumerable<string> Footprint(
        string title, IEnumerable<FootprintDeclaration> entries)
    {
        string text = string.Join(", ", entries.Select(entry => entry.Fields.Count == 0
            ? entry.Object
            : $"{entry.Object}({string.Join(", ", entry.Fields)})"));
        return text.Length == 0 ? [] : [$"- {title}: {text}"];
    }
}
