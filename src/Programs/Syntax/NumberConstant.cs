using System;
using System.Globalization;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Syntax;

/// <summary>Reads the numbers of C (C11 6.4.4.1 and 6.4.4.2, GNU's binary ones too).</summary>
internal static class NumberConstant
{
    /// <summary>An integer constant.</summary>
    /// <param name="Value">Its value.</param>
    /// <param name="IsDecimal">Whether it is written in decimal: then it is signed unless it says
    /// so.</param>
    /// <param name="IsUnsigned">Whether a u stands behind it.</param>
    /// <param name="Longs">How many l stand behind it.</param>
    public readonly record struct Integer(ulong Value, bool IsDecimal, bool IsUnsigned, int Longs)
    {
        /// <summary>The first type of the standard's list that holds it.</summary>
        public BasicType Type
        {
            get
            {
                bool mayBeUnsigned = IsUnsigned || !IsDecimal;
                if (Longs == 0 && Value <= int.MaxValue && !IsUnsigned)
                {
                    return BasicType.Int;
                }

                if (Longs == 0 && Value <= uint.MaxValue && mayBeUnsigned)
                {
                    return BasicType.UnsignedInt;
                }

                bool isSigned = !IsUnsigned && Value <= long.MaxValue;
                return Longs == 2
                    ? isSigned ? BasicType.LongLong : BasicType.UnsignedLongLong
                    : isSigned ? BasicType.Long : BasicType.UnsignedLong;
            }
        }
    }

    /// <summary>Whether a preprocessing number can only be a floating constant.</summary>
    public static bool IsFloating(string text)
    {
        bool isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return text.Contains('.') || text.AsSpan().IndexOfAny(isHex ? "pP" : "eE") >= 0;
    }

    /// <summary>The integer that a preprocessing number is; null where it is none, or too large.
    /// </summary>
    public static Integer? ReadInteger(string text)
    {
        int radix = 10;
        int at = 0;
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            (radix, at) = (16, 2);
        }
        else if (text.StartsWith("0b", StringComparison.OrdinalIgnoreCase))
        {
            (radix, at) = (2, 2);
        }
        else if (text[0] == '0')
        {
            radix = 8;
        }

        int first = at;
        ulong value = 0;
        for (; at < text.Length && Digit(text[at]) is var digit && digit < radix; at++)
        {
            UInt128 next = ((UInt128)value * (uint)radix) + (uint)digit;
            if (next > ulong.MaxValue)
            {
                return null;
            }

            value = (ulong)next;
        }

        return at > first && Suffix(text[at..]) is { } suffix
            ? new Integer(value, radix == 10, suffix.IsUnsigned, suffix.Longs)
            : null;
    }

    /// <summary>The floating constant that a preprocessing number is, with its type; null where it
    /// is none.</summary>
    public static (double Value, BasicType Type)? ReadFloating(string text)
    {
        bool isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        ReadOnlySpan<char> digits = text;
        BasicType type = BasicType.Double;
        if (digits[^1] is 'f' or 'F' && (!isHex || text.AsSpan().IndexOfAny("pP") >= 0))
        {
            type = BasicType.Float;
            digits = digits[..^1];
        }
        else if (digits[^1] is 'l' or 'L')
        {
            type = BasicType.LongDouble;
            digits = digits[..^1];
        }

        double? value = isHex ? ReadHexFloating(digits[2..]) : ReadDecimal(digits);
        return value is { } known
            ? (type == BasicType.Float ? (float)known : known, type)
            : null;
    }

    private static double? ReadDecimal(ReadOnlySpan<char> digits) =>
        double.TryParse(
            digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture, out double value)
        ? value
        : null;

    private static double? ReadHexFloating(ReadOnlySpan<char> text)
    {
        int power = text.IndexOfAny('p', 'P');
        if (power < 1 || !int.TryParse(
            text[(power + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
            out int exponent))
        {
            return null;
        }

        double value = 0;
        int fraction = 0;
        bool afterPoint = false;
        foreach (char c in text[..power])
        {
            if (c == '.' && !afterPoint)
            {
                afterPoint = true;
                continue;
            }

            if (!char.IsAsciiHexDigit(c))
            {
                return null;
            }

            value = (value * 16) + Digit(c);
            fraction += afterPoint ? 4 : 0;
        }

        return Math.ScaleB(value, Math.Clamp(exponent, -5000, 5000) - fraction);
    }

    private static int Digit(char c) =>
        char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : 99;

    private static (bool IsUnsigned, int Longs)? Suffix(string suffix) => suffix switch
    {
        "" => (false, 0),
        "u" or "U" => (true, 0),
        "l" or "L" => (false, 1),
        "ll" or "LL" => (false, 2),
        "ul" or "uL" or "Ul" or "UL" or "lu" or "lU" or "Lu" or "LU" => (true, 1),
        "ull" or "uLL" or "Ull" or "ULL" or "llu" or "llU" or "LLu" or "LLU" => (true, 2),
        _ => null,
    };
}
