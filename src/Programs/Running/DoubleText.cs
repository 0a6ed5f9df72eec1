using System;

namespace ActorVm.Programs.Running;

/// <summary>
/// A double as one conversion of printf writes it: %e %f %g %a, precision, + space #.
/// </summary>
/// <remarks>Nothing is allocated: the text is built in the caller's buffer, but for the zeros that
/// a large precision asks for, which are only counted. Width is the library's business.</remarks>
internal ref struct DoubleText
{
    /// <summary>The room for the longest text, without those zeros.</summary>
    public const int BufferBytes = DecimalDigits.BufferBytes + 64;

    private const int DefaultPrecision = 6;
    private const int HexDigits = 13;

    private readonly Span<byte> _text;
    private int _head;
    private int _zeros;
    private int _tail;

    /// <summary>Formats a number by a specification such as <c>%+.3f</c>.</summary>
    public DoubleText(
        scoped ReadOnlySpan<byte> specification, double number, Span<byte> buffer)
    {
        _text = buffer;
        var format = DoubleFormat.Parse(specification);
        if (double.IsNegative(number))
        {
            Put('-');
        }
        else if (format.Sign != 0)
        {
            Put((char)format.Sign);
        }

        double magnitude = Math.Abs(number);
        if (!double.IsFinite(magnitude))
        {
            PutWord(double.IsNaN(magnitude) ? "nan" : "inf", format.IsUpper);
        }
        else if (format.Kind == 'a')
        {
            PutHexadecimal(magnitude, format);
        }
        else
        {
            Span<byte> digits = stackalloc byte[DecimalDigits.BufferBytes];
            PutDecimal(new DecimalDigits(magnitude, digits), format);
        }
    }

    /// <summary>How many characters.</summary>
    public readonly long Length => (long)_head + _zeros + _tail;

    /// <summary>A character, from 0.</summary>
    public readonly byte this[long index] =>
        index < _head ? _text[(int)index]
        : index < (long)_head + _zeros ? (byte)'0'
        : _text[(int)(index - _zeros)];

    private void PutDecimal(scoped DecimalDigits digits, DoubleFormat format)
    {
        int precision = format.Precision ?? DefaultPrecision;
        switch (format.Kind)
        {
            case 'f':
                RoundAfterPoint(ref digits, precision);
                PutFixed(digits, precision, format.IsAlternate);
                break;
            case 'e':
                digits.Round(ClampedSum(precision, 1));
                PutScientific(digits, precision, format);
                break;
            default:
                PutGeneral(digits, Math.Max(precision, 1), format);
                break;
        }
    }

    private static void RoundAfterPoint(scoped ref DecimalDigits digits, int precision) =>
        digits.Round(ClampedSum(precision, digits.Point));

    private static int ClampedSum(int precision, int more) =>
        (int)Math.Min((long)precision + more, int.MaxValue);

    /// <summary>
    /// The form of %e or %f that is shorter, trailing zeros left out unless asked for.
    /// </summary>
    private void PutGeneral(scoped DecimalDigits digits, int precision, DoubleFormat format)
    {
        digits.Round(precision);
        int exponent = digits.Point - 1;
        bool scientific = exponent < -4 || exponent >= precision;
        int places = scientific ? precision - 1 : precision - 1 - exponent;
        if (!format.IsAlternate)
        {
            int used = scientific ? digits.Count - 1 : digits.Count - digits.Point;
            places = Math.Clamp(used, 0, places);
        }

        if (scientific)
        {
            PutScientific(digits, places, format);
        }
        else
        {
            PutFixed(digits, places, format.IsAlternate);
        }
    }

    private void PutFixed(scoped DecimalDigits digits, int places, bool alwaysPoint)
    {
        PutDigits(digits, Math.Min(digits.Point - 1, 0), Math.Max(digits.Point, 1));
        PutFraction(digits, digits.Point, places, alwaysPoint);
    }

    private void PutScientific(scoped DecimalDigits digits, int places, DoubleFormat format)
    {
        PutDigits(digits, 0, 1);
        PutFraction(digits, 1, places, format.IsAlternate);
        int exponent = digits.Count == 0 ? 0 : digits.Point - 1;
        PutExponent(format.IsUpper ? 'E' : 'e', exponent, atLeast: 2);
    }

    private void PutDigits(scoped DecimalDigits digits, int first, int count)
    {
        for (int i = first; i < first + count; i++)
        {
            Put((char)('0' + digits[i]));
        }
    }

    /// <summary>
    /// The point and what follows it; the zeros after the last digit are counted.
    /// </summary>
    private void PutFraction(scoped DecimalDigits digits, int first, int places, bool alwaysPoint)
    {
        if (places > 0 || alwaysPoint)
        {
            Put('.');
        }

        int written = Math.Clamp(digits.Count - first, 0, places);
        PutDigits(digits, first, written);
        _zeros = places - written;
    }

    /// <summary>As glibc: 1 before the point, 0 for zero and subnormals.</summary>
    private void PutHexadecimal(double magnitude, DoubleFormat format)
    {
        (ulong mantissa, int exponent) = DecimalDigits.Parts(magnitude);
        exponent = magnitude == 0 ? 0 : exponent + (4 * HexDigits);
        int places = format.Precision ?? HexPlaces(mantissa);
        if (places < HexDigits)
        {
            mantissa = RoundedTo(mantissa, places);
        }

        PutWord("0x", format.IsUpper);
        Put((char)('0' + (mantissa >> (4 * HexDigits))));
        if (places > 0 || format.IsAlternate)
        {
            Put('.');
        }

        int written = Math.Min(places, HexDigits);
        for (int i = 1; i <= written; i++)
        {
            uint digit = (uint)((mantissa >> (4 * (HexDigits - i))) & 0xF);
            char letter = digit < 10 ? (char)('0' + digit) : (char)('a' + digit - 10);
            Put(format.IsUpper ? char.ToUpperInvariant(letter) : letter);
        }

        _zeros = places - written;
        PutExponent(format.IsUpper ? 'P' : 'p', exponent, atLeast: 1);
    }

    /// <summary>As many hexadecimal places as a mantissa needs.</summary>
    private static int HexPlaces(ulong mantissa)
    {
        int places = HexDigits;
        while (places > 0 && (mantissa & 0xF) == 0)
        {
            mantissa >>= 4;
            places--;
        }

        return places;
    }

    /// <summary>To the nearer, a tie to the even one.</summary>
    private static ulong RoundedTo(ulong mantissa, int places)
    {
        int dropped = 4 * (HexDigits - places);
        ulong half = 1UL << (dropped - 1);
        ulong rest = mantissa & ((half << 1) - 1);
        bool odd = ((mantissa >> dropped) & 1) != 0;
        bool up = rest > half || (rest == half && odd);
        return mantissa - rest + (up ? half << 1 : 0);
    }

    private void PutExponent(char letter, int exponent, int atLeast)
    {
        PutTail(letter);
        PutTail(exponent < 0 ? '-' : '+');
        int magnitude = Math.Abs(exponent);
        for (int power = 1000; power > 0; power /= 10)
        {
            bool wanted = power == 1 || (atLeast == 2 && power == 10) || magnitude >= power;
            if (wanted)
            {
                PutTail((char)('0' + (magnitude / power % 10)));
            }
        }
    }

    private void PutWord(string word, bool upper)
    {
        foreach (char letter in word)
        {
            Put(upper ? char.ToUpperInvariant(letter) : letter);
        }
    }

    private void Put(char letter) => _text[_head++] = (byte)letter;

    private void PutTail(char letter) => _text[_head + _tail++] = (byte)letter;
}
