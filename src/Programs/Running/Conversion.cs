namespace ActorVm.Programs.Running;

/// <summary>Floating point to integers as on x86: what does not fit gives the minimum.</summary>
internal static class Conversion
{
    private const double TwoTo31 = 2147483648.0;
    private const double TwoTo63 = 9223372036854775808.0;

    public static int ToS32(double number) =>
        number > -TwoTo31 - 1 && number < TwoTo31 ? (int)number : int.MinValue;

    public static long ToS64(double number) =>
        number >= -TwoTo63 && number < TwoTo63 ? (long)number : long.MinValue;

    /// <summary>As compilers do it, by a signed conversion; from 2^63 up, of the rest.</summary>
    public static ulong ToU64(double number) => unchecked(
        number < TwoTo63 || double.IsNaN(number)
            ? (ulong)ToS64(number)
            : (ulong)ToS64(number - TwoTo63) ^ (1UL << 63));
}
