using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Files;

/// <content>Pages between the page cache and the disk, and the blocks that they lie in.</content>
internal sealed partial class FileSystem
{
    /// <inheritdoc/>
    public void On(in MessageHeader header, in PageRead message, Outbox outbox)
    {
        Inode inode = _inodes[message.Inode];
        if (message.Page.Value >= inode.SizePages)
        {
            AnswerRead(header, message, Errno.EFAULT, outbox);
        }
        else if (inode.Blocks.IsOnDisk(message.Page))
        {
            Operation operation = Client(header, message);
            operation.Step = OperationStep.FillFrame;
            operation.Inode = inode.Number;
            operation.Frame = message.Frame;
            DiskRead read = new(inode.Blocks[message.Page], message.Frame);
            Ask(ActorId.Disk, read, operation, outbox);
        }
        else
        {
            _memory.Zero(message.Frame);
            AnswerRead(header, message, Errno.None, outbox);
        }
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in DiskReadDone message, Outbox outbox)
    {
        Operation operation = _operations.Take(header);
        PageRead read = PageRead.Unpack(operation.Client);
        Inode inode = _inodes[operation.Inode];
        Errno error = message.Error;
        if (error == Errno.None && read.Page.Value >= inode.SizePages)
        {
            error = Errno.EFAULT; // it was cut off meanwhile
        }

        if (error == Errno.None)
        {
            ZeroTail(inode, read.Page, read.Frame);
        }

        AnswerRead(operation.Client.Header, read, error, outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in PageWrite message, Outbox outbox)
    {
        Inode inode = _inodes[message.Inode];
        PageIndex page = message.Page;
        bool isNewBlock = !inode.Blocks.IsOnDisk(page);
        if (inode.Type != InodeType.Regular)
        {
            AnswerWrite(header, message, Errno.ENXIO, outbox); // there is no disk behind it
            return;
        }

        if (page.Value >= inode.SizePages)
        {
            AnswerWrite(header, message, Errno.None, outbox); // nowhere to write it
            return;
        }

        if (inode.Blocks[page] == 0 && !_blocks.TryReserve())
        {
            AnswerWrite(header, message, Errno.ENOSPC, outbox);
            return;
        }

        if (isNewBlock)
        {
            inode.Blocks[page] = _blocks.TakeReserved();
        }

        ZeroTail(inode, page, message.Frame);
        Operation operation = Client(header, message);
        operation.Step = OperationStep.StoreFrame;
        operation.Inode = inode.Number;
        operation.IsNewBlock = isNewBlock;
        Ask(ActorId.Disk, new DiskWrite(inode.Blocks[page], message.Frame), operation, outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in DiskWriteDone message, Outbox outbox)
    {
        Operation operation = _operations.Take(header);
        PageWrite write = PageWrite.Unpack(operation.Client);
        if (message.Error != Errno.None && operation.IsNewBlock)
        {
            BlockMap blocks = _inodes[operation.Inode].Blocks;
            _blocks.ReturnToReserved(blocks[write.Page]);
            blocks[write.Page] = BlockMap.Reserved;
        }

        AnswerWrite(operation.Client.Header, write, message.Error, outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileSync message, Outbox outbox)
    {
        Inode inode = _inodes[_files[message.File].Inode];
        if (inode.Type == InodeType.Regular)
        {
            Operation operation = Client(header, message);
            operation.Step = OperationStep.Sync;
            operation.Inode = inode.Number;
            CacheSync sync = new(inode.Number, default, 0, true);
            Ask(ActorId.PageCache, sync, operation, outbox);
            return;
        }

        bool isOnDisk = inode.Type == InodeType.Directory;
        outbox.Reply(header, new FileSyncDone(isOnDisk ? Errno.None : Errno.EINVAL));
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in CacheSyncDone message, Outbox outbox)
    {
        Operation operation = _operations.Take(header);
        outbox.Reply(operation.Client.Header, new FileSyncDone(message.Error));
    }

    private static void AnswerRead(
        in MessageHeader header, in PageRead message, Errno error, Outbox outbox) =>
        outbox.Reply(header, new PageReadDone(error, message.Inode, message.Page));

    private static void AnswerWrite(
        in MessageHeader header, in PageWrite message, Errno error, Outbox outbox) =>
        outbox.Reply(header, new PageWriteDone(error, message.Inode, message.Page));

    /// <summary>
    /// Only bytes below the size go to disk and come from there; the rest of the last page is zero.
    /// </summary>
    private void ZeroTail(Inode inode, PageIndex page, FrameNumber frame)
    {
        long kept = inode.SizeBytes - ((long)page.Value << PageSize.PageShift);
        if (kept < PageSize.PageSizeBytes)
        {
            _memory.Page(frame)[(int)kept..].Clear();
        }
    }

    /// <summary>Frees the blocks and reservations of the pages from one on.</summary>
    private void FreeBlocks(Inode inode, ulong firstPage)
    {
        foreach (SparseArray<uint>.Entry entry in inode.Blocks.Walk(firstPage))
        {
            uint block = entry.Value;
            entry.Value = 0;
            if (block == BlockMap.Reserved)
            {
                _blocks.Unreserve();
            }
            else
            {
                _blocks.Return(block);
            }
        }
    }
}
