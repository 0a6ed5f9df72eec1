using System.Collections.Generic;
using ActorVm.Actors.Invariants;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Paging;

/// <content>One eviction: from the choice of a frame to its end, either way.</content>
/// <remarks>
/// <code>
/// a file's clean page  Leaving: Unmap to who maps it -> dropped
/// a file's dirty page  is written back; its turn comes again when it is clean
/// a private page       SwapTake -> Unmap to one who maps it, then the others -> SwapWrite
/// a shmem page         SwapTake -> Unmap as above -> SwapWrite; the file keeps the slot
/// a segment's page     SwapTake -> Evict to ShmManager, which has it unmapped -> SwapWrite
/// </code>
/// From its slot on, a page is in the swap cache: a fault that comes for the slot waits there, and
/// is granted the same frame when the page is written. The first who is asked may keep the page
/// that he used lately, which calls the eviction off; the others may not, so that no page is half
/// in swap. Where the device refuses the page, it stays in the swap cache and its frame until
/// nobody holds the slot any more, and may be chosen again (Swap).
/// A request and a grant cannot overtake each other: both come from here, or both from ShmManager.
/// </remarks>
internal sealed partial class PageCache
{
    private readonly List<Eviction> _evictions = []; // in the order in which they began
    private readonly Stack<Eviction> _evictionPool = new();

    public void On(in MessageHeader header, in SwapTakeDone message, Outbox outbox)
    {
        Eviction eviction = EvictionOf(message.Frame);
        if (message.Error != Errno.None)
        {
            _isSwapFull = true;
            CallOff(eviction, outbox);
            return;
        }

        eviction.Slot = message.Slot;
        _swapCache.Add(message.Slot, message.Frame, CachedPageState.Leaving);
        FrameOwner owner = Map[message.Frame].Owner;
        if (owner.Use == FrameUse.Shm)
        {
            outbox.Request(
                ActorId.ShmManager,
                new Evict(
                    owner.Segment, owner.Page, message.Frame, message.Slot, eviction.Force));
        }
        else
        {
            if (owner.Use == FrameUse.File)
            {
                CachedPage page = PagesOf(owner.Inode)[owner.Page];
                PagesOf(owner.Inode)[owner.Page] = page with { State = CachedPageState.Leaving };
            }

            UnmapFirst(eviction, outbox);
        }
    }

    public void On(in MessageHeader header, in EvictDone message, Outbox outbox)
    {
        Eviction eviction = EvictionOf(message.Frame);
        eviction.Locked = message.Locked;
        if (!message.Evicted)
        {
            CallOff(eviction, outbox);
            return;
        }

        HoldSlot(eviction.Slot, outbox);
        Map.Put(message.Frame);
        Write(eviction, outbox);
    }

    public void On(in MessageHeader header, in UnmapDone message, Outbox outbox)
    {
        Eviction eviction = EvictionOf(message.Frame);
        eviction.Awaited--;
        eviction.Kept |= message.Kept;
        eviction.Locked |= message.Locked;
        if (message is { Present: true, Kept: false })
        {
            Map.RemoveMapping(message.Frame, new(header.Sender.Pid, message.Address));
            Map.Put(message.Frame);
            if (message.Slot != default)
            {
                HoldSlot(eviction.Slot, outbox);
            }
        }

        if (eviction.Awaited > 0)
        {
            return;
        }

        if (eviction.Kept)
        {
            CallOff(eviction, outbox);
        }
        else
        {
            UnmapOthers(eviction, outbox);
        }
    }

    public void On(in MessageHeader header, in SwapWriteDone message, Outbox outbox)
    {
        Eviction eviction = EvictionOf(_swapCache.Find(message.Slot).Frame);
        if (message.Error != Errno.None)
        {
            CallOff(eviction, outbox); // what was stored is never dropped
            return;
        }

        if (Map[eviction.Frame].Use == FrameUse.File)
        {
            DropFilePage(eviction, outbox);
            return;
        }

        _holders[(ulong)message.Slot.Value] = 0; // the slot has the page: nobody counts any more
        _swapCache.SetState(message.Slot, CachedPageState.UpToDate);
        Resume(ref _waiting[eviction.Frame.Value], outbox);
        End(eviction, outbox);
    }

