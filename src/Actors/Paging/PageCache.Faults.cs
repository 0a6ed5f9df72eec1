using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Paging;

/// <content>Faults of file mappings, and the reading of pages.</content>
internal sealed partial class PageCache
{
    private enum Reach
    {
        /// <summary>The page is cached and holds its data.</summary>
        Here,

        /// <summary>The request was put off.</summary>
        Waits,

        /// <summary>There is no frame to read it into.</summary>
        NoFrame,
    }

    public void On(in MessageHeader header, in FileFault message, Outbox outbox)
    {
        CachedFile file = _files[message.Inode];
        if (file.Pages[message.Page].State == CachedPageState.Cleaning
            && message is { Write: true, Private: false })
        {
            Wait(file.Pages[message.Page].Frame, header, message, outbox);
            return;
        }

        switch (TryReach(file, message.Page, header, message, outbox))
        {
            case Reach.Here when message is { Write: true, Private: true }:
                GrantCopy(file, header, message, outbox);
                break;
            case Reach.Here:
                Grant(file, header, message, outbox);
                break;
            case Reach.NoFrame:
                Starve(header, message, outbox);
                break;
        }
    }

    public void On(in MessageHeader header, in FileMapped message, Outbox outbox)
    {
        CachedFile file = _files[message.Inode];
        Map.Unpin(file.Pages[message.Page].Frame);
        PutAll(header, outbox);
        ContinueTruncation(file, outbox);
    }

    public void On(in MessageHeader header, in PageReadDone message, Outbox outbox)
    {
        CachedFile file = _files[message.Inode];
        CachedPage page = file.Pages[message.Page];
        if (page.State != CachedPageState.Reading)
        {
            throw new KernelBug($"PageCache: {message} for a page that is {page.State}");
        }

        EndRead(file, message.Page, message.Error, isDirty: false, outbox);
    }

    private void EndRead(
        CachedFile file, PageIndex index, Errno error, bool isDirty, Outbox outbox)
    {
        FrameNumber frame = file.Pages[index].Frame;
        Map.Unpin(frame);
        if (error == Errno.None)
        {
            file.Pages[index] = new CachedPage(frame, CachedPageState.UpToDate, isDirty);
            Resume(ref _waiting[frame.Value], outbox);
        }
        else
        {
            file.Pages[index] = default;
            Map.Put(frame);
            RefuseAll(ref _waiting[frame.Value], error, outbox);
        }

        ContinueTruncation(file, outbox);
    }

    /// <summary>
    /// Brings a page into the cache for a request, which waits where that takes time. Page cache,
    /// then disk.
    /// </summary>
    private Reach TryReach<T>(
        CachedFile file, PageIndex index, in MessageHeader header, in T request, Outbox outbox)
        where T : struct, IMessage<T>
    {
        if (file.IsCut(index))
        {
            _queues.Add(ref file.Waiting, header, request, outbox.Payloads);
            return Reach.Waits;
        }

        CachedPage page = file.Pages[index];
        switch (page.State)
        {
            case CachedPageState.UpToDate or CachedPageState.Cleaning or CachedPageState.Writing:
                if (Map.FreeCount == 0)
                {
                    Map.SetAccessed(page.Frame, true);
                }

                return Reach.Here;
            case CachedPageState.Absent:
                page = StartRead(file, index, outbox);
                break;
        }

        if (page.Frame == default)
        {
            return Reach.NoFrame;
        }

        Wait(page.Frame, header, request, outbox);
        return Reach.Waits;
    }

    /// <summary>The frame is pinned until it is filled.</summary>
    private CachedPage StartRead(CachedFile file, PageIndex index, Outbox outbox)
    {
        FrameNumber frame = AllocateZeroed(FrameOwner.OfFile(file.Inode, index));
        if (frame == default)
        {
            return default;
        }

        Map.Pin(frame);
        CachedPage page = new(frame, CachedPageState.Reading, Dirty: false);
        file.Pages[index] = page;
        SwapSlot slot = file.Slots[index.Value];
        if (slot == default)
        {
            outbox.Request(ActorId.FileSystem, new PageRead(file.Inode, index, frame));
        }
        else
        {
            _swapCache.Add(slot, frame, CachedPageState.Reading);
            outbox.Request(ActorId.SwapDevice, new SwapRead(slot, frame));
        }

        return page;
    }

