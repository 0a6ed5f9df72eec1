using System.Collections.Generic;
using System.Runtime.InteropServices;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Processes;

/// <content>
/// What becomes of areas: each change that a call made to them is told to the owners of what lies
/// behind, and the
/// frames of lost page-table entries are given back.
/// </content>
public sealed partial class Process
{
    private readonly WaitQueues _putOff = new();
    private WaitQueue _unmaps; // FileUnmap that the page table is not ready for

    /// <summary>Its page table; while its parent still forks it, the one that it will get, which
    /// owners of pages know already.</summary>
    private PageTable PagesNow =>
        State == ProcessState.Unborn ? _images.Find(Pid)!.Pages : Pages;

    /// <inheritdoc/>
    public void On(in MessageHeader header, in AttachSplitDone message, Outbox outbox) =>
        Arrived(header, outbox);

    /// <inheritdoc/>
    public void On(in MessageHeader header, in AttachMergeDone message, Outbox outbox) =>
        Arrived(header, outbox);

    /// <inheritdoc/>
    public void On(in MessageHeader header, in AttachTrimDone message, Outbox outbox) =>
        Arrived(header, outbox);

    /// <inheritdoc/>
    public void On(in MessageHeader header, in DetachDone message, Outbox outbox) =>
        Arrived(header, outbox);

