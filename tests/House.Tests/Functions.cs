using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace ActorVm.House.Tests;

/// <summary>A function in a source file, with the lines that its head begins and its body ends on.</summary>
internal sealed record Function(string Name, int FirstLine, int LastLine)
{
    public int Lines => LastLine - FirstLine + 1;
}

/// <summary>Finds functions by their braces; code within a function belongs to it.</summary>
internal static class Functions
{
    private static readonly Regex TypeHead =
        new(@"\b(class|struct|record|interface|enum|namespace)\s+\w", RegexOptions.Compiled);

    private static readonly Regex NamedHead = new(@"(\w+)\s*(<[^()]*>)?\s*\(", RegexOptions.Compiled);

    private static readonly Regex Attribute = new(@"\[[^]]*\]", RegexOptions.Compiled);

    private static readonly Regex Parenthesized = new(@"\([^()]*\)", RegexOptions.Compiled);

    /// <summary>What follows it is data: the initial value of a field or property.</summary>
    private static readonly Regex Assignment = new("(?<![=!<>])=(?![=>])", RegexOptions.Compiled);

    private enum BlockKind
    {
        Type,
        Function,
        Inner,
    }

    /// <param name="code">Source without comments and strings.</param>
    public static IEnumerable<Function> In(string code)
    {
        var open = new Stack<(BlockKind Kind, string Name, int HeadStart)>();
        int headStart = 0;
        for (int at = 0; at < code.Length; at++)
        {
            switch (code[at])
            {
                case '{':
                    string head = code[headStart..at];
                    bool isMember = open.All(block => block.Kind == BlockKind.Type);
                    open.Push((KindOf(head, isMember), NameOf(head), headStart));
                    headStart = at + 1;
                    break;
                case '}' when open.Count > 0:
                    (BlockKind kind, string name, int start) = open.Pop();
                    if (kind == BlockKind.Function)
                    {
                        yield return new Function(name, LineOf(code, FirstVisible(code, start)), LineOf(code, at));
                    }

                    headStart = at + 1;
                    break;
                case ';':
                    headStart = at + 1;
                    break;
            }
        }
    }

    private static BlockKind KindOf(string head, bool isMember)
    {
        if (!isMember)
        {
            return BlockKind.Inner;
        }

        if (TypeHead.IsMatch(head))
        {
            return BlockKind.Type;
        }

        string outside = Parenthesized.Replace(head, "");
        return Assignment.IsMatch(outside) ? BlockKind.Inner : BlockKind.Function;
    }

    private static string NameOf(string head)
    {
        Match match = NamedHead.Match(Attribute.Replace(head, ""));
        return match.Success
            ? match.Groups[1].Value
            : head.Split((char[])[' ', '\n', '\r', '='], StringSplitOptions.RemoveEmptyEntries).LastOrDefault("");
    }

    private static int FirstVisible(string code, int start)
    {
        while (start < code.Length && char.IsWhiteSpace(code[start]))
        {
            start++;
        }

        return start;
    }

    private static int LineOf(string code, int at) => code.AsSpan(0, at).Count('\n') + 1;
}
