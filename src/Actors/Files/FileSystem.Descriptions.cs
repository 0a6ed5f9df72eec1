using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Files;

/// <content>Open file descriptions, and the end of inodes that nothing holds.</content>
internal sealed partial class FileSystem
{
    /// <summary>What F_SETFL can change (fcntl(2)).</summary>
    private const int ChangeableFlags = O_APPEND | O_NONBLOCK;

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileDuplicate message, Outbox outbox)
    {
        foreach (FileId file in outbox.Payloads.Items<FileId>(header.Payload))
        {
            _files[file].Count++;
        }

        outbox.Payloads.Free(header.Payload);
        outbox.Reply(header, default(FileDuplicateDone));
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileClose message, Outbox outbox)
    {
        int count = outbox.Payloads.Items<FileId>(header.Payload).Length;
        for (int i = 0; i < count; i++)
        {
            Close(outbox.Payloads.Items<FileId>(header.Payload)[i], header, outbox);
        }

        outbox.Payloads.Free(header.Payload);
        AnswerUnlessFreeing(header, outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileSeek message, Outbox outbox)
    {
        ref OpenFile file = ref _files[message.File];
        Inode inode = _inodes[file.Inode];
        if (IsBusy(file, header.Sender.Pid))
        {
            WaitFor(message.File, header, message, outbox);
            return;
        }

        long result = inode.Type switch
        {
            InodeType.Pipe or InodeType.Terminal => -(long)Errno.ESPIPE,
            InodeType.Null or InodeType.Zero => 0,
            InodeType.Regular or InodeType.Directory or InodeType.SharedMemory or _ =>
                NewPosition(file, inode, message),
        };
        if (result >= 0)
        {
            file.Position = result;
        }

        outbox.Reply(header, new FileSeekDone(result));
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileControl message, Outbox outbox)
    {
        ref OpenFile file = ref _files[message.File];
        bool isTerminal = _inodes[file.Inode].Type == InodeType.Terminal;
        long result;
        switch (message.Command)
        {
            case F_GETFL:
                result = file.Flags;
                break;
            case F_SETFL:
                int set = unchecked((int)message.Argument) & ChangeableFlags;
                file.Flags = (file.Flags & ~ChangeableFlags) | set;
                result = 0;
                break;
            case TCGETS or TIOCGWINSZ when isTerminal:
                result = 0;
                break;
            case TCGETS or TIOCGWINSZ:
                result = -(long)Errno.ENOTTY;
                break;
            default:
                result = -(long)Errno.EINVAL;
                break;
        }

        outbox.Reply(header, new FileControlDone(result));
    }

    private static long NewPosition(in OpenFile file, Inode inode, in FileSeek message)
    {
        long start = message.Whence switch
        {
            SEEK_SET => 0,
            SEEK_CUR => file.Position,
            SEEK_END => inode.SizeBytes,
            _ => -1,
        };
        long position = unchecked(start + message.Offset);
        bool isValid = start >= 0 && position is >= 0 and <= FileBytesMax;
        return isValid ? position : -(long)Errno.EINVAL;
    }

    private void Close(FileId id, in MessageHeader header, Outbox outbox)
    {
        EndCall(id, header.Sender.Pid, outbox);
        ref OpenFile file = ref _files[id];
        if (--file.Count > 0)
        {
            return;
        }

        Inode inode = _inodes[file.Inode];
        if (inode.Type == InodeType.Pipe)
        {
            inode.Pipe.Readers -= file.IsReadable ? 1 : 0;
            inode.Pipe.Writers -= file.IsWritable ? 1 : 0;
        }

        _files.Remove(id);
        inode.Opens--;
        Resume(ref _inodeQueues[inode.Number.Value], outbox);
        FreeIfUnused(inode, header, outbox);
    }

    /// <summary>Begins the end of an inode that nothing holds any more.</summary>
    /// <param name="inode">The inode.</param>
    /// <param name="client">Whose request let go of it, and is answered when the inode is
    /// gone.</param>
    /// <param name="outbox">Where the request to the page cache goes.</param>
    private void FreeIfUnused(Inode inode, in MessageHeader client, Outbox outbox)
    {
        if (!inode.IsUnused)
        {
            return;
        }

        if (inode.Type is not (InodeType.Regular or InodeType.SharedMemory))
        {
            _inodes.Remove(inode);
            return;
        }

        inode.SizeBytes = 0;
        Operation operation = new()
        {
            Step = OperationStep.Free,
            Inode = inode.Number,
            Client = new Envelope
            {
                Kind = client.Kind,
                Sender = client.Sender,
                Request = client.Request,
            },
        };
        Ask(ActorId.PageCache, new CacheTruncate(inode.Number, 0), operation, outbox);
    }

    /// <summary>The page cache holds nothing of the inode any more.</summary>
    private void EndFree(in Operation operation, Outbox outbox)
    {
        Inode inode = _inodes[operation.Inode];
        FreeBlocks(inode, 0);
        _inodes.Remove(inode);
        AnswerUnlessFreeing(operation.Client.Header, outbox);
    }

    /// <summary>
    /// Answers a request that may have let go of inodes, once all of those are gone.
    /// </summary>
    private void AnswerUnlessFreeing(in MessageHeader client, Outbox outbox)
    {
        if (_operations.Serves(client))
        {
            return;
        }

        switch (client.Kind)
        {
            case MessageKind.FileClose:
                outbox.Reply(client, new FileCloseDone(Errno.None));
                break;
            case MessageKind.FileUnlink:
                outbox.Reply(client, new FileUnlinkDone(Errno.None));
                break;
            case MessageKind.FileName:
                outbox.Reply(client, new FileNameDone(0));
                break;
            case MessageKind.UnmapFile:
                outbox.Reply(client, default(UnmapFileDone));
                break;
            case MessageKind.None: // a truncate(2) that outlived the name: answered before
                break;
            default:
                throw new KernelBug($"FileSystem: {client.Kind} lets go of no inode");
        }
    }

    /// <summary>Whether another process's call uses the position of a description.</summary>
    private static bool IsBusy(in OpenFile file, Pid caller) =>
        file.PositionUser != default && file.PositionUser != caller;

    private void WaitFor<T>(FileId file, in MessageHeader header, in T message, Outbox outbox)
        where T : struct, IMessage<T> =>
        _queues.Add(ref _fileQueues[file.Value], header, message, outbox.Payloads);

    private void WaitFor<T>(Inode inode, in MessageHeader header, in T message, Outbox outbox)
        where T : struct, IMessage<T> =>
        _queues.Add(ref _inodeQueues[inode.Number.Value], header, message, outbox.Payloads);

    /// <summary>An operation for a request, whose payload goes with it.</summary>
    private static Operation Client<T>(in MessageHeader header, in T message)
        where T : struct, IMessage<T> => new() { Client = Envelope.Keep(header, message) };
}
