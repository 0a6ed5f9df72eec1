using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Messaging;

/// <summary>One item of a <c>pages</c> payload: a page-table entry as it travels.</summary>
/// <param name="Page"> The page's index in its segment where ShmManager is told, else its virtual
/// page number.
/// </param>
/// <param name="Frame">The frame that the entry held.</param>
/// <param name="Flags">What the hardware noted in the entry.</param>
public readonly record struct PageEntry(ulong Page, FrameNumber Frame, PageEntryFlags Flags)
{
    /// <summary>The swap slot that the entry held; none where it held a frame.</summary>
    public SwapSlot Slot => IsSwapped ? new(Frame.Value) : default;

    /// <summary>Whether it held a swap slot and no frame.</summary>
    public bool IsSwapped => (Flags & PageEntryFlags.Swapped) != 0;

    /// <summary>An entry that holds a swap slot.</summary>
    public static PageEntry InSwap(ulong page, SwapSlot slot) =>
        new(page, new(slot.Value), PageEntryFlags.Swapped);
}
