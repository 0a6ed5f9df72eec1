namespace ActorVm.Actors.Messaging;

/// <summary>
/// A payload in the <see cref="PayloadStore"/>. It has one owner, which frees it or passes it on.
/// </summary>
/// <param name="Value">The number itself; 0, the default, means none.</param>
public readonly record struct PayloadId(int Value)
{
    /// <summary>No payload.</summary>
    public static readonly PayloadId None;

    /// <summary>Whether there is none.</summary>
    public bool IsNone => Value == 0;
}
