using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Processes;

/// <content> System V shared memory. The segments are the shm manager's, the addresses the
/// process's own, so shmat(2) takes two requests: one finds and pins the segment, the other makes
/// the pin an attached area. Each profile reports the errors in its own order.
/// </content>
public sealed partial class Process
{
    /// <inheritdoc/>
    public void Shmget(int key, ulong size, int shmflg, Outbox outbox)
    {
        ShmGet get = new(
            new ShmKey(key), shmflg, size, _image.Uid, _image.Gid, Capabilities);
        Ask(ActorId.ShmManager, get, outbox);
        AwaitThen(Stage.Shm, outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in ShmGetDone message, Outbox outbox) =>
        Return(message.Result, outbox);

    /// <inheritdoc/>
    public void Shmat(int shmid, ulong shmaddr, int shmflg, Outbox outbox)
    {
        _call.Address = shmaddr;
        _call.Flags = shmflg;
        if (Profile == Profile.Linux)
        {
            Errno error = shmid < 0
                ? Errno.EINVAL
                : ShmCalls.CheckAddress(Mm.Layout, shmaddr, shmflg).Error;
            if (error != Errno.None)
            {
                Fail(error, outbox);
                return;
            }
        }

        Messaging.ShmLookup lookup = new(
            new ShmId(shmid), shmflg, _image.Uid, _image.Gid, Capabilities);
        Ask(ActorId.ShmManager, lookup, outbox);
        AwaitThen(Stage.ShmLookup, outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in ShmLookupDone message, Outbox outbox)
    {
        TakeReply();
        _call.Segment = message.Segment;
        _call.Length = message.SizeBytes;
        bool isPinned = message.Error == Errno.None && message.Permission == Errno.None;
        Result<ulong> place = PlaceAttach(message);
        if (place.IsOk)
        {
            MapAttach(place.Value, outbox);
        }
        else if (isPinned)
        {
            _call.Result = -(long)place.Error;
            Ask(ActorId.ShmManager, new AttachCancel(message.Segment), outbox);
            AwaitThen(Stage.CallResult, outbox);
        }
        else
        {
            Fail(place.Error, outbox);
        }
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in AttachDone message, Outbox outbox) =>
        Arrived(header, outbox);

    /// <inheritdoc/>
    public void On(in MessageHeader header, in AttachCancelDone message, Outbox outbox) =>
        Arrived(header, outbox);

    /// <inheritdoc/>
    public void Shmdt(ulong shmaddr, Outbox outbox)
    {
        _scratch.Parts.Clear();
        Errno error = ShmCalls.FindAttached(Mm, shmaddr, _scratch.Parts);
        foreach (VmAreaState part in _scratch.Parts)
        {
            Mm.Unmap(part.Start, part.End, _scratch.Changes);
        }

        FinishChanges(-(long)error, outbox);
    }

    /// <inheritdoc/>
    public void Shmctl(int shmid, int cmd, ulong buf, Outbox outbox)
    {
        _call.Address = buf;
        _call.Descriptor = shmid;
        _call.Flags = cmd;
        if (cmd < 0 || shmid < 0)
        {
            Fail(Errno.EINVAL, outbox);
        }
        else if (cmd == LinuxConstants.IPC_SET)
        {
            CopyIn(buf, ShmStructs.ShmidDsBytes, CopyThen.ShmSet, outbox);
        }
        else
        {
            AskControl(default, outbox);
        }
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in ShmControlDone message, Outbox outbox)
    {
        TakeReply();
        if (message.Result < 0 || header.Payload.IsNone)
        {
            outbox.Payloads.Free(header.Payload);
            Finish(message.Result, outbox);
            return;
        }

        _call.Result = message.Result;
        CopyOut(_call.Address, header.Payload, CopyThen.Return, outbox);
    }

    private void ShmSetCopied(in UserCopy copy, Outbox outbox)
    {
        if (!FailedCopy(copy, outbox))
        {
            AskControl(copy.Payload, outbox);
        }
    }

    private void AskControl(PayloadId payload, Outbox outbox)
    {
        Messaging.ShmControl control = new(
            new ShmId(_call.Descriptor),
            _call.Flags,
            _image.Uid,
            _image.Gid,
            Capabilities,
            Mm.Limits[LinuxConstants.RLIMIT_MEMLOCK].Soft);
        Ask(ActorId.ShmManager, control, outbox, payload);
        AwaitThen(Stage.Shm, outbox);
    }

    /// <summary>Where the attach goes, or the error that the profile reports first.</summary>
    private Result<ulong> PlaceAttach(in ShmLookupDone segment)
    {
        bool isLinux = Profile == Profile.Linux;
        bool isKnown = segment.Error == Errno.None || (!isLinux && segment.Error == Errno.EIDRM);
        if (!isKnown)
        {
            return segment.Error;
        }

        if (isLinux && segment.Permission != Errno.None)
        {
            return segment.Permission;
        }

        Result<ulong> address = ShmCalls.CheckAddress(Mm.Layout, _call.Address, _call.Flags);
        Result<ulong> place = !address.IsOk
            ? address
            : ShmCalls.Place(
                Mm, _call.Address, address.Value, _call.Flags, segment.SizeBytes, Caller);
        Errno late = segment.Permission != Errno.None ? segment.Permission : segment.Error;
        return place.IsOk && late != Errno.None ? late : place;
    }

    /// <summary>Maps the area, and has the segment count it; what it replaces is given back
    /// first.</summary>
    private void MapAttach(ulong address, Outbox outbox)
    {
        _call.Address = address;
        VmAreaState area = ShmCalls.AreaOf(
            Mm, _call.Segment, address, _call.Length, _call.Flags);
        Errno error = Mm.Map(area, _scratch.Changes);
        if (error == Errno.None)
        {
            // Asked before the changes are told: a join of adjacent attaches needs both in the
            // segment's ring.
            uint pages = (uint)(PageSize.RoundUp(_call.Length) >> PageSize.PageShift);
            Ask(ActorId.ShmManager, new Attach(_call.Segment, address, default, pages), outbox);
        }
        else
        {
            Ask(ActorId.ShmManager, new AttachCancel(_call.Segment), outbox);
        }

        long result = error == Errno.None ? unchecked((long)address) : -(long)error;
        ulong populated = error == Errno.None && area.IsLocked ? area.End : area.Start;
        FinishPopulated(result, area.Start, populated, outbox);
    }
}
