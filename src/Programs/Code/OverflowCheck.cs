using System;

namespace ActorVm.Programs.Code;

/// <summary>What one of GNU's overflow built-ins computes, as its instruction keeps it.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="LeftIsSigned">How the left operand's bits count.</param>
/// <param name="RightIsSigned">How the right one's do.</param>
/// <param name="SizeBytes">Of the integer that is to hold the result.</param>
/// <param name="IsSigned">Whether that is signed.</param>
internal readonly record struct OverflowCheck(
    OverflowOperation Operation, bool LeftIsSigned, bool RightIsSigned, int SizeBytes,
    bool IsSigned)
{
    public static OverflowCheck Unpack(long bits) => new(
        (OverflowOperation)(bits & 0xFF), (bits & 0x100) != 0, (bits & 0x200) != 0,
        (int)(bits >> 16), (bits & 0x400) != 0);

    public long Pack() => (long)Operation + (LeftIsSigned ? 0x100 : 0) + (RightIsSigned ? 0x200 : 0)
        + (IsSigned ? 0x400 : 0) + ((long)SizeBytes << 16);

    /// <summary>Whether the true result does not fit; what of it does.</summary>
    public bool Overflows(ulong left, ulong right, out ulong result)
    {
        Int128 a = LeftIsSigned ? unchecked((long)left) : left;
        Int128 b = RightIsSigned ? unchecked((long)right) : right;
        bool isNegative;
        UInt128 size;
        if (Operation == OverflowOperation.Multiply)
        {
            // The product of two values below 2^64 can exceed an Int128.
            isNegative = a < 0 != b < 0;
            size = (UInt128)Int128.Abs(a) * (UInt128)Int128.Abs(b);
        }
        else
        {
            Int128 sum = Operation == OverflowOperation.Add ? a + b : a - b;
            isNegative = sum < 0;
            size = (UInt128)Int128.Abs(sum);
        }

        ulong low = unchecked((ulong)size);
        result = isNegative ? unchecked(0 - low) : low;
        int bits = SizeBytes * 8;
        UInt128 most = !IsSigned
            ? isNegative ? 0 : (UInt128.One << bits) - 1
            : (UInt128.One << (bits - 1)) - (isNegative ? 0u : 1u);
        return size > most;
    }
}
