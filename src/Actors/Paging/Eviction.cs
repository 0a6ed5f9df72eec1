using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Paging;

/// <summary>A page on its way out of its frame, which is pinned meanwhile.</summary>
internal sealed class Eviction
{
    /// <summary>The frame.</summary>
    public FrameNumber Frame { get; private set; }

    /// <summary>
    /// The slot that the page goes to, with a reference of the swap cache's; none for a file's page
    /// and as long as the slot is asked for.
    /// </summary>
    public SwapSlot Slot { get; set; }

    /// <summary>Whether who used the page lately loses it, too.</summary>
    public bool Force { get; private set; }

    /// <summary>How many processes have yet to answer.</summary>
    public int Awaited { get; set; }

    /// <summary>Whether somebody keeps the page.</summary>
    public bool Kept { get; set; }

    /// <summary>Whether somebody has the page locked.</summary>
    public bool Locked { get; set; }

    /// <summary>A frame is to be set free.</summary>
    public void Begin(FrameNumber frame, bool force)
    {
        Frame = frame;
        Slot = default;
        Force = force;
        Awaited = 0;
        Kept = false;
        Locked = false;
    }

    /// <summary>Adds it to a hash.</summary>
    public ulong Hash(ulong hash)
    {
        hash = StateHash.Mix(hash, ((ulong)Frame.Value << 32) | (uint)Slot.Value);
        ulong flags = (Force ? 1UL : 0) | (Kept ? 2UL : 0) | (Locked ? 4UL : 0);
        return StateHash.Mix(hash, ((ulong)Awaited << 3) | flags);
    }
}
