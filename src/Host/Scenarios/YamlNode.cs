using System.Collections.Immutable;

namespace ActorVm.Host.Scenarios;

/// <summary>A node of a YAML document, with the place where it begins.</summary>
internal abstract record YamlNode(Place Place);

/// <summary>A text or number.</summary>
/// <param name="Place">Where it begins; at the quote where it is quoted.</param>
/// <param name="Value">What it says, escapes resolved.</param>
/// <param name="Quote">How it is written.</param>
internal sealed record YamlScalar(Place Place, string Value, YamlQuote Quote) : YamlNode(Place)
{
    /// <summary>Whether nothing is written, or YAML's word for nothing.</summary>
    public bool IsNull => Quote == YamlQuote.None && Value is "" or "~" or "null";
}

/// <summary>A list.</summary>
internal sealed record YamlSequence(Place Place, ImmutableArray<YamlNode> Items) : YamlNode(Place);

/// <summary>Keys with values, in the order written; a key may be there twice.</summary>
internal sealed record YamlMapping(Place Place, ImmutableArray<YamlEntry> Entries)
    : YamlNode(Place);

/// <summary>One key with its value.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);

/// <summary>How a scalar is written.</summary>
internal enum YamlQuote : byte
{
    /// <summary>Plain.</summary>
    None,

    /// <summary>In single quotes.</summary>
    Single,

    /// <summary>In double quotes, with escapes.</summary>
    Double,

    /// <summary>As a block of lines.</summary>
    Block,
}
