using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using ActorVm.Actors.Invariants;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Shm;

/// <content>The end of segments, and frames on their way back to the page cache.</content>
/// <remarks>
/// A release begins, gathers what must be awaited, and ends when nothing is: at once where a
/// request set no frame free.
/// </remarks>
internal sealed partial class ShmManager
{
    private readonly List<(uint Request, ShmRelease Release)> _puts = []; // not answered yet
    private readonly Stack<ShmRelease> _releasePool = new();
    private readonly List<ShmPage> _held = []; // scratch: what a destroyed segment held
    private readonly List<PageEntry> _heldFrames = []; // scratch: the frames among it

    public void On(in MessageHeader header, in FramePutDone message, Outbox outbox)
    {
        for (int i = 0; i < _puts.Count; i++)
        {
            if (_puts[i].Request == header.Request)
            {
                ShmRelease release = _puts[i].Release;
                _puts.RemoveAt(i);
                release.Awaited--;
                EndRelease(release, outbox);
                return;
            }
        }

        throw new KernelBug($"ShmManager gets an answer to no FramePut: {header}");
    }

    /// <summary>Adds the slots that are still read for segments that are gone.</summary>
    public void AddAbandonedSlots(Ledger slots)
    {
        foreach (ShmFill fill in _fills)
        {
            if (fill.Abandoned is not null)
            {
                slots.Add(fill.Slot.Value, 1, Reference.Of(Id, "a page of a gone segment"));
            }
        }
    }

    private ShmRelease BeginRelease(in MessageHeader client)
    {
        ShmRelease release =
            _releasePool.TryPop(out ShmRelease? used) ? used : new ShmRelease();
        release.Begin(client);
        return release;
    }

    /// <summary>Answers the request, unless something is still awaited.</summary>
    private void EndRelease(ShmRelease release, Outbox outbox)
    {
        if (release.Awaited > 0)
        {
            return;
        }

        MessageHeader client = release.Client;
        _releasePool.Push(release);
        switch (client.Kind)
        {
            case MessageKind.Detach:
                outbox.Reply(client, default(DetachDone));
                break;
            case MessageKind.AttachTrim:
                outbox.Reply(client, default(AttachTrimDone));
                break;
            case MessageKind.AttachCancel:
                outbox.Reply(client, default(AttachCancelDone));
                break;
            case MessageKind.ShmControl:
                outbox.Reply(client, default(ShmControlDone));
                break;
            case MessageKind.None:
                break;
            default:
                throw new KernelBug($"ShmManager releases frames for {client}");
        }
    }

    /// <summary>
    /// Gives back the references that a payload lists. The payload goes with them.
    /// </summary>
    private void PutPages(PayloadId pages, ShmRelease release, Outbox outbox)
    {
        if (outbox.Payloads.Bytes(pages).IsEmpty)
        {
            outbox.Payloads.Free(pages);
            return;
        }

        _puts.Add((outbox.Request(ActorId.PageCache, default(FramePut), pages), release));
        release.Awaited++;
    }

    private void PutFrame(PageIndex page, FrameNumber frame, ShmRelease release, Outbox outbox)
    {
        PutEntry(new(page.Value, frame, PageEntryFlags.None), release, outbox);
    }

    private void PutEntry(in PageEntry entry, ShmRelease release, Outbox outbox)
    {
        ReadOnlySpan<PageEntry> one = [entry];
        PutPages(outbox.Payloads.Add(one), release, outbox);
    }

    /// <summary>Ends a segment that lost an area or a pin, where that was its last.</summary>
    private void DestroyIfFinished(ShmidKernel segment, ShmRelease release, Outbox outbox)
    {
        if (Segs.IsFinished(segment))
        {
            Destroy(segment, release, outbox);
        }
    }

    /// <summary>
    /// Frees pages, page table, <c>shmid_kernel</c> and slot. A page that is on its way is awaited
    /// and given back when it comes.
    /// </summary>
    private void Destroy(ShmidKernel segment, ShmRelease release, Outbox outbox)
    {
        SegmentHandle handle = segment.Handle;
        _held.Clear();
        Segs.Destroy(segment, _held);
        foreach (ShmFill fill in _fills)
        {
            if (fill.Segment == handle && fill.Abandoned is null)
            {
                RefuseWaiters(ref fill.Waiting, process: null, outbox);
                fill.Abandoned = release;
                release.Awaited++;
            }
        }

        foreach (ShmEviction eviction in _evictions)
        {
            if (eviction.Asked.Segment == handle)
            {
                RefuseWaiters(ref eviction.Waiting, process: null, outbox);
            }
        }

        PutPages(ListFrames(outbox), release, outbox);
    }

    /// <summary>Lists the frames and slots that a segment held.</summary>
    private PayloadId ListFrames(Outbox outbox)
    {
        _heldFrames.Clear();
        foreach (ShmPage page in _held)
        {
            if (page.IsResident)
            {
                _heldFrames.Add(new PageEntry(0, page.Frame, PageEntryFlags.None));
            }
            else if (page.State == ShmPageState.Swapped)
            {
                _heldFrames.Add(PageEntry.InSwap(0, page.Slot));
            }
        }

        ReadOnlySpan<PageEntry> frames = CollectionsMarshal.AsSpan(_heldFrames);
        return outbox.Payloads.Add(frames);
    }

    private ulong HashReleases(ulong hash)
    {
        foreach ((uint request, ShmRelease release) in _puts)
        {
            hash = StateHash.Mix(hash, ((ulong)request << 32) | (uint)release.Awaited);
            hash = StateHash.Mix(
                hash, ((ulong)release.Client.Sender.Value << 32) | release.Client.Request);
        }

        return hash;
    }

    private void ResetReleases()
    {
        _puts.Clear();
    }
}
