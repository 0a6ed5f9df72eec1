using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Shm;

/// <content>Pages on their way to swap. Kernel: <c>shm_swap</c>.</content>
/// <remarks>
/// The entry is Leaving from the request on, so that faults wait, and every area of the ring that
/// shows the page gets an Unmap. When all have answered the entry holds the slot; where one used
/// the page lately it is Present again, and who was unmapped faults cheaply. A grant was sent on
/// the same channel as the Unmap, before it: nobody can miss an entry that is just being made.
/// </remarks>
internal sealed partial class ShmManager
{
    private readonly List<ShmEviction> _evictions = []; // in the order in which they began
    private readonly Stack<ShmEviction> _evictionPool = new();

    public void On(in MessageHeader header, in Evict message, Outbox outbox)
    {
        ShmidKernel? segment = Segs.Find(message.Segment);
        ShmPage page = segment?.PageAt(message.Page) ?? default;
        bool isLocked = segment?.IsLocked == true;
        if (segment is null || isLocked || page != ShmPage.InFrame(message.Frame))
        {
            outbox.Reply(header, new EvictDone(message.Frame, message.Slot, false, isLocked));
            return;
        }

        ShmEviction eviction =
            _evictionPool.TryPop(out ShmEviction? used) ? used : new ShmEviction();
        eviction.Begin(header, message);
        _evictions.Add(eviction);
        segment.SetPage(message.Page, page.Leave());
        Segs.SwapAttempts++;
        for (int i = 0; i < segment.Ring.Count; i++)
        {
            RequestUnmap(eviction, segment.Ring[i], outbox);
        }

        EndIfAllAnswered(eviction, outbox);
    }

    public void On(in MessageHeader header, in UnmapDone message, Outbox outbox)
    {
        ShmEviction eviction = FindEviction(message.Frame)
            ?? throw new KernelBug($"ShmManager: {message}, and nobody evicts it");
        eviction.Kept |= message.Kept;
        eviction.Locked |= message.Locked;
        if (message.Present && !message.Kept)
        {
            ShmRelease nobody = BeginRelease(default);
            PutFrame(eviction.Asked.Page, message.Frame, nobody, outbox);
            EndRelease(nobody, outbox);
        }

        eviction.Awaited--;
        EndIfAllAnswered(eviction, outbox);
    }

    /// <summary>SHM_UNLOCK: the page cache may evict the segment's pages.</summary>
    private void TellUnlocked(ShmId id, Outbox outbox)
    {
        Segs.Find(id.Value, out ShmidKernel? segment);
        _heldFrames.Clear();
        for (ulong at = 0; segment!.NextPage(at, out PageIndex page); at = page.Value + 1UL)
        {
            if (segment.PageAt(page).IsResident)
            {
                FrameNumber frame = segment.PageAt(page).Frame;
                _heldFrames.Add(new PageEntry(page.Value, frame, PageEntryFlags.None));
            }
        }

        if (_heldFrames.Count > 0)
        {
            ReadOnlySpan<PageEntry> frames = CollectionsMarshal.AsSpan(_heldFrames);
            outbox.Send(ActorId.PageCache, default(Unlock), outbox.Payloads.Add(frames));
        }
    }

    /// <summary>
    /// A child whose parent forked before it unmapped a page that is leaving maps it, too.
    /// </summary>
    private void UnmapLateChild(
        ShmidKernel segment, in ShmAttach area, PayloadId pages, Outbox outbox)
    {
        foreach (PageEntry entry in outbox.Payloads.Items<PageEntry>(pages))
        {
            PageIndex page = new((uint)entry.Page);
            if (segment.PageAt(page).State == ShmPageState.Leaving)
            {
                RequestUnmap(FindEviction(entry.Frame)!, area, outbox);
            }
        }
    }

    private static void RequestUnmap(
        ShmEviction eviction, in ShmAttach area, Outbox outbox)
    {
        Evict asked = eviction.Asked;
        if (area.Shows(asked.Page))
        {
            eviction.Awaited++;
            outbox.Request(
                ActorId.Of(area.Pid),
                new Unmap(asked.Frame, area.AddressOf(asked.Page), default, asked.Force));
        }
    }

    /// <summary>Where the segment was destroyed meanwhile, its frame has gone back.</summary>
    private void EndIfAllAnswered(ShmEviction eviction, Outbox outbox)
    {
        if (eviction.Awaited > 0)
        {
            return;
        }

        Evict asked = eviction.Asked;
        ShmidKernel? segment = Segs.Find(asked.Segment);
        bool isEvicted = segment is { IsLocked: false } && !eviction.Kept;
        segment?.SetPage(
            asked.Page,
            isEvicted ? ShmPage.InSwap(asked.Slot) : ShmPage.InFrame(asked.Frame));
        Segs.SwapSuccesses += isEvicted ? 1UL : 0;
        bool isLocked = eviction.Locked || segment?.IsLocked == true;
        outbox.Reply(
            eviction.Client, new EvictDone(asked.Frame, asked.Slot, isEvicted, isLocked));
        _evictions.Remove(eviction);
        HandleAgain(ref eviction.Waiting, outbox);
        _evictionPool.Push(eviction);
    }

    /// <summary>Handles put-off faults again.</summary>
    private void HandleAgain(ref WaitQueue queue, Outbox outbox)
    {
        WaitQueue waiting = queue;
        queue = default;
        while (_queues.TryTake(ref waiting, out Envelope waiter))
        {
            On(waiter.Header, ShmFault.Unpack(waiter), outbox);
        }
    }

    private ShmEviction? FindEviction(FrameNumber frame)
    {
        foreach (ShmEviction eviction in _evictions)
        {
            if (eviction.Asked.Frame == frame)
            {
                return eviction;
            }
        }

        return null;
    }

    private ulong HashEvictions(ulong hash)
    {
        foreach (ShmEviction eviction in _evictions)
        {
            hash = _queues.Hash(eviction.Waiting, eviction.Hash(hash));
        }

        return hash;
    }

    private void ResetEvictions()
    {
        foreach (ShmEviction eviction in _evictions)
        {
            _evictionPool.Push(eviction);
        }

        _evictions.Clear();
    }
}
