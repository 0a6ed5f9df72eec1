using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ActorVm.Host.Checks;

/// <summary>Splits a C expression into words.</summary>
internal sealed class CheckLexer(string text, ImmutableArray<string> processes)
{
    private static readonly ImmutableArray<string> Operators =
    [
        "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "+", "-", "*", "/", "%", "<", ">", "!",
        "~", "&", "|", "^", "?", ":", ",", "(", ")",
    ];

    private int _at;

    /// <summary>All words, the last of kind End.</summary>
    public static List<CheckToken> Read(string text, ImmutableArray<string> processes)
    {
        CheckLexer lexer = new(text, processes);
        List<CheckToken> tokens = [];
        do
        {
            tokens.Add(lexer.Next());
        }
        while (tokens[^1].Kind != CheckTokenKind.End);
        return tokens;
    }

    private CheckToken Next()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }

        if (_at == text.Length)
        {
            return new CheckToken(CheckTokenKind.End, _at, "the end");
        }

        return text[_at] switch
        {
            '"' => ReadText(),
            '\'' => ReadCharacter(),
            char c when char.IsAsciiDigit(c) => ReadNumber(),
            char c when IsNamePart(c) => ReadName(),
            _ => ReadOperator(),
        };
    }

    /// <summary>A name with its dots. A process's name may hold what no C name does.</summary>
    private CheckToken ReadName()
    {
        int start = _at;
        foreach (string process in processes)
        {
            bool isThere = text.AsSpan(start).StartsWith(process, StringComparison.Ordinal)
                && start + process.Length < text.Length
                && text[start + process.Length] == '.';
            _at = isThere ? Math.Max(_at, start + process.Length) : _at;
        }

        while (_at < text.Length
            && (IsNamePart(text[_at])
                || (text[_at] == '.' && _at + 1 < text.Length && IsNamePart(text[_at + 1]))))
        {
            _at++;
        }

        return new CheckToken(CheckTokenKind.Name, start, text[start.._at]);
    }

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private CheckToken ReadNumber()
    {
        int start = _at;
        while (_at < text.Length && (IsNamePart(text[_at]) || text[_at] == '.'))
        {
            _at++;
        }

        string spelling = text[start.._at];
        string digits = spelling.TrimEnd('u', 'U', 'l', 'L');
        (int radix, int skip) = digits switch
        {
            ['0', 'x' or 'X', ..] => (16, 2),
            ['0', 'b' or 'B', ..] => (2, 2),
            ['0', _, ..] => (8, 1),
            _ => (10, 0),
        };
        ulong value = 0;
        bool valid = digits.Length > skip;
        foreach (char c in digits.AsSpan(skip))
        {
            int digit = char.IsAsciiHexDigit(c)
                ? int.Parse([c], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                : radix;
            UInt128 next = ((UInt128)value * (uint)radix) + (uint)digit;
            valid &= digit < radix && next <= ulong.MaxValue;
            value = unchecked((ulong)next);
        }

        return valid
            ? new CheckToken(CheckTokenKind.Number, start, spelling)
            {
                Number = unchecked((long)value),
            }
            : throw new CheckSyntaxException(start, $"'{spelling}' is no integer");
    }

    private CheckToken ReadText()
    {
        int start = _at;
        byte[] bytes = ReadQuoted('"', "a string");
        return new CheckToken(CheckTokenKind.Text, start, text[start.._at]) { Text = [.. bytes] };
    }

    private CheckToken ReadCharacter()
    {
        int start = _at;
        byte[] bytes = ReadQuoted('\'', "a character");
        if (bytes.Length != 1)
        {
            throw new CheckSyntaxException(start, "expected one character between the quotes");
        }

        return new CheckToken(CheckTokenKind.Number, start, text[start.._at])
        {
            Number = unchecked((sbyte)bytes[0]),
        };
    }

    private byte[] ReadQuoted(char quote, string what)
    {
        int start = _at++;
        List<byte> bytes = [];
        Span<byte> utf8 = stackalloc byte[4];
        while (_at < text.Length && text[_at] != quote)
        {
            if (text[_at] == '\\')
            {
                bytes.Add(ReadEscape());
            }
            else
            {
                Rune.DecodeFromUtf16(text.AsSpan(_at), out Rune rune, out int consumed);
                bytes.AddRange(utf8[..rune.EncodeToUtf8(utf8)]);
                _at += consumed;
            }
        }

        if (_at >= text.Length)
        {
            throw new CheckSyntaxException(start, $"{what} without its closing quote");
        }

        _at++;
        return [.. bytes];
    }

    private byte ReadEscape()
    {
        int start = _at;
        _at += 2;
        char c = start + 1 < text.Length ? text[start + 1] : '\0';
        if (c == 'x')
        {
            return ReadEscapeDigits(start, 16, 2);
        }

        if (c is >= '0' and <= '7')
        {
            _at--;
            return ReadEscapeDigits(start, 8, 3);
        }

        const string Letters = "abefnrtv\\\"'?";
        const string Values = "\a\b\u001b\f\n\r\t\v\\\"'?";
        int index = Letters.IndexOf(c, StringComparison.Ordinal);
        return index >= 0
            ? (byte)Values[index]
            : throw new CheckSyntaxException(start, $"unknown escape '\\{c}'");
    }

    private byte ReadEscapeDigits(int start, int radix, int digitsMax)
    {
        int value = 0;
        int digits = 0;
        while (digits < digitsMax && _at < text.Length && char.IsAsciiHexDigit(text[_at]))
        {
            int digit = int.Parse(
                [text[_at]], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (digit >= radix)
            {
                break;
            }

            value = (value * radix) + digit;
            digits++;
            _at++;
        }

        return digits > 0 && value <= byte.MaxValue
            ? (byte)value
            : throw new CheckSyntaxException(start, "the escape names no byte");
    }

    private CheckToken ReadOperator()
    {
        foreach (string spelling in Operators)
        {
            if (text.AsSpan(_at).StartsWith(spelling, StringComparison.Ordinal))
            {
                CheckToken token = new(CheckTokenKind.Operator, _at, spelling);
                _at += spelling.Length;
                return token;
            }
        }

        throw new CheckSyntaxException(
            _at,
            text[_at] == '='
                ? "found '=', expected an operator that changes nothing; is '==' meant?"
                : $"found '{text[_at]}', expected an operator or a name");
    }
}
