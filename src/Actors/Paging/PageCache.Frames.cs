using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Paging;

/// <content>Frames and their counts.</content>
internal sealed partial class PageCache
{
    public void On(in MessageHeader header, in FrameAllocate message, Outbox outbox)
    {
        FrameNumber frame = AllocateZeroed(
            new FrameOwner((FrameUse)message.Use, message.Tag, message.Index));
        if (frame == default)
        {
            Starve(header, message, outbox);
            return;
        }

        ListPrivate(frame, header.Sender, message.Index);
        outbox.Reply(header, new FrameAllocateDone(Errno.None, frame, message.Index));
    }

    /// <summary>
    /// A frame is used again only where nobody else has any reference to it. One that is leaving,
    /// or has left since the request was sent, makes the caller look at its entry again.
    /// </summary>
    public void On(in MessageHeader header, in FrameCopy message, Outbox outbox)
    {
        FrameMapping mapping = MappingOf(header.Sender, message.Index);
        if (!IsMapped(message.Frame, mapping))
        {
            outbox.Reply(header, new FrameCopyDone(Errno.EAGAIN, default, message.Index));
            return;
        }

        PageFrame frame = Map[message.Frame];
        if (frame.Use is FrameUse.File or FrameUse.Shm)
        {
            throw new KernelBug($"PageCache: {message} from {header.Sender} for {frame}");
        }

        SwapSlot slot = _swapCache.SlotOf(message.Frame);
        if (slot != default && !IsUnwritten(message.Frame))
        {
            Wait(message.Frame, header, message, outbox);
            return;
        }

        FrameNumber own = message.Frame;
        if (frame.Count - frame.Pins + HoldersOf(slot) > 1)
        {
            own = AllocateCopy(message.Frame, header.Sender.Pid, message.Index);
            if (own == default)
            {
                Starve(header, message, outbox);
                return;
            }

            Map.RemoveMapping(message.Frame, mapping);
            Map.Put(message.Frame);
        }

        outbox.Reply(header, new FrameCopyDone(Errno.None, own, message.Index));
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
            if (entry.IsSwapped)
            {
                ShareSlot(entry.Slot, outbox);
                continue;
            }

            FrameMapping mapping = MappingOf(child, entry.Page);
            Map.Get(entry.Frame);
            Map.AddMapping(entry.Frame, mapping);
            if (Map[entry.Frame].Use == FrameUse.File)
            {
                CleanLateMapping(entry.Frame, mapping, outbox);
            }
        }

        outbox.Payloads.Free(header.Payload);
        outbox.Reply(header, default(FrameShareDone));
    }

    public void On(in MessageHeader header, in Unlock message, Outbox outbox)
    {
        foreach (PageEntry entry in outbox.Payloads.Items<PageEntry>(header.Payload))
        {
            if (Map[entry.Frame].Use != FrameUse.Free)
            {
                Map.SetUnevictable(entry.Frame, false);
            }
        }

        outbox.Payloads.Free(header.Payload);
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
            if (entry.IsSwapped)
            {
                FreeSlot(entry.Slot, outbox);
                _refusals = 0;
                continue;
            }

            switch (Map[entry.Frame].Use)
            {
                case FrameUse.File:
                    PutFilePage(header.Sender, entry, outbox);
                    break;
                case FrameUse.Shm:
                    Map.Put(entry.Frame);
                    break;
                default:
                    Map.RemoveMapping(entry.Frame, MappingOf(header.Sender, entry.Page));
                    Map.Put(entry.Frame);
                    break;
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
            bool isWritten = _profile == Profile.Classic && !file.IsShmem;
            if (isWritten && page.State == CachedPageState.UpToDate)
            {
                StartWrite(file, owner.Page, outbox);
            }
        }

        ContinueTruncation(file, outbox);
    }

    /// <summary>Notes who maps a frame, where that is a process's own page.</summary>
    private void ListPrivate(FrameNumber frame, ActorId process, ulong virtualPage)
    {
        if (process.IsProcess)
        {
            Map.AddMapping(frame, MappingOf(process, virtualPage));
        }
    }
}
