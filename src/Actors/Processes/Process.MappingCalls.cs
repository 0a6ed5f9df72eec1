using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Programs.Code;

namespace ActorVm.Actors.Processes;

/// <content>mmap(2), munmap(2), mprotect(2), msync(2), brk(2).</content>
public sealed partial class Process
{

    /// <inheritdoc/>
    public void Mmap(
        ulong addr, ulong length, int prot, int flags, int fd, long offset, Outbox outbox)
    {
        _call.Address = addr;
        _call.Length = length;
        _call.Protection = prot;
        _call.Flags = flags;
        _call.Offset = offset;
        _call.File = _image.Files[fd].File;
        MmapRequest request = MapRequest();
        Result<ulong> checkedLength = MmapCalls.CheckArguments(Mm, request, Caller);
        if (!checkedLength.IsOk)
        {
            Fail(checkedLength.Error, outbox);
        }
        else if (checkedLength.Value == 0)
        {
            Finish(unchecked((long)addr), outbox);
        }
        else if (request.IsAnonymous && !request.IsShared)
        {
            MapAnonymous(request, outbox);
        }
        else if (Profile != Profile.Linux || PlaceMapping(request, outbox))
        {
            AskMapFile(request, outbox);
        }
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in MapFileDone message, Outbox outbox)
    {
        TakeReply();
        if (message.Error != Errno.None)
        {
            Fail(message.Error, outbox);
            return;
        }

        _call.Inode = message.Inode;
        _call.Descriptor = message.MayWrite ? 1 : 0;
        MmapRequest request = MapRequest();
        if (Profile == Profile.Linux)
        {
            ReplaceMapping(request, outbox);
            return;
        }

        Result<ulong> place = MmapCalls.Place(Mm, request, Caller);
        if (place.IsOk)
        {
            _call.Address = place.Value;
            ReplaceMapping(request, outbox);
        }
        else
        {
            CancelMapping(place.Error, outbox);
        }
    }

    /// <inheritdoc/>
    public void Munmap(ulong addr, ulong length, Outbox outbox)
    {
        Result<AddressRange> range = MemoryCalls.CheckUnmap(Mm.Layout, addr, length);
        Errno error = range.IsOk
            ? Mm.Unmap(range.Value.Start, range.Value.End, _scratch.Changes)
            : range.Error;
        FinishChanges(-(long)error, outbox);
    }

    /// <inheritdoc/>
    public void Mprotect(ulong addr, ulong len, int prot, Outbox outbox)
    {
        Result<AddressRange> range = MemoryCalls.CheckProtect(Mm.Layout, addr, len, prot);
        Errno error = range.IsOk
            ? Mm.Protect(
                range.Value.Start, range.Value.End, MemoryCalls.AccessOf(prot), _scratch.Changes)
            : range.Error;
        FinishChanges(-(long)error, outbox);
    }

    /// <inheritdoc/>
    public void Brk(ulong addr, Outbox outbox)
    {
        ulong most = _image.Limits[LinuxConstants.RLIMIT_DATA].Soft;
        bool isTooFar = addr > Mm.BreakStart && addr - Mm.BreakStart > most;
        ulong end = PageSize.RoundUp(Mm.Break);
        ulong grown = addr > end ? addr - end : 0;
        bool mayLock = LockCalls.CheckMap(Mm, asked: false, grown, Caller) == Errno.None;
        ulong result = isTooFar || !mayLock ? Mm.Break : Mm.SetBreak(addr, _scratch.Changes);
        bool isLocked = (Mm.FutureLock & VmFlags.Locked) != 0;
        ulong populated = isLocked ? PageSize.RoundUp(result) : end;
        FinishPopulated(unchecked((long)result), end, populated, outbox);
    }