    /// <summary>Adds the references to slots that are held here.</summary>
    public void AddSlots(Ledger slots)
    {
        foreach (AddressSpace.Entry entry in _swapCache.Walk())
        {
            bool isHeldHere = entry.Page.State != CachedPageState.Reading;
            slots.Add(
                (int)entry.Index.Value,
                isHeldHere ? 1 : 0,
                Reference.Of(Id, "a page of the swap cache"));
        }

        foreach (CachedFile file in _files)
        {
            foreach (SparseArray<SwapSlot>.Entry entry in file.Slots.Walk())
            {
                slots.Add(entry.Value.Value, 1, Reference.Of(Id, "a page of a file"));
            }
        }
    }

    /// <summary>Begins to evict a page; false where it cannot be done now.</summary>
    private bool TryEvict(FrameNumber frame, bool force, Outbox outbox)
    {
        PageFrame page = Map[frame];
        if (IsUnwritten(frame))
        {
            UnmapFirst(TakeUnwritten(frame, force), outbox);
            return true;
        }

        if (page.Pins > 0)
        {
            return false;
        }

        if (page.Use == FrameUse.File)
        {
            return TryEvictFilePage(frame, force, outbox);
        }

        return TryBeginWithSlot(frame, force, outbox);
    }

    private bool TryBeginWithSlot(FrameNumber frame, bool force, Outbox outbox)
    {
        if (_isSwapFull || _swapCache.SlotOf(frame) != default)
        {
            return false;
        }

        Begin(frame, force);
        outbox.Request(ActorId.SwapDevice, new SwapTake(frame));
        return true;
    }

    private bool TryEvictFilePage(FrameNumber frame, bool force, Outbox outbox)
    {
        FrameOwner owner = Map[frame].Owner;
        CachedFile file = _files[owner.Inode];
        CachedPage page = file.Pages[owner.Page];
        if (page.State != CachedPageState.UpToDate)
        {
            return false;
        }

        if (page.Dirty && file.IsShmem)
        {
            return TryBeginWithSlot(frame, force, outbox);
        }

        if (page.Dirty)
        {
            _refusals++;
            StartWrite(file, owner.Page, outbox);
            return true;
        }

        file.Pages[owner.Page] = page with { State = CachedPageState.Leaving };
        UnmapFirst(Begin(frame, force), outbox);
        return true;
    }

    private Eviction Begin(FrameNumber frame, bool force)
    {
        Map.Pin(frame);
        return AddEviction(frame, force);
    }

    private Eviction AddEviction(FrameNumber frame, bool force)
    {
        Eviction eviction = _evictionPool.TryPop(out Eviction? used) ? used : new Eviction();
        eviction.Begin(frame, force);
        _evictions.Add(eviction);
        return eviction;
    }

    /// <summary>The first who maps the page decides for all whether it was used lately.</summary>
    private void UnmapFirst(Eviction eviction, Outbox outbox)
    {
        foreach (FrameMapping mapping in Map.MappingsOf(eviction.Frame))
        {
            RequestUnmap(eviction, mapping, eviction.Force, outbox);
            return;
        }

        UnmapOthers(eviction, outbox);
    }