    /// <inheritdoc/>
    public void On(in MessageHeader header, in UnmapFileDone message, Outbox outbox) =>
        Arrived(header, outbox);

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FramePutDone message, Outbox outbox) =>
        Arrived(header, outbox);

    /// <inheritdoc/>
    public void On(in MessageHeader header, in Clean message, Outbox outbox)
    {
        PageTable pages = PagesNow;
        PageTableEntry entry = pages.Get(message.Address);
        bool isPresent = entry.HoldsFrame && entry.Frame == message.Frame;
        if (isPresent)
        {
            pages.Set(
                message.Address,
                entry.WithWritable(false).WithDirty(false).WithAccessed(false));
        }

        outbox.Reply(
            header,
            new CleanDone(
                message.Frame, isPresent, isPresent && entry.Accessed, isPresent && entry.Dirty));
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in Unmap message, Outbox outbox)
    {
        PageTable pages = PagesNow;
        PageTableEntry entry = pages.Get(message.Address);
        bool isPresent = entry.HoldsFrame && entry.Frame == message.Frame;
        bool isLocked = isPresent && HasLocked(message.Address);
        bool isWanted = isLocked || IsAboutToUse(message.Address)
            || (entry.Accessed && !message.Force);
        bool isKept = isPresent && isWanted;
        if (isKept)
        {
            pages.Set(message.Address, entry.WithAccessed(false));
        }
        else if (isPresent)
        {
            pages.Set(
                message.Address,
                message.Slot == default ? default : PageTableEntry.Swap(message.Slot));
        }

        outbox.Reply(
            header,
            new UnmapDone(
                message.Frame, message.Address, message.Slot, isPresent, isKept, isLocked));
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileUnmap message, Outbox outbox)
    {
        // The page cache may not have counted yet what fork copied.
        if (State == ProcessState.Unborn || IsCopyingPageOf(message.Inode))
        {
            _putOff.Add(ref _unmaps, header, message, outbox.Payloads);
            return;
        }

        _scratch.Pages.Clear();
        for (VmArea? area = Mm.Areas.First; area is not null; area = area.Next)
        {
            VmAreaState state = area.State;
            ulong end = state.FirstPage + state.LengthPages;
            if (state.Backing.Inode != message.Inode || state.Kind != AreaKind.File
                || end <= message.From.Value)
            {
                continue;
            }

            ulong skipped = message.From.Value > state.FirstPage
                ? message.From.Value - state.FirstPage
                : 0;
            ulong start = state.Start + (skipped << PageSize.PageShift);
            Lose(start, state.End, _scratch.Pages);
        }

        outbox.Reply(
            header, new FileUnmapDone(message.Inode), AddPages(_scratch.Pages, outbox.Payloads));
    }

    /// <summary>
    /// Whether the page cache copies a private page of the file for a store. The copy gives the
    /// entry's reference back, so nobody else may: an unmapping waits for it.
    /// </summary>
    private bool IsCopyingPageOf(InodeNumber inode) =>
        State == ProcessState.Waiting && _stage == Stage.FrameFault
        && Mm.Areas.Containing(_fault.Address) is { State.Kind: AreaKind.File } area
        && area.State.Backing.Inode == inode;

    /// <summary>The page table is ready: answers who waited for that.</summary>
    private void AnswerUnmaps(Outbox outbox)
    {
        while (_putOff.TryTake(ref _unmaps, out Envelope unmap))
        {
            On(unmap.Header, FileUnmap.Unpack(unmap), outbox);
        }
    }

    /// <summary>Tells the owners of what the last call changed, and awaits their answers.</summary>
    private void TellChanges(Outbox outbox)
    {
        _scratch.Lost.Clear();
        foreach (AreaChange change in _scratch.Changes)
        {
            switch (change.Area.Kind)
            {
                case AreaKind.Shm:
                    TellSegment(change, outbox);
                    break;
                case AreaKind.File:
                    TellFile(change, outbox);
                    break;
                default:
                    TakeLost(change);
                    break;
            }

            if (change.Kind == AreaChangeKind.Protect)
            {
                ProtectPages(change);
            }
        }

        TellUnlocked(outbox);
        _scratch.Changes.Clear();
        if (_scratch.Lost.Count > 0)
        {
            PayloadId lost = AddPages(_scratch.Lost, outbox.Payloads);
            Ask(ActorId.PageCache, default(FramePut), outbox, lost);
        }
    }

    private void TellSegment(in AreaChange change, Outbox outbox)
    {
        VmAreaState area = change.Area;
        switch (change.Kind)
        {
            case AreaChangeKind.Split:
                Ask(
                    ActorId.ShmManager,
                    new AttachSplit(area.Backing.Segment, area.Start, change.At, false),
                    outbox);
                break;
            case AreaChangeKind.Merge:
                Ask(
                    ActorId.ShmManager,
                    new AttachMerge(area.Backing.Segment, area.Start, change.At),
                    outbox);
                break;
            case AreaChangeKind.Trim:
                AttachTrim trim = new(
                    area.Backing.Segment,
                    area.Start,
                    change.After.Start,
                    (uint)change.After.LengthPages,
                    new PageIndex((uint)change.After.FirstPage));
                Ask(ActorId.ShmManager, trim, outbox, LostPages(change, outbox.Payloads));
                break;
            case AreaChangeKind.Remove:
                Detach detach = new(area.Backing.Segment, area.Start, false);
                Ask(ActorId.ShmManager, detach, outbox, LostPages(change, outbox.Payloads));
                break;
            case AreaChangeKind.Protect:
                break;
            default:
                throw new KernelBug($"{Id}: an area changed by {change.Kind}");
        }
    }

    private void TellFile(in AreaChange change, Outbox outbox)
    {
        TakeLost(change);
        int areas = change.Kind switch
        {
            AreaChangeKind.Split => -1,
            AreaChangeKind.Merge or AreaChangeKind.Remove => 1,
            AreaChangeKind.Trim or AreaChangeKind.Protect => 0,
            _ => throw new KernelBug($"{Id}: an area changed by {change.Kind}"),
        };
        if (areas != 0)
        {
            UnmapFile unmap = new(change.Area.Backing.Inode, areas);
            Ask(ActorId.FileSystem, unmap, outbox);
        }
    }

    /// <summary>The pages of a segment that a change lost, by their index in the segment.</summary>
    private PayloadId LostPages(in AreaChange change, PayloadStore payloads)
    {
        _scratch.Pages.Clear();
        Lose(change.LostStart, change.LostEnd, _scratch.Pages);
        for (int i = 0; i < _scratch.Pages.Count; i++)
        {
            ulong address = _scratch.Pages[i].Page << PageSize.PageShift;
            _scratch.Pages[i] = _scratch.Pages[i] with { Page = change.Area.PageOf(address).Value };
        }

        return AddPages(_scratch.Pages, payloads);
    }

    private void TakeLost(in AreaChange change)
    {
        if (change.Kind is AreaChangeKind.Trim or AreaChangeKind.Remove)
        {
            Lose(change.LostStart, change.LostEnd, _scratch.Lost);
        }
    }

    /// <summary>Empties the page-table entries of a range; what they held is listed by virtual
    /// page.</summary>
    private void Lose(ulong start, ulong end, List<PageEntry> lost)
    {
        foreach (PageTable.Item item in Pages.Walk(start, end))
        {
            lost.Add(Describe(item.Address >> PageSize.PageShift, item.Entry));
            PageTable.Item emptied = item;
            emptied.Entry = default;
        }
    }

    private static PageEntry Describe(ulong page, PageTableEntry entry)
    {
        PageEntryFlags accessed = entry.Accessed ? PageEntryFlags.Accessed : 0;
        PageEntryFlags dirty = entry.Dirty ? PageEntryFlags.Dirty : 0;
        return entry.Swapped
            ? PageEntry.InSwap(page, entry.Slot)
            : new(page, entry.Frame, accessed | dirty);
    }

    private static PayloadId AddPages(List<PageEntry> pages, PayloadStore payloads) =>
        pages.Count == 0
            ? PayloadId.None
            : payloads.Add<PageEntry>(CollectionsMarshal.AsSpan(pages));

    /// <summary>Brings page-table entries to an area's new rights. Rights that it gained are given
    /// by faults.</summary>
    private void ProtectPages(in AreaChange change)
    {
        VmAreaState area = change.After;
        foreach (PageTable.Item item in Pages.Walk(area.Start, area.End))
        {
            if (!item.Entry.HoldsFrame)
            {
                continue;
            }

            PageTable.Item changed = item;
            PageTableEntry entry = item.Entry.WithPresent(area.Allows(isStore: false));
            changed.Entry = area.Allows(isStore: true) ? entry : entry.WithWritable(false);
        }
    }

    /// <summary>fork: what is private is copied by the first who stores, on either side.</summary>
    private void ProtectPrivatePages()
    {
        for (VmArea? area = Mm.Areas.First; area is not null; area = area.Next)
        {
            if (area.State.IsShared)
            {
                continue;
            }

            foreach (PageTable.Item item in Pages.Walk(area.Start, area.End))
            {
                if (item.Entry.HoldsFrame)
                {
                    PageTable.Item changed = item;
                    changed.Entry = item.Entry.WithWritable(false);
                }
            }
        }
    }

    /// <summary>fork: each area of a file counts once more.</summary>
    private void AskForkMappings(Pid child, Outbox outbox)
    {
        _scratch.Mapped.Clear();
        for (VmArea? area = Mm.Areas.First; area is not null; area = area.Next)
        {
            if (area.State.Kind == AreaKind.File)
            {
                _scratch.Mapped.Add(area.State.Backing.Inode);
            }
        }

        if (_scratch.Mapped.Count > 0)
        {
            PayloadId inodes =
                outbox.Payloads.Add<InodeNumber>(CollectionsMarshal.AsSpan(_scratch.Mapped));
            Ask(ActorId.FileSystem, new ForkMappings(child), outbox, inodes);
        }
    }

    /// <summary>fork: each attach counts once more, each frame that the copied page table maps
    /// too.</summary>
    private void AskForkAreas(Pid child, Outbox outbox)
    {
        _scratch.Lost.Clear();
        for (VmArea? area = Mm.Areas.First; area is not null; area = area.Next)
        {
            VmAreaState state = area.State;
            _scratch.Pages.Clear();
            foreach (PageTable.Item item in Pages.Walk(state.Start, state.End))
            {
                _scratch.Pages.Add(Describe(item.Address >> PageSize.PageShift, item.Entry));
            }

            if (state.Kind == AreaKind.Shm)
            {
                AskForkAttach(state, child, outbox);
                continue;
            }

            _scratch.Lost.AddRange(_scratch.Pages);
        }

        if (_scratch.Lost.Count > 0)
        {
            PayloadId pages = AddPages(_scratch.Lost, outbox.Payloads);
            Ask(ActorId.PageCache, new FrameShare(child), outbox, pages);
        }
    }

    private void AskForkAttach(in VmAreaState area, Pid child, Outbox outbox)
    {
        for (int i = 0; i < _scratch.Pages.Count; i++)
        {
            ulong address = _scratch.Pages[i].Page << PageSize.PageShift;
            _scratch.Pages[i] = _scratch.Pages[i] with { Page = area.PageOf(address).Value };
        }

        AttachFork fork = new(area.Backing.Segment, area.Start, child);
        Ask(ActorId.ShmManager, fork, outbox, AddPages(_scratch.Pages, outbox.Payloads));
    }

    /// <summary>exit: everything is unmapped.</summary>
    private void UnmapAll(Outbox outbox)
    {
        Mm.Unmap(0, ulong.MaxValue, _scratch.Changes);
        TellChanges(outbox);
    }
}
