using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using YamlDotNet.RepresentationModel;

namespace ActorVm.SpecGen.Reading;

/// <summary>
/// A YAML node with its place. What is missing or of the wrong shape is reported once and read as
/// empty.
/// </summary>
internal sealed class SpecNode(YamlNode node, string file, SpecErrors errors)
{
    public Place Place { get; } = new(file, (int)node.Start.Line, (int)node.Start.Column);

    public bool IsMapping => node is YamlMappingNode;

    /// <summary>The scalar's text.</summary>
    public string Text
    {
        get
        {
            if (node is YamlScalarNode scalar)
            {
                return scalar.Value ?? "";
            }

            Fail("expected a single value");
            return "";
        }
    }

    /// <summary>A sequence's items; a lone scalar counts as a sequence of one.</summary>
    public IReadOnlyList<SpecNode> Items
    {
        get
        {
            if (node is YamlSequenceNode sequence)
            {
                return [.. sequence.Children.Select(Wrap)];
            }

            if (node is YamlScalarNode { Value: { Length: > 0 } })
            {
                return [this];
            }

            Fail("expected a list");
            return [];
        }
    }

    /// <summary>A mapping's pairs, in the order of the file.</summary>
    public IReadOnlyList<(SpecNode Key, SpecNode Value)> Entries
    {
        get
        {
            if (node is YamlMappingNode mapping)
            {
                return [.. mapping.Children.Select(pair => (Wrap(pair.Key), Wrap(pair.Value)))];
            }

            Fail("expected a mapping");
            return [];
        }
    }

    public void Fail(string message) => errors.Add(Place, message);

    /// <summary>Reports every key of this mapping that is not one of the given ones.</summary>
    public SpecNode WithKeys(params string[] allowed)
    {
        foreach ((SpecNode key, _) in Entries)
        {
            if (!allowed.Contains(key.Text, StringComparer.Ordinal))
            {
                string expected = string.Join(", ", allowed);
                key.Fail($"unknown key '{key.Text}', expected one of: {expected}");
            }
        }

        return this;
    }

    public SpecNode? Find(string key)
    {
        YamlNode? value = null;
        (node as YamlMappingNode)?.Children.TryGetValue(new YamlScalarNode(key), out value);
        return value is null ? null : Wrap(value);
    }

    /// <summary>The value under a key that must be there.</summary>
    public SpecNode Get(string key)
    {
        SpecNode? found = Find(key);
        if (found is null)
        {
            Fail($"'{key}' is missing");
        }

        return found ?? Wrap(new YamlScalarNode(""));
    }

    public string TextOf(string key) => Get(key).Text;

    public string TextOf(string key, string absent) => Find(key)?.Text ?? absent;

    public IReadOnlyList<SpecNode> ItemsOf(string key) => Find(key)?.Items ?? [];

    public IReadOnlyList<(SpecNode Key, SpecNode Value)> EntriesOf(string key) =>
        Find(key)?.Entries ?? [];

    /// <summary>
    /// The scalar as a number in C's notation: decimal, 0x1F or 017, with a sign or without.
    /// </summary>
    public long Number()
    {
        if (CNumber.TryParse(Text, out long value))
        {
            return value;
        }

        Fail(string.Create(CultureInfo.InvariantCulture, $"expected a number, found '{Text}'"));
        return 0;
    }

    private SpecNode Wrap(YamlNode child) => new(child, file, errors);
}
