using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ActorVm.SpecGen.Declarations;

namespace ActorVm.SpecGen.Pages;

/// <summary>docs/protocol.md: every message, by the actor that gets it.</summary>
internal static class ProtocolPage
{
    public static string Text(Spec spec)
    {
        var page = new StringBuilder(SpecPages.MadeFrom);
        page.Append(
            """

            # The protocol

            Who tells whom what. A message with a reply gets exactly one, under the same name with `Done`; the others
            are one-way. Messages between one sender and one receiver stay in order. A message is an envelope of 64
            bytes: 24 of header and 40 for the fields. What is larger travels as a payload, whose ownership passes
            with the message. "Reads" and "writes" name what the handling touches: two deliveries that touch the same
            object depend on each other when one of them writes it.

            | to \ from |
            """);
        AppendOverview(page, spec);
        foreach (string actor in spec.Actors)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## To {actor}\n");
            foreach (MessageDeclaration request in spec.Requests.Where(m => m.To.Contains(actor)))
            {
                AppendMessage(page, request);
            }
        }

        return page.ToString();
    }

    /// <summary>How many messages, without replies, each actor sends to each other one.</summary>
    private static void AppendOverview(StringBuilder page, Spec spec)
    {
        page.Append(' ').AppendJoin(" | ", spec.Actors).Append(" |\n|---|");
        page.Append(string.Concat(spec.Actors.Select(_ => "---:|"))).Append('\n');
        foreach (string receiver in spec.Actors)
        {
            IEnumerable<string> cells = spec.Actors
                .Select(sender => spec.Requests.Count(message =>
                    message.From.Contains(sender) && message.To.Contains(receiver)))
                .Select(count => count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture));
            page.Append(
                CultureInfo.InvariantCulture, $"| {receiver} | {string.Join(" | ", cells)} |\n");
        }
    }

    private static void AppendMessage(StringBuilder page, MessageDeclaration message)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {message.Name}\n\n");
        page.Append(
            CultureInfo.InvariantCulture, $"From {string.Join(" or ", message.From)}. {message.Doc}\n\n");
        AppendContents(page, message);
        if (message.Reply is { } reply)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n`{reply.Name}`: {reply.Doc}\n\n");
            AppendContents(page, reply);
        }
    }

    private static void AppendContents(StringBuilder page, MessageDeclaration message)
    {
        string fields = string.Join(", ", message.Fields.Select(field => $"`{field.Name}` {field.Type.Name}"));
        page.Append(CultureInfo.InvariantCulture, $"- fields: {OrNone(fields)}");
        page.Append(CultureInfo.InvariantCulture, $" ({message.Bytes} bytes)\n");
        if (message.Payload is { } payload)
        {
            page.Append(CultureInfo.InvariantCulture, $"- payload: {payload}\n");
        }

        AppendFootprint(page, "reads", message.Footprint.Where(entry => !entry.Write));
        AppendFootprint(page, "writes", message.Footprint.Where(entry => entry.Write));
    }

    private static void AppendFootprint(
        StringBuilder page, string title, IEnumerable<FootprintDeclaration> entries)
    {
        string text = string.Join(", ", entries.Select(entry => entry.Fields.Count == 0
            ? entry.Object
            : $"{entry.Object}({string.Join(", ", entry.Fields)})"));
        if (text.Length > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"- {title}: {text}\n");
        }
    }

    private static string OrNone(string text) => text.Length == 0 ? "none" : text;
}
