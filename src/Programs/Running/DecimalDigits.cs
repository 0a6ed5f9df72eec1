using System;

namespace ActorVm.Programs.Running;

/// <summary>
/// All decimal digits of a double, exactly: 0.d1d2d3… times a power of ten, d1 not 0.
/// </summary>
/// <remarks>
/// A double is an integer times a power of two, so its expansion ends. It is worked out in words of
/// nine decimal digits: multiplied by two to the exponent, or divided, nine bits at a time, since
/// ten to the ninth is a multiple of two to the ninth.
/// </remarks>
internal ref struct DecimalDigits
{
    /// <summary>
    /// The room that the digits of any double take: 324 before the point, 1,080 after.
    /// </summary>
    public const int BufferBytes = (IntegerWords + FractionWords) * WordDigits;

    private const int IntegerWords = 36;
    private const int FractionWords = 120;
    private const int WordDigits = 9;
    private const uint WordBase = 1_000_000_000;
    private const int MultiplyBits = 29;
    private const int DivideBits = 9;
    private const int MantissaBits = 52;
    private const int ExponentMask = 0x7FF;
    private const int LowestExponent = -1074;

    private readonly Span<byte> _digits;

    /// <summary>Works out the digits of a finite number that is not negative.</summary>
    public DecimalDigits(double number, Span<byte> buffer)
    {
        (ulong mantissa, int exponent) = Parts(number);
        Span<uint> words = stackalloc uint[IntegerWords + FractionWords];
        words.Clear();
        words[IntegerWords - 1] = (uint)(mantissa % WordBase);
        words[IntegerWords - 2] = (uint)(mantissa / WordBase);
        if (exponent >= 0)
        {
            Multiply(words[..IntegerWords], exponent);
        }
        else
        {
            Divide(words, -exponent);
        }

        Write(words, buffer);
        int first = buffer[..BufferBytes].IndexOfAnyExcept((byte)0);
        int last = buffer[..BufferBytes].LastIndexOfAnyExcept((byte)0);
        _digits = first < 0 ? [] : buffer[first..];
        Count = first < 0 ? 0 : last + 1 - first;
        Point = first < 0 ? 1 : (IntegerWords * WordDigits) - first;
    }

    /// <summary>How many digits there are, the last not 0; none where the number is 0.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// How many digits stand before the decimal point; negative: zeros follow it.
    /// </summary>
    public int Point { get; private set; }

    /// <summary>
    /// The digit at an index, from 0; zeros stand before the first and after the last.
    /// </summary>
    public readonly byte this[int index] =>
        index >= 0 && index < Count ? _digits[index] : (byte)0;

    /// <summary>Mantissa and binary exponent of a finite number that is not negative.</summary>
    public static (ulong Mantissa, int Exponent) Parts(double number)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(number);
        ulong fraction = bits & ((1UL << MantissaBits) - 1);
        int exponent = (int)(bits >> MantissaBits) & ExponentMask;
        return exponent == 0
            ? (fraction, LowestExponent)
            : (fraction | (1UL << MantissaBits), exponent - 1 + LowestExponent);
    }

    /// <summary>Rounds to so many digits: to the nearer, a tie to the even one.</summary>
    public void Round(int digits)
    {
        if (digits >= Count)
        {
            return;
        }

        bool up = digits >= 0 && RoundsUp(digits);
        Count = Math.Max(digits, 0);
        while (up && Count > 0 && _digits[Count - 1] == 9)
        {
            Count--;
        }

        if (up && Count == 0)
        {
            _digits[0] = 1;
            Count = 1;
            Point++;
        }
        else if (up)
        {
            _digits[Count - 1]++;
        }

        while (Count > 0 && _digits[Count - 1] == 0)
        {
            Count--;
        }
    }

    private readonly bool RoundsUp(int digits)
    {
        byte next = _digits[digits];
        bool tie = next == 5 && digits + 1 == Count;
        return tie ? digits > 0 && _digits[digits - 1] % 2 == 1 : next >= 5;
    }

    private static void Multiply(Span<uint> words, int bits)
    {
        for (; bits > 0; bits -= MultiplyBits)
        {
            int step = Math.Min(bits, MultiplyBits);
            ulong carry = 0;
            for (int i = words.Length - 1; i >= 0; i--)
            {
                ulong product = ((ulong)words[i] << step) + carry;
                words[i] = (uint)(product % WordBase);
                carry = product / WordBase;
            }
        }
    }

    private static void Divide(Span<uint> words, int bits)
    {
        int end = IntegerWords;
        for (; bits > 0; bits -= DivideBits)
        {
            int step = Math.Min(bits, DivideBits);
            uint carry = 0;
            end = Math.Min(end + 1, words.Length);
            for (int i = IntegerWords - 2; i < end; i++)
            {
                uint rest = words[i] & ((1U << step) - 1);
                words[i] = (words[i] >> step) + carry;
                carry = (WordBase >> step) * rest;
            }
        }
    }

    private static void Write(ReadOnlySpan<uint> words, Span<byte> buffer)
    {
        for (int i = 0; i < words.Length; i++)
        {
            uint word = words[i];
            for (int digit = WordDigits - 1; digit >= 0; digit--)
            {
                buffer[(i * WordDigits) + digit] = (byte)(word % 10);
                word /= 10;
            }
        }
    }
}
