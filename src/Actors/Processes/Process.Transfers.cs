using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Signals;
using ActorVm.Programs.Calls;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Processes;

/// <content> read(2), write(2) and their kin: chunk by chunk. A chunk to be read lies in one page
/// of the user's buffer, which is made writable before the file moves, so that a bad address loses
/// no byte; a chunk to be written has at most 4,096 bytes, which a pipe takes whole.
/// </content>
public sealed partial class Process
{
    /// <summary>The most bytes that one call transfers, as in Linux: 2 GiB less a page.</summary>
    private const ulong TransferMax = 0x7FFFF000;

    /// <inheritdoc/>
    public void Read(int fd, ulong buf, ulong count, Outbox outbox) =>
        BeginTransfer(fd, buf, count, -1, outbox);

    /// <inheritdoc/>
    public void Pread64(int fd, ulong buf, ulong count, long offset, Outbox outbox) =>
        BeginTransferAt(fd, buf, count, offset, outbox);

    /// <inheritdoc/>
    public void Write(int fd, ulong buf, ulong count, Outbox outbox) =>
        BeginTransfer(fd, buf, count, -1, outbox);

    /// <inheritdoc/>
    public void Pwrite64(int fd, ulong buf, ulong count, long offset, Outbox outbox) =>
        BeginTransferAt(fd, buf, count, offset, outbox);

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileReadDone message, Outbox outbox)
    {
        TakeReply();
        if (message.Result > 0)
        {
            CopyOut(_call.Address, header.Payload, CopyThen.ReadNext, outbox);
            return;
        }

        outbox.Payloads.Free(header.Payload);
        EndTransfer(message.Result, outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileWriteDone message, Outbox outbox)
    {
        TakeReply();
        outbox.Payloads.Free(header.Payload);
        if (message.Result == -(long)Errno.EPIPE)
        {
            Post(new SignalInfo(Signal.SIGPIPE, SI_USER, Pid, _image.Uid, 0), outbox);
        }
        else if (message.Result == -(long)Errno.EFBIG && MostFileBytes != 0 && _call.Total == 0)
        {
            Post(new SignalInfo(Signal.SIGXFSZ, SI_USER, Pid, _image.Uid, 0), outbox);
        }

        if (message.Result <= 0)
        {
            EndTransfer(message.Result, outbox);
            return;
        }

        Advance((ulong)message.Result);
        NextChunk(outbox);
    }

    /// <summary>Whether the call under way reads, for those that transfer bytes.</summary>
    internal bool IsRead => (CallNumber)_call.Number is CallNumber.Read or CallNumber.Pread64;

    private void BeginTransferAt(
        int fd, ulong buffer, ulong count, long offset, Outbox outbox)
    {
        if (offset < 0)
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        BeginTransfer(fd, buffer, count, offset, outbox);
    }

    private void BeginTransfer(int fd, ulong buffer, ulong count, long offset, Outbox outbox)
    {
        Descriptor entry = _image.Files[fd];
        if (entry.File == default)
        {
            Fail(Errno.EBADF, outbox);
            return;
        }

        _call.File = entry.File;
        _call.Descriptor = entry.IsPipe ? 1 : 0;
        _call.Address = buffer;
        _call.Length = Math.Min(count, TransferMax);
        _call.Offset = offset;
        if (_call.Length > 0)
        {
            NextChunk(outbox);
        }
        else if (IsRead)
        {
            AskRead(default, outbox);
        }
        else
        {
            AskWrite(new UserCopy { Payload = outbox.Payloads.Add(0) }, outbox);
        }
    }

    /// <summary>Begins the next chunk, or ends the call where all bytes are transferred.</summary>
    private void NextChunk(Outbox outbox)
    {
        ulong left = _call.Length - _call.Total;
        if (left == 0)
        {
            Finish((long)_call.Total, outbox);
            return;
        }

        int room = PageSize.PageSizeBytes - (IsRead ? PageSize.OffsetOf(_call.Address) : 0);
        int count = (int)Math.Min(left, (ulong)room);
        if (IsRead)
        {
            ProbeBuffer(count, outbox);
        }
        else
        {
            CopyIn(_call.Address, count, CopyThen.WriteChunk, outbox);
        }
    }

    /// <summary>Makes the page of the user's buffer writable before the file gives any
    /// byte.</summary>
    private void ProbeBuffer(int count, Outbox outbox)
    {
        _call.Then = CopyThen.ReadChunk;
        if (Pages.Get(_call.Address) is { Present: true, Writable: true })
        {
            AskRead(new UserCopy { Length = count }, outbox);
            return;
        }

        // A copy of no byte to the page: nothing but the fault that it takes.
        _copy = new UserCopy
        {
            IsActive = true,
            ToUser = true,
            Address = _call.Address,
            Length = count,
            Done = count,
        };
        BeginFault(_call.Address, true, outbox);
    }

    /// <summary>The buffer's page can be stored to, or cannot.</summary>
    private void AskRead(in UserCopy probe, Outbox outbox)
    {
        if (probe.Faulted)
        {
            FailTransfer(outbox);
            return;
        }

        AskTransfer(
            new FileRead(
                _call.File, (uint)probe.Length, Place, HasMore(probe.Length), _call.Total == 0),
            default,
            outbox);
    }

    private void ReadCopied(in UserCopy copy, Outbox outbox)
    {
        Advance((ulong)copy.Done);
        if (copy.Faulted)
        {
            FailTransfer(outbox);
            return;
        }

        NextChunk(outbox);
    }

    private void AskWrite(in UserCopy copy, Outbox outbox)
    {
        bool isPipe = _call.Descriptor != 0;
        int count = copy.Faulted && isPipe ? 0 : copy.Done;
        if (copy.Faulted && count == 0)
        {
            outbox.Payloads.Free(copy.Payload);
            FailTransfer(outbox);
            return;
        }

        AskTransfer(
            new FileWrite(
                _call.File, (uint)count, Place, HasMore(count), _call.Total == 0, MostFileBytes),
            copy.Payload,
            outbox);
    }

    /// <summary>How long the file may become; 0 for no limit.</summary>
    private ulong MostFileBytes =>
        _image.Limits[RLIMIT_FSIZE].Soft is var limit && limit != ResourceLimits.Infinity
            ? Math.Max(limit, 1)
            : 0;

    private long Place => _call.Offset < 0 ? -1 : _call.Offset + (long)_call.Total;

    private bool HasMore(int count) => _call.Total + (ulong)count < _call.Length;

    private void AskTransfer<TRequest>(in TRequest request, PayloadId payload, Outbox outbox)
        where TRequest : struct, IMessage<TRequest>
    {
        _call.Request = outbox.Request(ActorId.FileSystem, request, payload);
        _call.IsUnderWay = true;
        _outstanding = 1;
        _call.IsCancelled = false;
        AwaitThen(Stage.Transfer, outbox);
        Interrupt(outbox); // a signal may have come before
    }

    private void Advance(ulong count)
    {
        _call.Total += count;
        _call.Address = unchecked(_call.Address + count);
    }

    /// <summary>Ends the call before all bytes are transferred: what was done counts, else the
    /// error does.</summary>
    private void EndTransfer(long result, Outbox outbox)
    {
        long error = _call.IsFaulted ? -(long)Errno.EFAULT
            : result == -(long)Errno.EINTR ? -RestartCall
            : result;
        Finish(_call.Total > 0 ? (long)_call.Total : error, outbox);
    }

    /// <summary>
    /// The buffer goes wrong. What was done before counts; a file that is locked for the call's
    /// next chunk is told that there is none.
    /// </summary>
    private void FailTransfer(Outbox outbox)
    {
        if (!_call.IsUnderWay)
        {
            Fail(Errno.EFAULT, outbox);
        }
        else if (IsRead)
        {
            _call.IsFaulted = true;
            AskTransfer(new FileRead(_call.File, 0, Place, false, false), default, outbox);
        }
        else
        {
            _call.IsFaulted = true;
            AskTransfer(new FileWrite(_call.File, 0, Place, false, false, 0), default, outbox);
        }
    }
}
