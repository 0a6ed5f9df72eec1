using System.Collections.Immutable;

namespace ActorVm.Host.Checks;

/// <summary>A word of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="Spelling">As written; a process's name ends before its field's dot.</param>
internal readonly record struct CheckToken(CheckTokenKind Kind, int Offset, string Spelling)
{
    /// <summary>The value of a number or character.</summary>
    public long Number { get; init; }

    /// <summary>The value of a string, in UTF-8.</summary>
    public ImmutableArray<byte> Text { get; init; }
}

/// <summary>What a <see cref="CheckToken"/> is.</summary>
internal enum CheckTokenKind : byte
{
    /// <summary>The expression is over.</summary>
    End,

    /// <summary>An operator or bracket.</summary>
    Operator,

    /// <summary>A name, with its dots.</summary>
    Name,

    /// <summary>An integer or a character.</summary>
    Number,

    /// <summary>A string.</summary>
    Text,
}
