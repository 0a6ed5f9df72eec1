using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Paging;

/// <content>Pages that come back from swap: swap cache, then the device.</content>
/// <remarks>
/// A page is in the swap cache as long as it moves. Who comes for it waits, is handled again when
/// it has arrived at either end, and shares the one frame. Each gives a reference to the slot back.
/// A page that the device refused stays in the swap cache, unwritten, and its frame is pinned, as
/// long as an entry holds the slot: those entries are counted here.
/// </remarks>
internal sealed partial class PageCache
{
    /// <summary>
    /// How many entries hold a slot that does not have its page yet, by slot.
    /// </summary>
    private readonly SparseArray<int> _holders = new();

    public void On(in MessageHeader header, in SwapIn message, Outbox outbox)
    {
        CachedPage page = _swapCache.Find(message.Slot);
        if (page.State == CachedPageState.UpToDate)
        {
            GrantFromSwap(header, message, page.Frame, outbox);
            return;
        }

        if (!page.IsCached)
        {
            FrameNumber frame = Allocate(
                new FrameOwner((FrameUse)message.Use, message.Tag, message.Index));
            if (frame == default)
            {
                Starve(header, message, outbox);
                return;
            }

            _swapCache.Add(message.Slot, frame, CachedPageState.Reading);
            page = _swapCache.Find(message.Slot);
            outbox.Request(ActorId.SwapDevice, new SwapRead(message.Slot, frame));
        }

        Wait(page.Frame, header, message, outbox);
    }

    public void On(in MessageHeader header, in SwapReadDone message, Outbox outbox)
    {
        FrameNumber frame = _swapCache.Find(message.Slot).Frame;
        if (Map[frame].Use == FrameUse.File)
        {
            EndSharedRead(Map[frame].Owner, message, outbox);
            return;
        }

        if (message.Error == Errno.None)
        {
            _swapCache.SetState(message.Slot, CachedPageState.UpToDate);
            Resume(ref _waiting[frame.Value], outbox);
        }

        while (_queues.TryTake(ref _waiting[frame.Value], out Envelope request))
        {
            ulong index = SwapIn.Unpack(request).Index;
            outbox.Reply(
                request.Header, new SwapInDone(message.Error, default, message.Slot, index));
        }

        _swapCache.Remove(message.Slot);
        Map.Put(frame);
    }

    /// <summary>A page of shared anonymous memory is back, and its slot is free.</summary>
    private void EndSharedRead(FrameOwner owner, in SwapReadDone message, Outbox outbox)
    {
        CachedFile file = _files[owner.Inode];
        _swapCache.Remove(message.Slot);
        if (message.Error == Errno.None)
        {
            file.Slots[owner.Index] = default;
            FreeSlot(message.Slot, outbox);
        }

        EndRead(file, owner.Page, message.Error, isDirty: true, outbox);
    }

    /// <summary>Whether a frame is being filled from swap, and held for that.</summary>
    public bool IsReadFromSwap(FrameNumber frame) => _swapCache.Count > 0
        && _swapCache.Find(_swapCache.SlotOf(frame)).State == CachedPageState.Reading;

    private void GrantFromSwap(
        in MessageHeader header, in SwapIn message, FrameNumber frame, Outbox outbox)
    {
        Map.Get(frame);
        Map.SetOwner(frame, new((FrameUse)message.Use, message.Tag, message.Index));
        ListPrivate(frame, header.Sender, message.Index);
        FreeSlot(message.Slot, outbox);
        outbox.Reply(
            header, new SwapInDone(Errno.None, frame, message.Slot, message.Index));
    }

    /// <summary>How many frames hold a page that the swap device refused.</summary>
    public int UnwrittenCount()
    {
        int count = 0;
        foreach (AddressSpace.Entry entry in _swapCache.Walk())
        {
            count += entry.Page.State == CachedPageState.UpToDate ? 1 : 0;
        }

        return count;
    }

    private bool IsUnwritten(FrameNumber frame) =>
        _swapCache.Find(_swapCache.SlotOf(frame)).State == CachedPageState.UpToDate;

    private int HoldersOf(SwapSlot slot) => _holders[(ulong)slot.Value];

    /// <summary>An entry holds the slot of a page that is leaving.</summary>
    private void HoldSlot(SwapSlot slot, Outbox outbox)
    {
        _holders[(ulong)slot.Value]++;
        outbox.Send(ActorId.SwapDevice, new SwapDuplicate(slot));
    }

    /// <summary>fork(2): another entry holds the slot, too.</summary>
    private void ShareSlot(SwapSlot slot, Outbox outbox)
    {
        if (HoldersOf(slot) > 0)
        {
            HoldSlot(slot, outbox);
        }
        else
        {
            outbox.Send(ActorId.SwapDevice, new SwapDuplicate(slot));
        }
    }

    /// <summary>A reference to a slot less.</summary>
    private void FreeSlot(SwapSlot slot, Outbox outbox)
    {
        outbox.Send(ActorId.SwapDevice, new SwapFree(slot));
        _isSwapFull = false;
        if (HoldersOf(slot) > 0 && --_holders[(ulong)slot.Value] == 0
            && _swapCache.Find(slot).State == CachedPageState.UpToDate)
        {
            FrameNumber frame = _swapCache.Remove(slot);
            outbox.Send(ActorId.SwapDevice, new SwapFree(slot));
            Map.Unpin(frame);
        }
    }

    /// <summary>
    /// Entries hold the slot, which has not got the page: it stays in its frame.
    /// </summary>
    private void KeepUnwritten(Eviction eviction)
    {
        _swapCache.SetState(eviction.Slot, CachedPageState.UpToDate);
        Map.SetUnevictable(eviction.Frame, eviction.Locked);
        Forget(eviction);
    }

    /// <summary>An unwritten page is on its way again.</summary>
    private Eviction TakeUnwritten(FrameNumber frame, bool force)
    {
        Eviction eviction = AddEviction(frame, force);
        eviction.Slot = _swapCache.SlotOf(frame);
        _swapCache.SetState(eviction.Slot, CachedPageState.Leaving);
        return eviction;
    }
}
