using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;

namespace ActorVm.Programs.Syntax;

/// <summary>Decodes what stands between quotes: escapes, and UTF-8 or wide encodings.</summary>
internal static class QuotedText
{
    /// <summary>The element size that a literal's prefix says: 1 for none and u8, 2 for u, 4 for U
    /// and L.</summary>
    public static int ElementSize(string literal) => literal[0] switch
    {
        'L' or 'U' => 4,
        'u' => literal[1] == '8' ? 1 : 2,
        _ => 1,
    };

    /// <summary>Appends a literal's elements, of this size, without a terminator. Gives what is
    /// wrong with an escape, or null.</summary>
    public static string? Decode(string literal, int elementSize, List<byte> bytes)
    {
        int start = literal.AsSpan().IndexOfAny('"', '\'') + 1;
        ReadOnlySpan<char> text = literal.AsSpan(start, literal.Length - start - 1);
        string? wrong = null;
        while (!text.IsEmpty)
        {
            if (text[0] != '\\')
            {
                Rune.DecodeFromUtf16(text, out Rune rune, out int used);
                AppendCharacter(rune, elementSize, bytes);
                text = text[used..];
                continue;
            }

            (uint value, int length, bool isCharacter) = Escape(text, ref wrong);
            if (isCharacter && Rune.TryCreate(value, out Rune named))
            {
                AppendCharacter(named, elementSize, bytes);
            }
            else
            {
                AppendElement(value, elementSize, bytes);
            }

            text = text[length..];
        }

        return wrong;
    }

    private static void AppendCharacter(Rune rune, int elementSize, List<byte> bytes)
    {
        if (elementSize == 4)
        {
            AppendElement((uint)rune.Value, 4, bytes);
        }
        else if (elementSize == 2)
        {
            Span<char> units = stackalloc char[2];
            foreach (char unit in units[..rune.EncodeToUtf16(units)])
            {
                AppendElement(unit, 2, bytes);
            }
        }
        else
        {
            Span<byte> encoded = stackalloc byte[4];
            bytes.AddRange(encoded[..rune.EncodeToUtf8(encoded)]);
        }
    }

    private static void AppendElement(uint value, int elementSize, List<byte> bytes)
    {
        Span<byte> element = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(element, value);
        bytes.AddRange(element[..elementSize]);
    }

    /// <summary>The value of the escape that the text begins with, how long it is, and whether it
    /// names a character to encode (\u) and not an element.</summary>
    private static (uint Value, int Length, bool IsCharacter) Escape(
        ReadOnlySpan<char> text, ref string? wrong)
    {
        char c = text.Length > 1 ? text[1] : '\\';
        switch (c)
        {
            case >= '0' and <= '7':
                return Digits(text, 1, 8, 3);
            case 'x':
                (uint value, int length, _) = Digits(text, 2, 16, int.MaxValue);
                wrong ??= length == 2 ? "\\x used with no following hex digits" : null;
                return (value, length, false);
            case 'u' or 'U':
                return Digits(text, 2, 16, c == 'u' ? 4 : 8) with { IsCharacter = true };
            default:
                const string Letters = "abtnvfreE\\'\"?";
                const string Values = "\a\b\t\n\v\f\r\u001b\u001b\\'\"?";
                int index = Letters.IndexOf(c);
                if (index < 0)
                {
                    wrong ??= $"unknown escape sequence: '\\{c}'";
                }

                return (index < 0 ? c : Values[index], 2, false);
        }
    }

    private static (uint Value, int Length, bool IsCharacter) Digits(
        ReadOnlySpan<char> text, int at, int radix, int countMax)
    {
        uint value = 0;
        for (int count = 0; count < countMax && at < text.Length; count++, at++)
        {
            int digit =
                char.IsAsciiHexDigit(text[at]) ? Convert.ToInt32(text[at].ToString(), 16) : 99;
            if (digit >= radix)
            {
                break;
            }

            value = unchecked((value * (uint)radix) + (uint)digit);
        }

        return (value, at, false);
    }
}