    /// <inheritdoc/>
    public void Msync(ulong addr, ulong length, int flags, Outbox outbox)
    {
        Result<AddressRange> range = MemoryCalls.CheckSync(Mm.Layout, addr, length, flags);
        if (!range.IsOk || range.Value.IsEmpty)
        {
            Fail(range.Error, outbox);
            return;
        }

        _scratch.Parts.Clear();
        bool isCovered = Mm.Cover(range.Value.Start, range.Value.End, _scratch.Parts);
        _call.Result = isCovered ? 0 : -(long)MemoryCalls.SyncHole(Profile);
        bool isSync = (flags & LinuxConstants.MS_SYNC) != 0;
        bool invalidates = Profile == Profile.Linux
            && (flags & LinuxConstants.MS_INVALIDATE) != 0;
        foreach (VmAreaState part in _scratch.Parts)
        {
            if (invalidates && part.IsLocked)
            {
                _call.Result = -(long)Errno.EBUSY;
                break;
            }

            if (isSync || Profile == Profile.Classic)
            {
                AskSync(part, isSync, outbox);
            }
        }

        AwaitThen(Stage.CallResult, outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in CacheSyncDone message, Outbox outbox)
    {
        if (message.Error != Errno.None)
        {
            _call.Result = -(long)message.Error;
        }

        Arrived(header, outbox);
    }

    private MmapRequest MapRequest() => new(
        _call.Address,
        _call.Length,
        _call.Protection,
        _call.Flags,
        unchecked((ulong)_call.Offset),
        _call.File != default);

    private void MapAnonymous(MmapRequest request, Outbox outbox)
    {
        Errno sharing = MmapCalls.CheckAnonymous(request.Flags);
        if (sharing != Errno.None)
        {
            Fail(sharing, outbox);
        }
        else if (PlaceMapping(request, outbox))
        {
            ReplaceMapping(request, outbox);
        }
    }

    /// <summary>Chooses the address; where there is none the call fails.</summary>
    private bool PlaceMapping(MmapRequest request, Outbox outbox)
    {
        Result<ulong> place = MmapCalls.Place(Mm, request, Caller);
        if (!place.IsOk)
        {
            Fail(place.Error, outbox);
            return false;
        }

        _call.Address = place.Value;
        return true;
    }

    private void AskMapFile(MmapRequest request, Outbox outbox)
    {
        MapFile map = new(
            request.IsAnonymous ? default : _call.File,
            request.Protection,
            request.Flags,
            request.OffsetPages,
            request.RoundedLength >> PageSize.PageShift);
        Ask(ActorId.FileSystem, map, outbox);
        AwaitThen(Stage.MapFile, outbox);
    }

    /// <summary>Maps the area over what is there; the owners of what went are told first.</summary>
    private void ReplaceMapping(MmapRequest request, Outbox outbox)
    {
        AreaBacking backing = _call.Inode == default
            ? default
            : new AreaBacking(AreaKind.File, Inode: _call.Inode);
        bool mayWrite = request.IsAnonymous || _call.Descriptor != 0;
        VmAreaState area = new(
            _call.Address,
            _call.Address + request.RoundedLength,
            request.AreaFlags(mayWrite) | Mm.FutureLock,
            backing,
            request.IsAnonymous ? 0 : request.OffsetPages);
        Errno error = Mm.Map(area, _scratch.Changes);
        if (error != Errno.None)
        {
            TellChanges(outbox);
            CancelMapping(error, outbox);
            return;
        }

        ulong end = area.IsLocked || request.IsPopulated ? area.End : area.Start;
        FinishPopulated(unchecked((long)area.Start), area.Start, end, outbox);
    }

    /// <summary>The mapping fails after the file counted it.</summary>
    private void CancelMapping(Errno error, Outbox outbox)
    {
        if (_call.Inode != default)
        {
            Ask(ActorId.FileSystem, new UnmapFile(_call.Inode, 1), outbox);
        }

        _call.Result = -(long)error;
        AwaitThen(Stage.CallResult, outbox);
    }

    /// <summary>The owners are told of what the call changed; then it returns.</summary>
    private void FinishChanges(long result, Outbox outbox)
    {
        TellChanges(outbox);
        _call.Result = result;
        AwaitThen(Stage.CallResult, outbox);
    }

    private void AskSync(in VmAreaState part, bool wait, Outbox outbox)
    {
        if (part.Kind == AreaKind.File && part.IsShared)
        {
            CacheSync sync = new(
                part.Backing.Inode, part.PageOf(part.Start), (uint)part.LengthPages, wait);
            Ask(ActorId.PageCache, sync, outbox);
        }
    }

    /// <summary>Maps a program's segments, its heap and its stack, as exec does.</summary>
    private void MapImage(ProgramImage program)
    {
        foreach (ImageSegment segment in program.Segments)
        {
            Errno error = Mm.Map(AreaOf(segment), _scratch.Changes);
            if (error != Errno.None)
            {
                throw new KernelBug($"{Id}: a segment of the program does not fit: {error}");
            }
        }

        _scratch.Changes.Clear();
        Mm.SetBreakStart(program.HeapStart);
        Mm.MapStack(Mm.Layout.TaskSize, PageSize.PageSizeBytes);
    }

    private static VmAreaState AreaOf(ImageSegment segment)
    {
        (AreaKind kind, VmFlags access) = segment.Kind switch
        {
            SegmentKind.Text => (AreaKind.Text, VmFlags.Read | VmFlags.Exec),
            SegmentKind.ReadOnlyData => (AreaKind.Rodata, VmFlags.Read),
            SegmentKind.Data => (AreaKind.Data, VmFlags.Read | VmFlags.Write),
            SegmentKind.Bss => (AreaKind.Bss, VmFlags.Read | VmFlags.Write),
            _ => throw new KernelBug($"a program has a segment of kind {segment.Kind}"),
        };
        return new(
            segment.Start, segment.End, access | VmFlags.MayAll, new AreaBacking(kind));
    }
}
