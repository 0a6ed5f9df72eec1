using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Files;

/// <content>poll(2): whether open files are ready, and the wait for one that is.</content>
/// <remarks>Who waits is looked at again whenever those are who wait for an inode. What is no pipe
/// is always ready.</remarks>
internal sealed partial class FileSystem
{
    private const short AlwaysReady = POLLIN | POLLOUT | POLLRDNORM | POLLWRNORM;
    private const short AlwaysTold = POLLERR | POLLHUP | POLLNVAL;

    private WaitQueue _polls;

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FilePoll message, Outbox outbox)
    {
        int ready = 0;
        foreach (ref PollEntry entry in outbox.Payloads.Items<PollEntry>(header.Payload))
        {
            if (entry.File != default)
            {
                entry.Ready = (short)(Readiness(entry.File) & (entry.Events | AlwaysTold));
            }

            ready += entry.Ready != 0 ? 1 : 0;
        }

        if (ready > 0 || !message.Waits)
        {
            outbox.Reply(header, new FilePollDone(ready), header.Payload);
        }
        else
        {
            _queues.Add(ref _polls, header, message, outbox.Payloads);
        }
    }

    /// <summary>What a process polls and waits for, as a payload of entries; none where it does
    /// not.</summary>
    public PayloadId PolledBy(Pid process) =>
        _queues.TryFind(_polls, new RequestKey(ActorId.Of(process), 0), out Envelope request)
            ? request.Payload
            : PayloadId.None;

    /// <summary>Whether there is something to tell of a polled file.</summary>
    public bool IsReady(in PollEntry entry) =>
        (Readiness(entry.File) & (entry.Events | AlwaysTold)) != 0;

    private int Readiness(FileId id)
    {
        ref OpenFile file = ref _files[id];
        Inode inode = _inodes[file.Inode];
        if (inode.Type != InodeType.Pipe)
        {
            return AlwaysReady;
        }

        PipeBuffer pipe = inode.Pipe;
        int ready = 0;
        if (file.IsReadable)
        {
            ready |= pipe.Count > 0 ? POLLIN | POLLRDNORM : 0;
            ready |= pipe.Writers == 0 ? POLLHUP : 0;
        }

        if (file.IsWritable)
        {
            ready |= pipe.Room >= PIPE_BUF ? POLLOUT | POLLWRNORM : 0;
            ready |= pipe.Readers == 0 ? POLLERR : 0;
        }

        return ready;
    }
}
