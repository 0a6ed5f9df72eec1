using System;
using System.Collections.Immutable;
using System.Linq;
using K = ActorVm.Programs.Preprocessing.TokenKind;

namespace ActorVm.Programs.Preprocessing;

/// <summary>The punctuators, digraphs among them.</summary>
internal static class Punctuators
{
    private static readonly ImmutableArray<(string Text, K Kind)> LongestFirst =
    [
        ("%:%:", K.HashHash),
        ("...", K.Ellipsis),
        ("<<=", K.ShiftLeftEqual),
        (">>=", K.ShiftRightEqual),
        ("->", K.Arrow),
        ("++", K.PlusPlus),
        ("--", K.MinusMinus),
        ("<<", K.ShiftLeft),
        (">>", K.ShiftRight),
        ("<=", K.LessEqual),
        (">=", K.GreaterEqual),
        ("==", K.EqualEqual),
        ("!=", K.BangEqual),
        ("&&", K.AmpersandAmpersand),
        ("||", K.BarBar),
        ("*=", K.StarEqual),
        ("/=", K.SlashEqual),
        ("%=", K.PercentEqual),
        ("+=", K.PlusEqual),
        ("-=", K.MinusEqual),
        ("&=", K.AmpersandEqual),
        ("^=", K.CaretEqual),
        ("|=", K.BarEqual),
        ("##", K.HashHash),
        ("<:", K.OpenBracket),
        (":>", K.CloseBracket),
        ("<%", K.OpenBrace),
        ("%>", K.CloseBrace),
        ("%:", K.Hash),
        ("{", K.OpenBrace),
        ("}", K.CloseBrace),
        ("[", K.OpenBracket),
        ("]", K.CloseBracket),
        ("(", K.OpenParen),
        (")", K.CloseParen),
        (";", K.Semicolon),
        (",", K.Comma),
        (".", K.Dot),
        ("&", K.Ampersand),
        ("*", K.Star),
        ("+", K.Plus),
        ("-", K.Minus),
        ("~", K.Tilde),
        ("!", K.Bang),
        ("/", K.Slash),
        ("%", K.Percent),
        ("<", K.Less),
        (">", K.Greater),
        ("^", K.Caret),
        ("|", K.Bar),
        ("?", K.Question),
        (":", K.Colon),
        ("=", K.Equal),
        ("#", K.Hash),
    ];

    private static readonly ImmutableArray<ImmutableArray<(string Text, K Kind)>> ByFirst =
    [
        .. Enumerable.Range(0, 128).Select(
            c => LongestFirst.Where(p => p.Text[0] == c).ToImmutableArray()),
    ];

    /// <summary>The longest punctuator that the text begins with; one character of
    /// <see cref="TokenKind.Other"/> where it begins with none.</summary>
    public static (K Kind, int Length) Match(ReadOnlySpan<char> text)
    {
        if (text[0] < ByFirst.Length)
        {
            foreach ((string candidate, K kind) in ByFirst[text[0]])
            {
                if (text.StartsWith(candidate, StringComparison.Ordinal))
                {
                    return (kind, candidate.Length);
                }
            }
        }

        return (K.Other, 1);
    }

    /// <summary>How a kind of punctuator is written, for messages.</summary>
    public static string? Spell(K kind) => LongestFirst.LastOrDefault(p => p.Kind == kind).Text;
}
