using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Paging;

/// <content>Frames and their counts.</content>
internal sealed partial class PageCache
{
    public void On(in MessageHeader header, in FrameAllocate message, Outbox outbox)
    {
        FrameNumber frame = AllocateZeroed(
            new FrameOwner((FrameUse)message.Use, message.Tag, message.Index));
        outbox.Reply(header, new FrameAllocateDone(ErrorOf(frame), frame, message.Index));
    }

    /// <summary>A frame is used again only where nobody else has any reference to it.</summary>
    public void On(in MessageHeader header, in FrameCopy message, Outbox outbox)
    {
        PageFrame frame = Map[message.Frame];
        if (frame.Use is FrameUse.File or FrameUse.Shm)
        {
            throw new KernelBug($"PageCache: {message} from {header.Sender} for {frame}");
        }

        FrameNumber own = message.Frame;
        if (frame.Count > 1)
        {
            own = AllocateCopy(message.Frame, header.Sender.Pid, message.Index);
            if (own != default)
            {
                Map.Put(message.Frame);
            }
        }

        outbox.Reply(header, new FrameCopyDone(ErrorOf(own), own, message.Index));
    }

    public void On(in MessageHeader header, in FrameGet message, Outbox outbox)
    {
        if (header.Payload.IsNone)
        {
            Map.Get(message.Frame);
            return;
        }

        foreach (PageEntry entry in outbox.Payloads.Items<PageEntry>(header.Payload))
        {
            Map.Get(entry.Frame);
        }

        outbox.Payloads.Free(header.Payload);
    }

    public void On(in MessageHeader header, in FrameShare message, Outbox outbox)
    {
        ActorId child = ActorId.Of(message.Child);
        foreach (PageEntry entry in outbox.Payloads.Items<PageEntry>(header.Payload))
        {
            Map.Get(entry.Frame);
            if (Map[entry.Frame].Use == FrameUse.File)
            {
                FrameMapping mapping = MappingOf(child, entry.Page);
                Map.AddMapping(entry.Frame, mapping);
                CleanLateMapping(entry.Frame, mapping, outbox);
            }
        }

        UnmapLateChild(header.Sender.Pid, message.Child, outbox);
        outbox.Payloads.Free(header.Payload);
        outbox.Reply(header, default(FrameShareDone));
    }

    public void On(in MessageHeader header, in FramePut message, Outbox outbox)
    {
        PutAll(header, outbox);
        outbox.Reply(header, default(FramePutDone));
    }

    /// <summary>Takes the references back that a payload lists, and frees the payload.</summary>
    private void PutAll(in MessageHeader header, Outbox outbox)
    {
        foreach (PageEntry entry in outbox.Payloads.Items<PageEntry>(header.Payload))
        {
            if (Map[entry.Frame].Use == FrameUse.File)
            {
                PutFilePage(header.Sender, entry, outbox);
            }
            else
            {
                Map.Put(entry.Frame);
            }
        }

        outbox.Payloads.Free(header.Payload);
    }

    /// <summary>
    /// A page-table entry maps a file's page no longer. In the classic profile a dirty page then
    /// goes to disk (the content "is written back only when it is unmapped").
    /// </summary>
    private void PutFilePage(ActorId process, in PageEntry entry, Outbox outbox)
    {
        FrameOwner owner = Map[entry.Frame].Owner;
        CachedFile file = _files[owner.Inode];
        Map.RemoveMapping(entry.Frame, MappingOf(process, entry.Page));
        Map.Put(entry.Frame);
        if ((entry.Flags & PageEntryFlags.Dirty) != 0)
        {
            CachedPage page = file.Pages[owner.Page] with { Dirty = true };
            file.Pages[owner.Page] = page;
            if (_profile == Profile.Classic && page.State == CachedPageState.UpToDate)
            {
                StartWrite(file, owner.Page, outbox);
            }
        }

        ContinueTruncation(file, outbox);
    }

    private static Errno ErrorOf(FrameNumber frame) =>
        frame == default ? Errno.ENOMEM : Errno.None;
}
