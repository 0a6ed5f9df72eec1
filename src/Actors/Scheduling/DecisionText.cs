using System;

namespace ActorVm.Actors.Scheduling;

/// <summary>
/// How the log writes bits: thirteen in two characters, each one of 91 that JSON takes as they are.
/// </summary>
/// <remarks>
/// The alphabet is ASCII from <c>#</c> to <c>~</c> without the backslash; 91 * 91 is 8,281, just
/// above 2 to the 13th. The first bit is the highest; the last group is filled up with zeros.
/// </remarks>
internal static class DecisionText
{
    /// <summary>How many bits two characters hold.</summary>
    public const int GroupBits = 13;

    /// <summary>Those bits.</summary>
    public const uint GroupMask = (1 << GroupBits) - 1;

    private const int Radix = 91;
    private const char Lowest = '#';
    private const char LeftOut = '\\';

    /// <summary>Writes a group's two characters.</summary>
    public static void Write(uint group, Span<char> text)
    {
        text[1] = Character(group % Radix);
        text[0] = Character(group / Radix);
    }

    /// <summary>Reads a group's two characters.</summary>
    /// <returns>Whether they are those of a group.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out uint group)
    {
        group = 0;
        if (text.Length < 2 || !IsOfAlphabet(text[0]) || !IsOfAlphabet(text[1]))
        {
            return false;
        }

        group = (Digit(text[0]) * Radix) + Digit(text[1]);
        return group <= GroupMask;
    }

    private static char Character(uint digit) =>
        (char)(Lowest + digit + (digit >= LeftOut - Lowest ? 1u : 0));

    private static uint Digit(char c) => (uint)(c - Lowest) - (c > LeftOut ? 1u : 0);

    private static bool IsOfAlphabet(char c) => c is >= Lowest and <= '~' and not LeftOut;
}
