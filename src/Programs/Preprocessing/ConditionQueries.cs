using System;
using System.Collections.Generic;
using System.Linq;

namespace ActorVm.Programs.Preprocessing;

/// <summary>Answers the questions that an #if may hold besides its arithmetic: <c>defined x</c>,
/// <c>__has_include(&lt;x.h&gt;)</c> and GNU's others, which all get 0.</summary>
internal sealed class ConditionQueries(IncludeResolver includes, SpellingPool pool)
{
    /// <summary>The tokens with 1 or 0 in each question's place.</summary>
    public List<Token> Replace(List<Token> tokens, SourceFile file)
    {
        var result = new List<Token>(tokens.Count);
        int at = 0;
        while (at < tokens.Count)
        {
            Token token = tokens[at];
            (bool Value, int Length)? answer = token.Text == "defined" ? Defined(tokens, at)
                : IsQuery(token.Text) ? Query(tokens, at, file) : null;
            result.Add(answer is { } known
                ? new Token(
                    TokenKind.Number,
                    pool.Get(known.Value ? "1" : "0"),
                    token.Position,
                    token.Flags)
                : token);
            at += answer?.Length ?? 1;
        }

        return result;
    }

    /// <summary>Whether it is one of the questions, which count as macros.</summary>
    public static bool IsQuery(string name) => name is "__has_include" or "__has_include_next"
        or "__has_attribute" or "__has_builtin" or "__has_feature";

    private static (bool Value, int Length)? Defined(List<Token> tokens, int at)
    {
        bool isBracketed = at + 1 < tokens.Count && tokens[at + 1].Kind == TokenKind.OpenParen;
        int name = at + (isBracketed ? 2 : 1);
        bool isWellFormed = name < tokens.Count && tokens[name].Kind == TokenKind.Identifier
            && (!isBracketed || (name + 1 < tokens.Count
                && tokens[name + 1].Kind == TokenKind.CloseParen));
        return isWellFormed
            ? (tokens[name].Spelling.Macro is not null || IsQuery(tokens[name].Text),
                isBracketed ? 4 : 2)
            : null;
    }

    private (bool Value, int Length) Query(List<Token> tokens, int at, SourceFile file)
    {
        int close = tokens.FindIndex(at, t => t.Kind == TokenKind.CloseParen);
        int length = (close < 0 ? tokens.Count : close + 1) - at;
        bool asksForHeader = tokens[at].Text.StartsWith("__has_include", StringComparison.Ordinal);
        if (!asksForHeader || length < 4)
        {
            return (false, length);
        }

        string header = string.Concat(tokens.GetRange(at + 2, length - 3).Select(t => t.Text));
        bool found = header.Length > 2
            && includes.Find(header[1..^1], header[0] == '<', file) is not null;
        return (found, length);
    }
}