    /// <summary>
    /// All who were asked have answered. Who maps the page still, or by a fork since, is asked now;
    /// when there is nobody, the page goes.
    /// </summary>
    private void UnmapOthers(Eviction eviction, Outbox outbox)
    {
        foreach (FrameMapping mapping in Map.MappingsOf(eviction.Frame))
        {
            RequestUnmap(eviction, mapping, force: true, outbox);
        }

        if (eviction.Awaited > 0)
        {
            return;
        }

        bool isFile = Map[eviction.Frame].Use == FrameUse.File;
        if (eviction.Slot == default)
        {
            DropFilePage(eviction, outbox);
        }
        else if (HoldersOf(eviction.Slot) > 0 || isFile)
        {
            Write(eviction, outbox);
        }
        else
        {
            CallOff(eviction, outbox); // nobody wants the page any more: its frame is free now
        }
    }

    /// <summary>The slot of a private page goes into its entry; a file keeps its own.</summary>
    private void RequestUnmap(
        Eviction eviction, FrameMapping mapping, bool force, Outbox outbox)
    {
        eviction.Awaited++;
        SwapSlot slot =
            Map[eviction.Frame].Use == FrameUse.File ? default : eviction.Slot;
        outbox.Request(
            ActorId.Of(mapping.Pid),
            new Unmap(eviction.Frame, mapping.Address, slot, force));
    }

    private void Write(Eviction eviction, Outbox outbox)
    {
        _swapCache.SetState(eviction.Slot, CachedPageState.Writing);
        outbox.Request(
            ActorId.SwapDevice, new SwapWrite(eviction.Slot, eviction.Frame));
    }

    /// <summary>Nobody maps a file's page: it goes, unless somebody waits for it by now.</summary>
    private void DropFilePage(Eviction eviction, Outbox outbox)
    {
        FrameOwner owner = Map[eviction.Frame].Owner;
        CachedFile file = _files[owner.Inode];
        CachedPage page = file.Pages[owner.Page];
        bool isLost = page.Dirty && eviction.Slot == default;
        if (isLost || !_waiting[eviction.Frame.Value].IsEmpty)
        {
            CallOff(eviction, outbox);
            return;
        }

        if (eviction.Slot != default)
        {
            file.Slots[owner.Index] = eviction.Slot;
            HoldSlot(eviction.Slot, outbox);
        }

        file.Pages[owner.Page] = default;
        Map.Put(eviction.Frame);
        End(eviction, outbox);
        ContinueTruncation(file, outbox);
    }

    /// <summary>The page stays where it is.</summary>
    private void CallOff(Eviction eviction, Outbox outbox)
    {
        _refusals++;
        FrameNumber frame = eviction.Frame;
        FrameOwner owner = Map[frame].Owner;
        if (owner.Use != FrameUse.File)
        {
            if (HoldersOf(eviction.Slot) > 0)
            {
                KeepUnwritten(eviction);
            }
            else
            {
                End(eviction, outbox);
            }

            Resume(ref _waiting[frame.Value], outbox);
            return;
        }

        CachedFile file = _files[owner.Inode];
        CachedPage page = file.Pages[owner.Page];
        file.Pages[owner.Page] = page with { State = CachedPageState.UpToDate };
        End(eviction, outbox);
        Resume(ref _waiting[frame.Value], outbox);
        ContinueTruncation(file, outbox);
    }

    /// <summary>Gives back what the eviction itself held: its slot and its pin.</summary>
    private void End(Eviction eviction, Outbox outbox)
    {
        if (eviction.Slot != default)
        {
            _holders[(ulong)eviction.Slot.Value] = 0;
            _swapCache.Remove(eviction.Slot);
            FreeSlot(eviction.Slot, outbox);
        }

        Forget(eviction);
        if (!Map.Unpin(eviction.Frame))
        {
            Map.SetUnevictable(eviction.Frame, eviction.Locked);
        }
    }

    private void Forget(Eviction eviction)
    {
        _evictions.Remove(eviction);
        _evictionPool.Push(eviction);
    }

    private Eviction EvictionOf(FrameNumber frame)
    {
        foreach (Eviction eviction in _evictions)
        {
            if (eviction.Frame == frame)
            {
                return eviction;
            }
        }

        throw new KernelBug($"PageCache: nobody evicts {frame}");
    }
}
