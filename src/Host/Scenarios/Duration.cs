using System;
using System.Globalization;

namespace ActorVm.Host.Scenarios;

/// <summary>Durations as people write them: <c>10s</c>, <c>5ms</c>, <c>1us</c>,
/// <c>3ns</c>.</summary>
internal static class Duration
{
    /// <summary>What is accepted, for messages.</summary>
    public const string Form = "a duration such as 10s, 5ms, 1us or 3ns";

    /// <summary>Reads a duration of at least one nanosecond into nanoseconds.</summary>
    public static bool TryParse(string text, out long nanoseconds)
    {
        nanoseconds = 0;
        int digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        long unit = text.AsSpan(digits).Trim() switch
        {
            "s" => 1_000_000_000,
            "ms" => 1_000_000,
            "us" => 1_000,
            "ns" => 1,
            _ => 0,
        };
        if (unit == 0
            || !long.TryParse(
                text.AsSpan(0, digits),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out long count)
            || count == 0
            || count > long.MaxValue / 4 / unit)
        {
            return false;
        }

        nanoseconds = count * unit;
        return true;
    }
}