    /// <summary>
    /// The page itself, pinned until FileMapped. A load gets it read-only, so that the first store
    /// is seen: it makes the page dirty and moves the file's times.
    /// </summary>
    private void Grant(
        CachedFile file, in MessageHeader header, in FileFault message, Outbox outbox)
    {
        CachedPage page = file.Pages[message.Page];
        FrameMapping mapping = MappingOf(header.Sender, message.Address >> PageSize.PageShift);
        if (!IsMapped(page.Frame, mapping))
        {
            Map.Get(page.Frame);
            Map.AddMapping(page.Frame, mapping);
        }

        if (message.Write && !page.Dirty)
        {
            file.Pages[message.Page] = page with { Dirty = true };
            outbox.Send(ActorId.FileSystem, new PageDirtied(message.Inode));
        }

        Map.Pin(page.Frame);
        outbox.Reply(
            header,
            new FileFaultDone(
                Errno.None,
                page.Frame,
                message.Inode,
                message.Page,
                message.Address,
                message.Write,
                false));
    }

    /// <summary>
    /// A store to a private mapping: a copy that never reaches the file. Nothing maps it yet: no
    /// pin. Where no frame is free, the cached page itself may become the copy: to evict it for the
    /// frame of its own copy would have it read again, and so on without end.
    /// </summary>
    private void GrantCopy(
        CachedFile file, in MessageHeader header, in FileFault message, Outbox outbox)
    {
        FrameNumber frame = file.Pages[message.Page].Frame;
        ulong virtualPage = message.Address >> PageSize.PageShift;
        FrameMapping mapping = MappingOf(header.Sender, virtualPage);
        FrameNumber copy = AllocateCopy(frame, header.Sender.Pid, virtualPage);
        if (copy == default && TryTakeOver(file, message.Page, mapping))
        {
            copy = frame;
        }
        else if (copy == default)
        {
            Starve(header, message, outbox);
            return;
        }
        else if (IsMapped(frame, mapping))
        {
            Map.RemoveMapping(frame, mapping);
            Map.Put(frame);
        }

        outbox.Reply(
            header,
            new FileFaultDone(
                Errno.None, copy, message.Inode, message.Page, message.Address, true, true));
    }

    /// <summary>
    /// Makes a clean cached page that nobody else uses a process's own; the file has it on disk.
    /// </summary>
    private bool TryTakeOver(CachedFile file, PageIndex index, FrameMapping mapping)
    {
        CachedPage page = file.Pages[index];
        FrameNumber frame = page.Frame;
        bool isMapped = IsMapped(frame, mapping);
        bool isItsOwn = page is { State: CachedPageState.UpToDate, Dirty: false }
            && !file.IsShmem
            && Map[frame].Pins == 0
            && Map[frame].Count == (isMapped ? 2 : 1)
            && _waiting[frame.Value].IsEmpty;
        if (!isItsOwn)
        {
            return false;
        }

        file.Pages[index] = default;
        Map.SetOwner(
            frame,
            new FrameOwner(
                FrameUse.Anonymous,
                (ulong)mapping.Pid.Value,
                mapping.Address >> PageSize.PageShift));
        if (isMapped)
        {
            Map.Put(frame);
        }
        else
        {
            Map.AddMapping(frame, mapping);
        }

        return true;
    }

    /// <summary>Whether the reverse map lists an entry.</summary>
    public bool IsMapped(FrameNumber frame, FrameMapping mapping)
    {
        foreach (FrameMapping one in Map.MappingsOf(frame))
        {
            if (one == mapping)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Answers those who waited for a page that could not be read.</summary>
    private void RefuseAll(ref WaitQueue queue, Errno error, Outbox outbox)
    {
        WaitQueue waiting = queue;
        queue = default;
        while (_queues.TryTake(ref waiting, out Envelope request))
        {
            switch (request.Kind)
            {
                case MessageKind.FileFault:
                    Refuse(request.Header, FileFault.Unpack(request), error, outbox);
                    break;
                case MessageKind.CacheRead:
                    outbox.Reply(request.Header, new CacheReadDone(error));
                    break;
                case MessageKind.CacheWrite:
                    WriteWithoutDisk(request.Header, CacheWrite.Unpack(request), error, outbox);
                    break;
                default:
                    throw new KernelBug($"PageCache: {request.Kind} waited for a page");
            }
        }
    }

    private static void Refuse(
        in MessageHeader header, in FileFault message, Errno error, Outbox outbox) =>
        outbox.Reply(
            header,
            new FileFaultDone(
                error, default, message.Inode, message.Page, message.Address, false, false));
}
