using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Memory;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Files;

/// <content>The chunks of read(2) and write(2): regular files, devices, terminals.</content>
internal sealed partial class FileSystem
{
    private const long AtPosition = -1;

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileRead message, Outbox outbox)
    {
        ref OpenFile file = ref _files[message.File];
        Inode inode = _inodes[file.Inode];
        Errno error = CheckTransfer(inode.Type, message.Offset, file.IsReadable);
        if (error != Errno.None || message.Count == 0)
        {
            EndRead(header, message, -(long)error, default, outbox);
            return;
        }

        switch (inode.Type)
        {
            case InodeType.Regular:
                ReadRegular(ref file, inode, header, message, outbox);
                break;
            case InodeType.Pipe:
                ReadPipe(file, inode, header, message, outbox);
                break;
            case InodeType.Terminal:
                Terminal terminal = _terminals[inode.TerminalOf.Value - MachineSetup.FirstPid];
                EndRead(
                    header, message, terminal.Read((int)message.Count, message.First), outbox);
                break;
            case InodeType.Null:
                EndRead(header, message, 0, default, outbox);
                break;
            case InodeType.Zero:
                int count = (int)Math.Min(message.Count, PageSize.PageSizeBytes);
                EndRead(header, message, count, outbox.Payloads.Add(count), outbox);
                break;
            default:
                EndRead(header, message, -(long)Errno.EISDIR, default, outbox);
                break;
        }
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileWrite message, Outbox outbox)
    {
        ref OpenFile file = ref _files[message.File];
        Inode inode = _inodes[file.Inode];
        Errno error = CheckTransfer(inode.Type, message.Offset, file.IsWritable);
        if (error != Errno.None || message.Count == 0)
        {
            EndWrite(header, message, -(long)error, outbox);
            return;
        }

        switch (inode.Type)
        {
            case InodeType.Regular:
                WriteRegular(ref file, inode, header, message, outbox);
                break;
            case InodeType.Pipe:
                WritePipe(file, inode, header, message, outbox);
                break;
            case InodeType.Terminal:
                Print(inode.TerminalOf, file.IsErrorOutput, header, message, outbox);
                break;
            case InodeType.Null or InodeType.Zero:
                EndWrite(header, message, message.Count, outbox);
                break;
            default:
                throw new KernelBug($"FileSystem: {message} to a {inode.Type}");
        }
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in CacheReadDone message, Outbox outbox)
    {
        Operation operation = _operations.Take(header);
        FileRead read = FileRead.Unpack(operation.Client);
        Inode inode = _inodes[operation.Inode];
        if (message.Error is not (Errno.None or Errno.EFAULT))
        {
            EndRead(operation.Client.Header, read, -(long)message.Error, header.Payload, outbox);
            return;
        }

        // Meanwhile the file may have been cut within the page, or before it (EFAULT).
        long left = message.Error == Errno.EFAULT
            ? 0
            : Math.Clamp(inode.SizeBytes - operation.Offset, 0, operation.Count);
        PayloadId payload = header.Payload;
        if (left < operation.Count)
        {
            payload = left == 0
                ? default
                : outbox.Payloads.Add(outbox.Payloads.Bytes(header.Payload)[..(int)left]);
            outbox.Payloads.Free(header.Payload);
        }

        if (read.Offset == AtPosition)
        {
            _files[read.File].Position = operation.Offset + left;
        }

        EndRead(operation.Client.Header, read, left, payload, outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in CacheWriteDone message, Outbox outbox)
    {
        Operation operation = _operations.Take(header);
        switch (operation.Step)
        {
            case OperationStep.ZeroBeforeGrow:
                EndResize(operation, message.Error, outbox);
                break;
            case OperationStep.ZeroBeforeWrite when message.Error == Errno.None:
                WritePage(operation, outbox);
                break;
            case OperationStep.ZeroBeforeWrite or OperationStep.WritePage:
                EndWriteRegular(operation, message.Error, outbox);
                break;
            default:
                throw new KernelBug($"FileSystem: {message} while it waits for {operation.Step}");
        }
    }

    /// <summary>
    /// ESPIPE for an offset where there is no position, then EBADF for the wrong way of access.
    /// </summary>
    private static Errno CheckTransfer(InodeType type, long offset, bool isOpenForIt)
    {
        bool hasPosition = type is not (InodeType.Pipe or InodeType.Terminal);
        if (offset != AtPosition && !hasPosition)
        {
            return Errno.ESPIPE;
        }

        return isOpenForIt ? Errno.None : Errno.EBADF;
    }

    private void ReadRegular(
        ref OpenFile file,
        Inode inode,
        in MessageHeader header,
        in FileRead message,
        Outbox outbox)
    {
        if (!TryUsePosition(ref file, message.Offset, header))
        {
            WaitFor(message.File, header, message, outbox);
            return;
        }

        inode.Touch(outbox.NowNs);
        long at = message.Offset == AtPosition ? file.Position : message.Offset;
        long left = Math.Min(inode.SizeBytes - at, message.Count);
        if (left <= 0)
        {
            EndRead(header, message, 0, default, outbox);
            return;
        }

        int offset = PageSize.OffsetOf((ulong)at);
        Operation operation = Client(header, message);
        operation.Step = OperationStep.ReadPage;
        operation.Inode = inode.Number;
        operation.Offset = at;
        operation.Count = (uint)Math.Min(left, PageSize.PageSizeBytes - offset);
        CacheRead read = new(inode.Number, PageOf(at), (uint)offset, operation.Count);
        Ask(ActorId.PageCache, read, operation, outbox);
    }

    private void WriteRegular(
        ref OpenFile file,
        Inode inode,
        in MessageHeader header,
        in FileWrite message,
        Outbox outbox)
    {
        if (!TryUsePosition(ref file, message.Offset, header))
        {
            WaitFor(message.File, header, message, outbox);
            return;
        }

        Pid caller = header.Sender.Pid;
        if (inode.Writer != default && inode.Writer != caller)
        {
            WaitFor(inode, header, message, outbox);
            return;
        }

        inode.Writer = caller;
        Operation operation = Client(header, message);
        operation.Inode = inode.Number;
        operation.Offset = file.Has(O_APPEND) ? inode.SizeBytes
            : message.Offset == AtPosition ? file.Position
            : message.Offset;
        if (operation.Offset >= MostBytes(message))
        {
            EndWriteRegular(operation, Errno.EFBIG, outbox);
        }
        else if (operation.Offset > inode.SizeBytes && EndsWithinPage(inode))
        {
            operation.Step = OperationStep.ZeroBeforeWrite;
            ZeroBeyondEnd(inode, operation, outbox);
        }
        else
        {
            WritePage(operation, outbox);
        }
    }

    private static long MostBytes(in FileWrite message) => message.MostBytes == 0
        ? FileBytesMax
        : (long)Math.Min(message.MostBytes, (ulong)FileBytesMax);

    /// <summary>
    /// Brings the chunk into the page cache. Its page has a block, or is sure to get one.
    /// </summary>
    private void WritePage(Operation operation, Outbox outbox)
    {
        Inode inode = _inodes[operation.Inode];
        PageIndex page = PageOf(operation.Offset);
        if (inode.Blocks[page] == 0)
        {
            if (!_blocks.TryReserve())
            {
                EndWriteRegular(operation, Errno.ENOSPC, outbox);
                return;
            }

            inode.Blocks[page] = BlockMap.Reserved;
        }

        int offset = PageSize.OffsetOf((ulong)operation.Offset);
        FileWrite asked = FileWrite.Unpack(operation.Client);
        long room = Math.Min(MostBytes(asked) - operation.Offset, PageSize.PageSizeBytes - offset);
        operation.Step = OperationStep.WritePage;
        operation.Count = (uint)Math.Min(asked.Count, room);
        PayloadId bytes = operation.Client.Payload;
        operation.Client.Payload = default;
        CacheWrite write = new(
            inode.Number, page, (uint)offset, operation.Count, !inode.Blocks.IsOnDisk(page));
        Ask(ActorId.PageCache, write, operation, outbox, bytes);
    }

    private void EndWriteRegular(in Operation operation, Errno error, Outbox outbox)
    {
        FileWrite message = FileWrite.Unpack(operation.Client);
        if (error != Errno.None)
        {
            EndWrite(operation.Client.Header, message, -(long)error, outbox);
            return;
        }

        Inode inode = _inodes[operation.Inode];
        long end = operation.Offset + operation.Count;
        inode.SizeBytes = Math.Max(inode.SizeBytes, end);
        inode.Modify(outbox.NowNs);
        if (message.Offset == AtPosition)
        {
            _files[message.File].Position = end;
        }

        EndWrite(operation.Client.Header, message, operation.Count, outbox);
    }

    private void Print(
        Pid owner, bool isError, in MessageHeader header, in FileWrite message, Outbox outbox)
    {
        ReadOnlySpan<byte> bytes =
            outbox.Payloads.Bytes(header.Payload)[..(int)message.Count];
        _terminals[owner.Value - MachineSetup.FirstPid].Write(bytes, isError);
        outbox.Observer?.Output(owner, isError, bytes);
        EndWrite(header, message, message.Count, outbox);
    }

    /// <summary>Answers a chunk with bytes, and ends the call unless it goes on.</summary>
    private void EndRead(
        in MessageHeader header, in FileRead message, ReadOnlySpan<byte> bytes, Outbox outbox)
    {
        PayloadId payload = bytes.IsEmpty ? default : outbox.Payloads.Add(bytes);
        EndRead(header, message, bytes.Length, payload, outbox);
    }

    private void EndRead(
        in MessageHeader header, in FileRead message, long result, PayloadId payload, Outbox outbox)
    {
        outbox.Reply(header, new FileReadDone(result), payload);
        if (!GoesOn(result, message.Count, message.More))
        {
            EndCall(message.File, header.Sender.Pid, outbox);
        }
    }

    private void EndWrite(
        in MessageHeader header, in FileWrite message, long result, Outbox outbox)
    {
        outbox.Payloads.Free(header.Payload);
        outbox.Reply(header, new FileWriteDone(result));
        if (!GoesOn(result, message.Count, message.More))
        {
            EndCall(message.File, header.Sender.Pid, outbox);
        }
    }

    /// <summary>Whether the caller will ask for another chunk of the same call.</summary>
    private static bool GoesOn(long result, uint count, bool more) =>
        result > 0 && (more || result < count);

    /// <summary>Gives back what the caller's call holds: the position, the inode.</summary>
    private void EndCall(FileId id, Pid caller, Outbox outbox)
    {
        ref OpenFile file = ref _files[id];
        Inode inode = _inodes[file.Inode];
        if (file.PositionUser == caller)
        {
            file.PositionUser = default;
            Resume(ref _fileQueues[id.Value], outbox);
        }

        if (inode.Writer == caller)
        {
            inode.Writer = default;
            Resume(ref _inodeQueues[inode.Number.Value], outbox);
        }
    }

    private static bool TryUsePosition(
        ref OpenFile file, long offset, in MessageHeader header)
    {
        Pid caller = header.Sender.Pid;
        if (offset != AtPosition)
        {
            return true;
        }

        if (IsBusy(file, caller))
        {
            return false;
        }

        file.PositionUser = caller;
        return true;
    }

    private static PageIndex PageOf(long offset) => new((uint)(offset >> PageSize.PageShift));

    private static bool EndsWithinPage(Inode inode) =>
        PageSize.OffsetOf((ulong)inode.SizeBytes) != 0;

    /// <summary>
    /// What lies beyond the end in the last page must be zero before the end moves up (semantics,
    /// 11).
    /// </summary>
    private void ZeroBeyondEnd(Inode inode, in Operation operation, Outbox outbox)
    {
        PageIndex page = PageOf(inode.SizeBytes);
        uint offset = (uint)PageSize.OffsetOf((ulong)inode.SizeBytes);
        CacheWrite zeros = new(inode.Number, page, offset, 0, !inode.Blocks.IsOnDisk(page));
        Ask(ActorId.PageCache, zeros, operation, outbox);
    }
}
