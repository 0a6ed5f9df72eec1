using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Ipc;
using ShmLookup = ActorVm.Actors.Messaging.ShmLookup;

namespace ActorVm.Actors.Shm;

/// <content>The ring of attached areas.</content>
internal sealed partial class ShmManager
{
    public void On(in MessageHeader header, in ShmLookup message, Outbox outbox)
    {
        Model.Ipc.ShmLookup found = Segs.FindForAttach(
            message.Id.Value,
            message.Flags,
            new Credentials(message.Uid, message.Gid, (Capabilities)message.Capabilities));
        if (found.IsOk)
        {
            found.Segment!.Pin();
        }

        outbox.Reply(
            header,
            new ShmLookupDone(
                found.Error,
                found.Permission,
                found.Segment?.Handle ?? default,
                found.Segment?.SizeBytes ?? 0));
    }

    public void On(in MessageHeader header, in Attach message, Outbox outbox)
    {
        ShmAttach area = new(
            header.Sender.Pid, message.Start, message.FirstPage, message.LengthPages);
        Held(message.Segment, message).Attach(area, Now(outbox));
        outbox.Reply(header, default(AttachDone));
    }

    public void On(in MessageHeader header, in AttachCancel message, Outbox outbox)
    {
        ShmidKernel segment = Held(message.Segment, message);
        segment.Unpin();
        ShmRelease release = BeginRelease(header);
        DestroyIfFinished(segment, release, outbox);
        EndRelease(release, outbox);
    }

    public void On(in MessageHeader header, in AttachSplit message, Outbox outbox)
    {
        Held(message.Segment, message).Split(
            header.Sender.Pid, message.Start, message.At, message.Quiet, Now(outbox));
        outbox.Reply(header, default(AttachSplitDone));
    }

    public void On(in MessageHeader header, in AttachMerge message, Outbox outbox)
    {
        Held(message.Segment, message).Merge(
            header.Sender.Pid, message.Start, message.Next, Now(outbox));
        outbox.Reply(header, default(AttachMergeDone));
    }

    public void On(in MessageHeader header, in AttachTrim message, Outbox outbox)
    {
        Pid pid = header.Sender.Pid;
        ShmAttach area = new(
            pid, message.NewStart, message.NewFirstPage, message.NewLengthPages);
        ShmidKernel segment = Held(message.Segment, message);
        segment.Trim(pid, message.Start, area);
        DropWaiters(segment, header.Sender, outbox);
        ShmRelease release = BeginRelease(header);
        PutPages(header.Payload, release, outbox);
        EndRelease(release, outbox);
    }

    public void On(in MessageHeader header, in AttachFork message, Outbox outbox)
    {
        ShmidKernel segment = Held(message.Segment, message);
        ShmAttach area = segment.Fork(
            header.Sender.Pid, message.Start, message.Child, Now(outbox));
        UnmapLateChild(segment, area, header.Payload, outbox);
        if (outbox.Payloads.Bytes(header.Payload).IsEmpty)
        {
            outbox.Payloads.Free(header.Payload);
        }
        else
        {
            outbox.Send(ActorId.PageCache, default(FrameGet), header.Payload);
        }

        outbox.Reply(header, default(AttachForkDone));
    }

    /// <summary>The process's entries go first, then what the segment itself held.</summary>
    public void On(in MessageHeader header, in Detach message, Outbox outbox)
    {
        ShmidKernel segment = Held(message.Segment, message);
        segment.Detach(header.Sender.Pid, message.Start, message.Quiet, Now(outbox));
        DropWaiters(segment, header.Sender, outbox);
        ShmRelease release = BeginRelease(header);
        PutPages(header.Payload, release, outbox);
        DestroyIfFinished(segment, release, outbox);
        EndRelease(release, outbox);
    }
}
