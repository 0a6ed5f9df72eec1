using System.Collections.Generic;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Shm;

/// <content>Faults of attached areas. Kernel: <c>shm_nopage</c>.</content>
/// <remarks>
/// <code>
/// entry     ShmFault                        the frame comes       there is none
/// Empty     ask for a frame -> Filling      -                     -
/// Swapped   ask for the slot -> Filling     -                     -
/// Filling   wait                            -> Present, grants    as before, errors
/// Present   grant                           -                     -
/// Leaving   wait                            -                     -
/// </code>
/// Where there is no memory for a page, one of those who wait for it is told so (and killed); for
/// the others it is asked for anew.
/// A waiter that detaches is answered with EIDRM and gets no reference. A frame that comes for a
/// segment that is gone is given back.
/// </remarks>
internal sealed partial class ShmManager
{
    private readonly List<ShmFill> _fills = []; // in the order in which they were asked for
    private readonly Stack<ShmFill> _fillPool = new();
    private readonly List<ShmGrant> _grants = []; // in the order in which they were given

    public void On(in MessageHeader header, in ShmFault message, Outbox outbox)
    {
        ShmidKernel? segment = Segs.Find(message.Segment);
        if (segment is null || message.Page.Value >= segment.LengthPages)
        {
            Errno error = segment is null ? Errno.EIDRM : Errno.EFAULT;
            Refuse(header, message, error, outbox);
            return;
        }

        ShmPage entry = segment.PageAt(message.Page);
        switch (entry.State)
        {
            case ShmPageState.Present:
                Grant(header, message, entry.Frame, outbox);
                break;
            case ShmPageState.Empty or ShmPageState.Swapped:
                segment.SetPage(message.Page, entry.Fill());
                Wait(StartFill(message, entry.Slot, outbox), header, message, outbox);
                break;
            case ShmPageState.Filling:
                Wait(FindFill(message.Segment, message.Page)!, header, message, outbox);
                break;
            case ShmPageState.Leaving:
                ShmEviction eviction = FindEviction(entry.Frame)!;
                _queues.Add(ref eviction.Waiting, header, message, outbox.Payloads);
                break;
            default:
                throw new KernelBug($"ShmManager: {message} finds {entry}");
        }
    }

    public void On(in MessageHeader header, in FrameAllocateDone message, Outbox outbox) =>
        EndFill(header.Request, message.Error, message.Frame, outbox);

    public void On(in MessageHeader header, in SwapInDone message, Outbox outbox) =>
        EndFill(header.Request, message.Error, message.Frame, outbox);

    /// <summary>The grant's pin ends. What the process did not want comes back with it.</summary>
    public void On(in MessageHeader header, in Mapped message, Outbox outbox)
    {
        if (!_grants.Remove(new ShmGrant(header.Sender, message.Segment, message.Page)))
        {
            throw new KernelBug($"ShmManager: {message} from {header.Sender}, which got none");
        }

        ShmRelease nobody = BeginRelease(default);
        PutPages(header.Payload, nobody, outbox);
        EndRelease(nobody, outbox);
    }

    private ShmFill StartFill(in ShmFault fault, SwapSlot slot, Outbox outbox)
    {
        FrameOwner owner = FrameOwner.OfSegment(fault.Segment, fault.Page);
        byte use = (byte)owner.Use;
        uint request = slot == default
            ? outbox.Request(
                ActorId.PageCache, new FrameAllocate(use, owner.Tag, owner.Index))
            : outbox.Request(
                ActorId.PageCache, new SwapIn(slot, use, owner.Tag, owner.Index));
        ShmFill fill = _fillPool.TryPop(out ShmFill? used) ? used : new ShmFill();
        fill.Begin(request, fault.Segment, fault.Page, slot);
        _fills.Add(fill);
        return fill;
    }

    private void Wait(
        ShmFill fill, in MessageHeader header, in ShmFault fault, Outbox outbox) =>
        _queues.Add(ref fill.Waiting, header, fault, outbox.Payloads);

    private void EndFill(uint request, Errno error, FrameNumber frame, Outbox outbox)
    {
        ShmFill fill = TakeFill(request);
        if (fill.Abandoned is ShmRelease release)
        {
            GiveBack(fill, frame, release, outbox);
        }
        else
        {
            ShmPage filled = frame != default ? ShmPage.InFrame(frame)
                : fill.Slot != default ? ShmPage.InSwap(fill.Slot) : default;
            Held(fill.Segment, fill.Page).SetPage(fill.Page, filled);
            while (_queues.TryTake(ref fill.Waiting, out Envelope waiter))
            {
                ShmFault fault = ShmFault.Unpack(waiter);
                if (frame != default)
                {
                    Grant(waiter.Header, fault, frame, outbox);
                    continue;
                }

                Refuse(waiter.Header, fault, error, outbox);
                if (error == Errno.ENOMEM)
                {
                    HandleAgain(ref fill.Waiting, outbox);
                }
            }
        }

        _fillPool.Push(fill);
    }

