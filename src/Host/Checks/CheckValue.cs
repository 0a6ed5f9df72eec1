using System.Collections.Immutable;

namespace ActorVm.Host.Checks;

/// <summary>What an expression gives: a number, a text, or nothing (the exit status of a process
/// that was killed).</summary>
/// <param name="Number">The number, if it is one.</param>
/// <param name="Text">The text, if it is one.</param>
internal readonly record struct CheckValue(long? Number, ImmutableArray<byte>? Text)
{
    /// <summary>Neither a number nor a text: unequal to all of them, and not true.</summary>
    public static CheckValue Nothing => default;

    /// <summary>Whether it is a number other than 0.</summary>
    public bool IsTrue => Number is not null and not 0;

    /// <summary>C's truth values.</summary>
    public static CheckValue Of(bool value) => new(value ? 1 : 0, null);

    /// <summary>A number or nothing.</summary>
    public static CheckValue Of(long? value) => new(value, null);

    /// <summary>A text or nothing.</summary>
    public static CheckValue Of(ImmutableArray<byte>? value) => new(null, value);

    /// <summary>Whether both are the same number, the same text, or nothing.</summary>
    public bool IsSame(CheckValue other) =>
        Number == other.Number
        && (Text is { } mine && other.Text is { } theirs
            ? System.MemoryExtensions.SequenceEqual(mine.AsSpan(), theirs.AsSpan())
            : Text is null && other.Text is null);
}
