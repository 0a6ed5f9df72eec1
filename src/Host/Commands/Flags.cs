using System;
using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ActorVm.Host.Commands;

/// <summary>Makes flags whose complaints say what was found and what was expected.</summary>
internal static class Flags
{
    /// <summary>The flag that <see cref="Json"/> makes.</summary>
    public const string JsonName = "--json";

    /// <summary>Whether the report is one JSON object.</summary>
    public static Option<bool> Json() =>
        new(JsonName) { Description = "Print one JSON object and nothing else." };

    /// <summary>Where headers are looked for.</summary>
    public static Option<string[]> HeaderFolders() => new("-I")
    {
        Description = "A folder in which headers are looked for.",
        HelpName = "DIR",
    };

    /// <summary>A flag with one of several words.</summary>
    public static Option<T?> Word<T>(
        string name, string description, ImmutableArray<string> known, Func<string, T> parse)
        where T : struct =>
        new(name)
        {
            Description = $"{description}: {string.Join(", ", known)}.",
            HelpName = string.Join('|', known),
            CustomParser = result => Parse<T>(
                result,
                $"one of {string.Join(", ", known)}",
                text => known.Contains(text) ? parse(text) : null),
        };

    /// <summary>The log that a verb reads.</summary>
    public static Argument<string> Log() => new("LOG") { Description = "The log of a run." };

    /// <summary>A flag with a whole number.</summary>
    public static Option<int?> Integer(string name, string description, int min, int max) =>
        new(name)
        {
            Description = description,
            HelpName = "N",
            CustomParser = result => Parse<int>(
                result,
                string.Create(
                    CultureInfo.InvariantCulture, $"a whole number from {min} to {max}"),
                text => int.TryParse(
                        text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
                    && value >= min && value <= max ? value : null),
        };

    /// <summary>A flag with a whole number of 64 bits.</summary>
    public static Option<ulong?> Unsigned(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "N",
            CustomParser = result => Parse<ulong>(
                result,
                $"a whole number from 0 to {ulong.MaxValue}",
                text => ulong.TryParse(
                    text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value)
                    ? value
                    : null),
        };

    private static T? Parse<T>(ArgumentResult result, string expected, Func<string, T?> parse)
        where T : struct
    {
        string text = result.Tokens[0].Value;
        T? value = parse(text);
        if (value is null)
        {
            result.AddError(
                $"found '{text}' behind '{((OptionResult)result.Parent!).Option.Name}', "
                + $"expected {expected}");
        }

        return value;
    }
}
