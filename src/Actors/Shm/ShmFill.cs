using ActorVm.Actors.Messaging;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Shm;

/// <summary>
/// A page of a segment on its way: asked for from the page cache, wanted by processes.
/// </summary>
internal sealed class ShmFill
{
    /// <summary>The processes that wait for the page, in the order in which they came.</summary>
    public WaitQueue Waiting;

    /// <summary>The number of the request for its frame.</summary>
    public uint Request { get; private set; }

    /// <summary>Whose page it is.</summary>
    public SegmentHandle Segment { get; private set; }

    /// <summary>Which page.</summary>
    public PageIndex Page { get; private set; }

    /// <summary>The slot that it comes from; none for a new page.</summary>
    public SwapSlot Slot { get; private set; }

    /// <summary>The release that waits for the frame, where the segment is gone by now.</summary>
    public ShmRelease? Abandoned { get; set; }

    /// <summary>The page is asked for.</summary>
    public void Begin(uint request, SegmentHandle segment, PageIndex page, SwapSlot slot)
    {
        Waiting = default;
        Request = request;
        Segment = segment;
        Page = page;
        Slot = slot;
        Abandoned = null;
    }
}
