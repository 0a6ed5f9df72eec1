using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;

namespace ActorVm.Actors.Files;

/// <content>ftruncate(2), truncate(2) and open(2) with O_TRUNC (semantics, 13).</content>
internal sealed partial class FileSystem
{
    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileTruncate message, Outbox outbox)
    {
        Errno error = CheckTruncate(header, message, outbox.Payloads, out Inode? inode);
        if (error != Errno.None)
        {
            outbox.Payloads.Free(header.Payload);
            outbox.Reply(header, new FileTruncateDone(error));
            return;
        }

        if (inode!.Writer != default)
        {
            WaitFor(inode, header, message, outbox);
            return;
        }

        outbox.Payloads.Free(header.Payload);
        MessageHeader withoutPath = header with { Payload = default };
        Resize(inode, message.Size, Client(withoutPath, message), outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in CacheTruncateDone message, Outbox outbox)
    {
        Operation operation = _operations.Take(header);
        switch (operation.Step)
        {
            case OperationStep.Cut:
                FreeBlocks(_inodes[operation.Inode], PageSize.PagesOf((ulong)operation.Offset));
                EndResize(operation, Errno.None, outbox);
                break;
            case OperationStep.Free:
                EndFree(operation, outbox);
                break;
            default:
                throw new KernelBug($"FileSystem: {message} while it waits for {operation.Step}");
        }
    }

    /// <summary>
    /// The errors of ftruncate(2) and truncate(2), in the order of the kernel (fs/open.c).
    /// </summary>
    private Errno CheckTruncate(
        in MessageHeader header, in FileTruncate message, PayloadStore payloads, out Inode? inode)
    {
        inode = null;
        if (message.Size < 0)
        {
            return Errno.EINVAL;
        }

        Errno error;
        if (message.File != default)
        {
            ref OpenFile file = ref _files[message.File];
            inode = _inodes[file.Inode];
            bool mayCut = file.IsWritable && inode.Type == InodeType.Regular;
            error = mayCut ? Errno.None : Errno.EINVAL;
        }
        else
        {
            Credentials caller = CallerOf(message.Uid, message.Gid, message.Capabilities);
            PathLookup found = Look(payloads.Bytes(header.Payload), caller);
            inode = found.Inode;
            error = Missing(found);
            error = error == Errno.None ? CheckTruncatePath(inode!, caller) : error;
        }

        return error == Errno.None && message.Size > FileBytesMax ? Errno.EFBIG : error;
    }

    private static Errno CheckTruncatePath(Inode inode, in Credentials caller) => inode.Type switch
    {
        InodeType.Directory => Errno.EISDIR,
        InodeType.Regular => FilePermissions.Allows(inode, caller, FileAccess.Write)
            ? Errno.None
            : Errno.EACCES,
        InodeType.Pipe or InodeType.Terminal or InodeType.Null or InodeType.Zero
            or InodeType.SharedMemory or _ => Errno.EINVAL,
    };

    /// <summary>
    /// Changes the size of a file that nobody writes. The operation holds it until <see
    /// cref="EndResize"/>.
    /// </summary>
    private void Resize(Inode inode, long size, Operation operation, Outbox outbox)
    {
        inode.Opens++;
        inode.Writer = operation.Client.Sender.Pid;
        operation.Inode = inode.Number;
        operation.Offset = size;
        if (size < inode.SizeBytes)
        {
            inode.SizeBytes = size;
            inode.Modify(outbox.NowNs);
            operation.Step = OperationStep.Cut;
            CacheTruncate cut = new(inode.Number, (ulong)size);
            Ask(ActorId.PageCache, cut, operation, outbox, MappersOf(inode, outbox.Payloads));
        }
        else if (size > inode.SizeBytes && EndsWithinPage(inode))
        {
            operation.Step = OperationStep.ZeroBeforeGrow;
            ZeroBeyondEnd(inode, operation, outbox);
        }
        else
        {
            EndResize(operation, Errno.None, outbox);
        }
    }

    private static PayloadId MappersOf(Inode inode, PayloadStore payloads)
    {
        PayloadId payload = payloads.Add(inode.Areas.Length * sizeof(int));
        Span<Pid> pids = payloads.Items<Pid>(payload);
        for (int i = 0; i < pids.Length; i++)
        {
            pids[i] = inode.Areas[i].Process;
        }

        return payload;
    }

    private void EndResize(in Operation operation, Errno error, Outbox outbox)
    {
        Inode inode = _inodes[operation.Inode];
        if (error == Errno.None)
        {
            // A path to a file that has the size already moves no times; a description does.
            bool isByPath = operation.Client.Kind == MessageKind.FileTruncate
                && FileTruncate.Unpack(operation.Client).File == default;
            if (inode.SizeBytes != operation.Offset || !isByPath)
            {
                inode.SizeBytes = operation.Offset;
                inode.Modify(outbox.NowNs);
            }
        }

        MessageHeader client = operation.Client.Header;
        if (client.Kind == MessageKind.FileOpen)
        {
            outbox.Reply(client, new FileOpenDone(error, operation.File));
        }
        else
        {
            outbox.Reply(client, new FileTruncateDone(error));
        }

        inode.Writer = default;
        inode.Opens--;
        Resume(ref _inodeQueues[inode.Number.Value], outbox);
        FreeIfUnused(inode, default, outbox);
    }
}