    /// <summary>The segment was destroyed meanwhile: nothing of it may stay.</summary>
    private void GiveBack(ShmFill fill, FrameNumber frame, ShmRelease release, Outbox outbox)
    {
        if (frame != default)
        {
            PutFrame(fill.Page, frame, release, outbox);
        }
        else if (fill.Slot != default)
        {
            PutEntry(PageEntry.InSwap(fill.Page.Value, fill.Slot), release, outbox);
        }

        release.Awaited--;
        EndRelease(release, outbox);
    }

    /// <summary>
    /// The count is raised first: it is on its way before the process can give it back.
    /// </summary>
    private void Grant(
        in MessageHeader header, in ShmFault fault, FrameNumber frame, Outbox outbox)
    {
        outbox.Send(ActorId.PageCache, new FrameGet(frame));
        _grants.Add(new ShmGrant(header.Sender, fault.Segment, fault.Page));
        outbox.Reply(header, new ShmFaultDone(Errno.None, frame, fault.Page, fault.Segment));
    }

    private static void Refuse(
        in MessageHeader header, in ShmFault fault, Errno error, Outbox outbox) =>
        outbox.Reply(header, new ShmFaultDone(error, default, fault.Page, fault.Segment));

    /// <summary>Answers the waiters of a process that no longer maps what they wait for.</summary>
    private void DropWaiters(ShmidKernel segment, ActorId process, Outbox outbox)
    {
        foreach (ShmFill fill in _fills)
        {
            if (fill.Segment == segment.Handle && !Shows(segment, process.Pid, fill.Page))
            {
                RefuseWaiters(ref fill.Waiting, process, outbox);
            }
        }

        foreach (ShmEviction eviction in _evictions)
        {
            Evict asked = eviction.Asked;
            if (asked.Segment == segment.Handle && !Shows(segment, process.Pid, asked.Page))
            {
                RefuseWaiters(ref eviction.Waiting, process, outbox);
            }
        }
    }

    /// <summary>Answers the waiters of one process, or all of them, with EIDRM.</summary>
    private void RefuseWaiters(ref WaitQueue queue, ActorId? process, Outbox outbox)
    {
        WaitQueue waiting = queue;
        queue = default;
        while (_queues.TryTake(ref waiting, out Envelope waiter))
        {
            ShmFault fault = ShmFault.Unpack(waiter);
            if (process is null || waiter.Sender == process)
            {
                Refuse(waiter.Header, fault, Errno.EIDRM, outbox);
            }
            else
            {
                _queues.Add(ref queue, waiter.Header, fault, outbox.Payloads);
            }
        }
    }

    private static bool Shows(ShmidKernel segment, Pid pid, PageIndex page)
    {
        for (int i = 0; i < segment.Ring.Count; i++)
        {
            if (segment.Ring[i].Pid == pid && segment.Ring[i].Shows(page))
            {
                return true;
            }
        }

        return false;
    }

    private ShmFill? FindFill(SegmentHandle segment, PageIndex page)
    {
        foreach (ShmFill fill in _fills)
        {
            if (fill.Segment == segment && fill.Page == page)
            {
                return fill;
            }
        }

        return null;
    }

    private ShmFill TakeFill(uint request)
    {
        for (int i = 0; i < _fills.Count; i++)
        {
            if (_fills[i].Request == request)
            {
                ShmFill fill = _fills[i];
                _fills.RemoveAt(i);
                return fill;
            }
        }

        throw new KernelBug($"ShmManager gets a frame that it did not ask for: {request}");
    }

    private ulong HashFaults(ulong hash)
    {
        foreach (ShmFill fill in _fills)
        {
            hash = StateHash.Mix(hash, ((ulong)fill.Request << 32) | (uint)fill.Slot.Value);
            hash = StateHash.Mix(hash, ((ulong)fill.Segment.Slot << 32) | fill.Segment.Generation);
            hash = StateHash.Mix(
                hash, ((ulong)fill.Page.Value << 32) | (fill.Abandoned?.Client.Request ?? 0));
            hash = _queues.Hash(fill.Waiting, hash);
        }

        foreach (ShmGrant grant in _grants)
        {
            hash = StateHash.Mix(hash, ((ulong)grant.Process.Value << 32) | grant.Page.Value);
            hash = StateHash.Mix(
                hash, ((ulong)grant.Segment.Slot << 32) | grant.Segment.Generation);
        }

        return hash;
    }

    private void ResetFaults()
    {
        foreach (ShmFill fill in _fills)
        {
            _fillPool.Push(fill);
        }

        _fills.Clear();
        _grants.Clear();
    }
}
