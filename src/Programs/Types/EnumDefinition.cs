namespace ActorVm.Programs.Types;

/// <summary>What <c>enum tag { … }</c> declares. Its constants are folded where they are
/// used.</summary>
public sealed class EnumDefinition
{
    internal EnumDefinition(string? tag) => Tag = tag;

    /// <summary>The tag; null where there is none.</summary>
    public string? Tag { get; }

    /// <summary>gcc's choice: unsigned int without negative values, else int; the long ones where
    /// a value does not fit.</summary>
    public BasicType Underlying { get; private set; } = BasicType.UnsignedInt;

    /// <summary>Whether the closing brace has been read.</summary>
    public bool IsComplete { get; private set; }

    internal void Complete(BasicType underlying)
    {
        Underlying = underlying;
        IsComplete = true;
    }
}
