namespace ActorVm.Model.Memory;

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
