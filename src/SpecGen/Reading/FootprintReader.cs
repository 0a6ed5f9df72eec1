using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using ActorVm.SpecGen.Declarations;

namespace ActorVm.SpecGen.Reading;

/// <summary>
/// Reads the objects that a message touches: <c>object</c> or <c>object(field, ...)</c>.
/// </summary>
internal static class FootprintReader
{
    /// <summary>What may name an object besides the message's fields: parts of the
    /// header.</summary>
    private static readonly string[] HeaderFields = ["sender", "receiver", "request"];

    private static readonly Regex Form = new(@"^(\w+)(?:\((\w+)(?:, *(\w+))*\))?$");

    public static IEnumerable<FootprintDeclaration> Read(
        IEnumerable<SpecNode> items, MessageDeclaration message, bool write)
    {
        foreach ((SpecNode at, string text) in Rejoined(items))
        {
            if (Form.Match(text) is { Success: true } match)
            {
                yield return ReadEntry(at, match, message, write);
            }
            else
            {
                at.Fail($"expected OBJECT or OBJECT(FIELD, ...), found '{text}'");
            }
        }
    }

    /// <summary>To YAML the comma between two fields is one between two items.</summary>
    private static IEnumerable<(SpecNode At, string Text)> Rejoined(IEnumerable<SpecNode> items)
    {
        SpecNode? at = null;
        string text = "";
        foreach (SpecNode item in items)
        {
            text = at is null ? item.Text : $"{text}, {item.Text}";
            at ??= item;
            if (!text.Contains('(') || text.EndsWith(')'))
            {
                yield return (at, text);
                at = null;
            }
        }

        if (at is not null)
        {
            yield return (at, text);
        }
    }

    private static FootprintDeclaration ReadEntry(
        SpecNode at, Match match, MessageDeclaration message, bool write)
    {
        string[] fields =
        [
            .. from capture in match.Groups[2].Captures.Concat(match.Groups[3].Captures)
               select capture.Value,
        ];
        IEnumerable<string> known = message.Fields.Select(declared => declared.Name);
        foreach (string unknown in fields.Except(known).Except(HeaderFields))
        {
            at.Fail($"{message.Name} has no field '{unknown}'");
        }

        return new FootprintDeclaration(match.Groups[1].Value, fields, write);
    }
}
