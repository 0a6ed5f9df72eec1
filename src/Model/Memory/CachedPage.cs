namespace ActorVm.Model.Memory;

/// <summary>The states of a cached page.</summary>
/// <remarks>
/// <code>
/// Absent   --fault, read------> Reading   --device done--> UpToDate
/// UpToDate --sync-------------> Cleaning  --all write-protected--> Writing
/// Writing  --device done------> UpToDate, or Absent when evicted
/// UpToDate --eviction begins--> Leaving   --all unmapped-> Writing or Absent; kept -> UpToDate
/// </code>
/// </remarks>
public enum CachedPageState : byte
{
    /// <summary>Not cached; the default.</summary>
    Absent,

    /// <summary>Has a frame that is being filled: who wants the page waits.</summary>
    Reading,

    /// <summary>Has a frame that holds the page.</summary>
    UpToDate,

    /// <summary>
    /// Being write-protected in all processes on its way to the device: stores wait.
    /// </summary>
    Cleaning,

    /// <summary>Its frame is being written to the device.</summary>
    Writing,

    /// <summary>
    /// Being unmapped from all processes on its way out: who wants the page waits.
    /// </summary>
    Leaving,
}

/// <summary>What an address space or the swap cache knows of one page.</summary>
/// <param name="Frame">
/// The frame; none while it is still asked for, and where the page is absent.
/// </param>
/// <param name="State">How far the page is.</param>
/// <param name="Dirty">Holds what the device does not.</param>
public readonly record struct CachedPage(FrameNumber Frame, CachedPageState State, bool Dirty)
{
    /// <summary>Whether the page is in the cache, in whatever state.</summary>
    public bool IsCached => State != CachedPageState.Absent;
}
