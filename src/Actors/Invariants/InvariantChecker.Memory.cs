using ActorVm.Actors.Processes;
using ActorVm.Actors.Reports;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Invariants;

/// <content>Segments, frames and swap slots.</content>
internal sealed partial class InvariantChecker
{
    private void GatherSegments()
    {
        ShmSegs segments = machine.Shm.Segs;
        for (int slot = 0; slot <= segments.HighestSlot; slot++)
        {
            if (segments.InSlot(slot) is not { } segment)
            {
                continue;
            }

            for (ulong at = 0; segment.NextPage(at, out PageIndex page); at = page.Value + 1UL)
            {
                ShmPage entry = segment.PageAt(page);
                Reference from = Reference.Page(segment.Id, page);
                _frames.Add(entry.Frame.Value, 1, from);
                _slots.Add(entry.Slot.Value, 1, from);
            }
        }
    }

    private void CheckSegments()
    {
        if (_attaches.Dangling != default)
        {
            _violations.Add(
                $"an area or a message refers to slot "
                + $"{_attaches.Dangling.Slot}, generation {_attaches.Dangling.Generation} of the "
                + "segments, which is gone");
        }

        ShmSegs segments = machine.Shm.Segs;
        for (int slot = 0; slot <= segments.HighestSlot; slot++)
        {
            if (segments.InSlot(slot) is { } segment)
            {
                CheckSegment(segment);
            }
        }
    }

    private void CheckSegment(ShmidKernel segment)
    {
        int number = AttachLedger.NumberOf(segment.Handle);
        int areas = _attaches.Areas[number];
        if (segment.Ring.Count != areas)
        {
            _violations.Add(
                $"segment {segment.Id.Value}: its ring lists {segment.Ring.Count} areas, "
                + $"{areas} map it: {Explain(_attaches.Areas, number)}");
        }

        int pins = _attaches.Pins[number];
        if (segment.Pins != pins)
        {
            _violations.Add(
                $"segment {segment.Id.Value}: it is pinned by {segment.Pins}, {pins} attaches are "
                + $"under way: {Explain(_attaches.Pins, number)}");
        }

        if (machine.Shm.Segs.IsFinished(segment))
        {
            _violations.Add(
                $"segment {segment.Id.Value}: nobody attaches it any more, and it is not "
                + "destroyed");
        }

        CheckPages(segment);
    }

    /// <summary>A page's frame knows whose it is.</summary>
    private void CheckPages(ShmidKernel segment)
    {
        MemMap map = machine.PageCache.Map;
        for (ulong at = 0; segment.NextPage(at, out PageIndex page); at = page.Value + 1UL)
        {
            FrameNumber frame = segment.PageAt(page).Frame;
            if (frame != default && map[frame].Owner != FrameOwner.OfSegment(segment.Handle, page))
            {
                _violations.Add(
                    $"segment {segment.Id.Value}, page {page.Value}: its frame {frame.Value} is "
                    + $"that of {Describe(map[frame].Owner)}");
            }
        }
    }

    private void CheckFrames()
    {
        MemMap map = machine.PageCache.Map;
        for (FrameNumber f = map.NextUsed(default); f != default; f = map.NextUsed(f))
        {
            CheckFrame(map, f);
        }

        for (int i = 0; i < _frames.Touched.Length; i++)
        {
            FrameNumber frame = new(_frames.Touched[i]);
            if (map[frame].Count == 0)
            {
                CheckFrame(map, frame);
            }
        }
    }

    private void CheckFrame(MemMap map, FrameNumber frame)
    {
        ref readonly PageFrame page = ref map[frame];
        bool isHeld = page.Owner.Use == FrameUse.File || machine.PageCache.IsReadFromSwap(frame);
        int holders = isHeld ? 1 : 0;
        int expected = _frames[frame.Value] + holders + page.Pins;
        if (page.Count != expected)
        {
            string held = isHeld ? "; +1 PageCache" : string.Empty;
            string pins = page.Pins > 0 ? $"; +{page.Pins} pins" : string.Empty;
            _violations.Add(
                $"frame {frame.Value} ({Describe(page.Owner)}): its count is {page.Count}, its "
                + $"references are {expected}: {Explain(_frames, frame.Value)}{held}{pins}");
        }

        CheckPins(page, frame);
    }

    private void CheckPins(in PageFrame page, FrameNumber frame)
    {
        int expected = _pins[frame.Value];
        if (page.Pins != expected)
        {
            _violations.Add(
                $"frame {frame.Value} ({Describe(page.Owner)}): it has {page.Pins} pins, "
                + $"{expected} are held: {Explain(_pins, frame.Value)}");
        }
    }

    private string Describe(FrameOwner owner) => MachineLists.Describe(machine, owner);

    private void CheckSlots()
    {
        SwapMap map = machine.Swap.Map;
        for (SwapSlot s = map.NextUsed(default); s != default; s = map.NextUsed(s))
        {
            CheckSlot(map, s);
        }

        for (int i = 0; i < _slots.Touched.Length; i++)
        {
            SwapSlot slot = new(_slots.Touched[i]);
            if (map.CountOf(slot) == 0)
            {
                CheckSlot(map, slot);
            }
        }
    }

    private void CheckSlot(SwapMap map, SwapSlot slot)
    {
        int expected = _slots[slot.Value];
        if (map.CountOf(slot) != expected)
        {
            _violations.Add(
                $"swap slot {slot.Value}: its count is {map.CountOf(slot)}, its references are "
                + $"{expected}: {Explain(_slots, slot.Value)}");
        }
    }

    /// <summary>
    /// Each page-table entry lies in an area, shows what the area shows there, and is in the
    /// reverse map of its frame; but for the page that is being replaced by a copy.
    /// </summary>
    private void CheckEntries(Process process)
    {
        VmArea? area = process.Mm.Areas.First;
        foreach (PageTable.Item item in process.Pages.Walk())
        {
            while (area is not null && area.End <= item.Address)
            {
                area = area.Next;
            }

            bool isInArea = area is not null && area.Start <= item.Address;
            if (!isInArea || !IsRight(process, area!.State, item.Address, item.Entry))
            {
                string where = isInArea ? $"an area of kind {area!.State.Kind}" : "no area";
                _violations.Add(
                    $"process {process.Pid.Value}: 0x{item.Address:x} lies in {where} and maps "
                    + $"frame {item.Entry.Frame.Value}, slot {item.Entry.Slot.Value}");
            }
        }
    }

    private bool IsRight(
        Process process, in VmAreaState area, ulong address, PageTableEntry entry)
    {
        if (area.Kind == AreaKind.Shm)
        {
            ShmidKernel? segment = machine.Shm.Segs.Find(area.Backing.Segment);
            return segment?.PageAt(area.PageOf(address)).Frame == entry.Frame;
        }

        if (!entry.HoldsFrame || process.IsAwaitingPageAt(address))
        {
            return true;
        }

        FrameOwner owner = machine.PageCache.Map[entry.Frame].Owner;
        bool isOwn = owner.Use == FrameUse.File
            ? owner == FrameOwner.OfFile(area.Backing.Inode, area.PageOf(address))
            : !area.IsShared && owner.Use is FrameUse.Anonymous or FrameUse.Image;
        FrameMapping mapping = new(process.Pid, address);
        return isOwn && machine.PageCache.IsMapped(entry.Frame, mapping);
    }
}
