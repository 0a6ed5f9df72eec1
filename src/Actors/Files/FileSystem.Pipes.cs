using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Files;

/// <content>Pipes (pipe(7)).</content>
internal sealed partial class FileSystem
{
    private const uint PipeMode = 0x180; // 0600

    /// <summary>Whether an open file is an end of a pipe.</summary>
    public bool IsPipe(FileId file) =>
        file != default && _inodes[_files[file].Inode].Type == InodeType.Pipe;

    /// <inheritdoc/>
    public void On(in MessageHeader header, in PipeOpen message, Outbox outbox)
    {
        if ((message.Flags & ~(O_NONBLOCK | O_CLOEXEC)) != 0)
        {
            outbox.Reply(header, new PipeOpenDone(Errno.EINVAL, default, default));
            return;
        }

        if (_files.Room < 2 || !_inodes.HasRoom)
        {
            outbox.Reply(header, new PipeOpenDone(Errno.ENFILE, default, default));
            return;
        }

        Inode inode = _inodes.Add(
            InodeType.Pipe, PipeMode, message.Uid, message.Gid, outbox.NowNs);
        int flags = message.Flags & O_NONBLOCK;
        FileId readEnd = _files.Add(inode.Number, O_RDONLY | flags);
        FileId writeEnd = _files.Add(inode.Number, O_WRONLY | flags);
        inode.Opens = 2;
        inode.Pipe.Readers = 1;
        inode.Pipe.Writers = 1;
        outbox.Reply(header, new PipeOpenDone(Errno.None, readEnd, writeEnd));
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileCancel message, Outbox outbox)
    {
        if (_queues.TryRemove(ref _polls, header.Sender, message.Cancelled, out Envelope poll))
        {
            outbox.Reply(
                poll.Header, new FilePollDone(-(long)Errno.EINTR), poll.Header.Payload);
            return;
        }

        foreach (Inode inode in _inodes)
        {
            ref WaitQueue queue = ref _inodeQueues[inode.Number.Value];
            if (inode.Type == InodeType.Pipe && _queues.TryRemove(
                ref queue, header.Sender, message.Cancelled, out Envelope request))
            {
                Interrupt(request, outbox);
                return;
            }
        }
    }

    private void ReadPipe(
        in OpenFile file, Inode inode, in MessageHeader header, in FileRead message, Outbox outbox)
    {
        PipeBuffer pipe = inode.Pipe;
        int count = (int)Math.Min(message.Count, pipe.Count);
        if (count > 0)
        {
            PayloadId payload = outbox.Payloads.Add(count);
            pipe.Read(outbox.Payloads.Bytes(payload));
            EndRead(header, message, count, payload, outbox);
            Resume(ref _inodeQueues[inode.Number.Value], outbox);
        }
        else if (pipe.Writers == 0 || !message.First)
        {
            EndRead(header, message, 0, default, outbox);
        }
        else if (file.Has(O_NONBLOCK))
        {
            EndRead(header, message, -(long)Errno.EAGAIN, default, outbox);
        }
        else
        {
            WaitFor(inode, header, message, outbox);
        }
    }

    /// <summary>
    /// A whole write(2) of at most PIPE_BUF bytes goes in at once; of a longer one, what fits.
    /// </summary>
    private void WritePipe(
        in OpenFile file, Inode inode, in MessageHeader header, in FileWrite message, Outbox outbox)
    {
        PipeBuffer pipe = inode.Pipe;
        bool isWhole = message is { First: true, More: false, Count: <= PIPE_BUF };
        int count = (int)Math.Min(message.Count, pipe.Room);
        if (pipe.Readers == 0)
        {
            EndWrite(header, message, -(long)Errno.EPIPE, outbox);
        }
        else if (isWhole ? count == message.Count : count > 0)
        {
            pipe.Write(outbox.Payloads.Bytes(header.Payload)[..count]);
            EndWrite(header, message, count, outbox);
            Resume(ref _inodeQueues[inode.Number.Value], outbox);
        }
        else if (file.Has(O_NONBLOCK))
        {
            EndWrite(header, message, -(long)Errno.EAGAIN, outbox);
        }
        else
        {
            WaitFor(inode, header, message, outbox);
        }
    }

    private void Interrupt(in Envelope request, Outbox outbox)
    {
        const long Interrupted = -(long)Errno.EINTR;
        if (request.Kind == MessageKind.FileRead)
        {
            EndRead(request.Header, FileRead.Unpack(request), Interrupted, default, outbox);
        }
        else
        {
            EndWrite(request.Header, FileWrite.Unpack(request), Interrupted, outbox);
        }
    }
}
