using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Host.Scenarios;

/// <summary>
/// Reads the values of one scenario file. What is wrong becomes an error at its place and reading
/// goes on, so that all errors of a file are told at once.
/// </summary>
internal sealed class FieldReader(SourceText source, List<Diagnostic> errors)
{
    /// <summary>The file that is read.</summary>
    public SourceText Source { get; } = source;

    /// <summary>Adds an error at a place.</summary>
    public void Error(Place place, string message) => errors.Add(Source.Error(place, message));

    /// <summary>The fields of a mapping whose keys are known; the first of a key that is there
    /// twice.</summary>
    /// <returns>Null where the node is no mapping.</returns>
    public Dictionary<string, YamlNode>? Fields(
        YamlNode node, string what, ImmutableArray<string> known)
    {
        Dictionary<string, YamlNode>? fields = Entries(node, what)?.ToDictionary(
            entry => entry.Key.Value, entry => entry.Value);
        if (fields is not null)
        {
            foreach (YamlEntry entry in ((YamlMapping)node).Entries)
            {
                string name = entry.Key.Value;
                if (!known.Contains(name))
                {
                    Error(
                        entry.Key.Place,
                        $"unknown key '{name}' in {what}; {NearestName.Hint(name, known)}");
                }
            }
        }

        return fields;
    }

    /// <summary>The entries of a mapping with free keys, each key once.</summary>
    /// <returns>Null where the node is no mapping.</returns>
    public List<YamlEntry>? Entries(YamlNode node, string what)
    {
        if (node is not YamlMapping mapping)
        {
            Error(node.Place, $"found {Found(node)}, expected {what} as a mapping");
            return null;
        }

        Dictionary<string, Place> seen = [];
        List<YamlEntry> entries = [];
        foreach (YamlEntry entry in mapping.Entries)
        {
            if (seen.TryAdd(entry.Key.Value, entry.Key.Place))
            {
                entries.Add(entry);
            }
            else
            {
                Error(
                    entry.Key.Place,
                    $"'{entry.Key.Value}' is there twice, first in line "
                    + $"{seen[entry.Key.Value].Line}; remove one");
            }
        }

        return entries;
    }

    /// <summary>The items of a list.</summary>
    public ImmutableArray<YamlNode> Items(YamlNode node, string what)
    {
        if (node is YamlSequence sequence)
        {
            return sequence.Items;
        }

        Error(node.Place, $"found {Found(node)}, expected {what} as a list");
        return [];
    }

    /// <summary>A text.</summary>
    public string? Text(YamlNode node, string what)
    {
        if (node is YamlScalar { IsNull: false } scalar)
        {
            return scalar.Value;
        }

        Error(node.Place, $"found {Found(node)}, expected {what}");
        return null;
    }

    /// <summary>One of several words.</summary>
    public string? Word(YamlNode node, string what, ImmutableArray<string> known)
    {
        string? word = Text(node, what);
        if (word is null || known.Contains(word))
        {
            return word;
        }

        Error(node.Place, $"unknown {what} '{word}'; {NearestName.Hint(word, known)}");
        return null;
    }

    /// <summary>A whole number: decimal, 0x hexadecimal, or octal with a leading 0 as in
    /// C.</summary>
    public int? Integer(YamlNode node, string what, int min, int max)
    {
        if (node is YamlScalar { Quote: YamlQuote.None } scalar
            && TryParseInteger(scalar.Value, out int value)
            && value >= min
            && value <= max)
        {
            return value;
        }

        Error(
            node.Place,
            string.Create(
                CultureInfo.InvariantCulture,
                $"found {Found(node)}, expected {what}: a whole number from {min} to {max}"));
        return null;
    }

    /// <summary>A duration in nanoseconds.</summary>
    public long? Duration(YamlNode node, string what)
    {
        if (node is YamlScalar scalar
            && Scenarios.Duration.TryParse(scalar.Value, out long nanoseconds))
        {
            return nanoseconds;
        }

        Error(
            node.Place,
            $"found {Found(node)}, expected {what}: {Scenarios.Duration.Form}");
        return null;
    }

    private static bool TryParseInteger(string text, out int value)
    {
        (int radix, int skip) = text switch
        {
            ['0', 'x' or 'X', _, ..] => (16, 2),
            ['0', 'o', _, ..] => (8, 2),
            ['0', _, ..] => (8, 1),
            _ => (10, 0),
        };
        long sum = 0;
        bool valid = text.Length > skip;
        foreach (char c in text.AsSpan(skip))
        {
            int digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : radix;
            valid &= digit < radix && sum <= int.MaxValue;
            sum = valid ? (sum * radix) + digit : 0;
        }

        value = valid && sum <= int.MaxValue ? (int)sum : 0;
        return valid && sum <= int.MaxValue;
    }

    private static string Found(YamlNode node) => node switch
    {
        YamlMapping => "a mapping",
        YamlSequence => "a list",
        YamlScalar { IsNull: true } => "nothing",
        YamlScalar { Value.Length: > 40 } scalar => $"'{scalar.Value[..40]}…'",
        YamlScalar scalar => $"'{scalar.Value}'",
        _ => "something else",
    };
}
