using System.Collections.Generic;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Processes;
using ActorVm.Actors.Scheduling;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors;

/// <summary>
/// Checks what must hold between the actors, with a term for what is in flight; each actor checks
/// itself.
/// </summary>
/// <remarks>
/// Frames: a count equals its page-table entries plus its holders plus its pins; none is free and
/// mapped. Swap slots: a count equals the entries and segment pages that hold it, and one where the
/// page is on its way there. Segments: the ring lists the areas that map it; one that is gone holds
/// nothing. At the end, when every process is gone, what is left is the live segments' pages and
/// cached file pages, and no payload.
/// </remarks>
internal sealed class InvariantChecker(Machine machine)
{
    private readonly FrameLedger _frames = new(machine);
    private readonly SlotLedger _slots = new(machine);
    private readonly AttachLedger _attaches = new();

    /// <summary>Adds every broken invariant to a list.</summary>
    /// <param name="channels">The messages under way.</param>
    /// <param name="end">How the run ended, where it did.</param>
    /// <param name="violations">What is broken, in words.</param>
    public void Check(ChannelTable channels, RunEnd? end, List<string> violations)
    {
        _frames.Clear();
        _slots.Clear();
        _attaches.Clear();
        machine.CheckActors(violations);
        foreach (Process process in machine.Processes)
        {
            _frames.Add(process.Pages);
            _slots.Add(process.Pages);
            _attaches.Add(process.Mm);
        }

        foreach ((_, ProcessImage image) in machine.Images.UnderWay)
        {
            _frames.Add(image.Pages);
            _slots.Add(image.Pages);
            _attaches.Add(image.Mm);
        }

        channels.Visit(_frames);
        channels.Visit(_slots);
        channels.Visit(_attaches);
        CheckSegments(violations);
        CheckFrames(violations);
        CheckSlots(violations);
        if (end == RunEnd.Completed)
        {
            CheckRest(violations);
        }
    }

    private void CheckSegments(List<string> violations)
    {
        ShmSegs segments = machine.Shm.Segs;
        for (int slot = 0; slot <= segments.HighestSlot; slot++)
        {
            if (segments.InSlot(slot) is not { } segment)
            {
                continue;
            }

            int areas = _attaches[segment.Handle];
            if (segment.Ring.Count != areas)
            {
                violations.Add(
                    $"segment {segment.Id.Value}: {areas} areas map it, its ring lists "
                    + $"{segment.Ring.Count}");
            }

            int pins = _attaches.PinsOf(segment.Handle);
            if (segment.Pins != pins)
            {
                violations.Add(
                    $"segment {segment.Id.Value}: {pins} attaches are under way, it is pinned by "
                    + $"{segment.Pins}");
            }

            for (ulong at = 0; segment.NextPage(at, out PageIndex page); at = page.Value + 1UL)
            {
                _frames.Add(segment.PageAt(page).Frame, 1);
                _slots.Add(segment.PageAt(page).Slot, 1);
            }
        }
    }

    private void CheckFrames(List<string> violations)
    {
        MemMap map = machine.PageCache.Map;
        for (FrameNumber f = map.NextUsed(default); f != default; f = map.NextUsed(f))
        {
            CheckFrame(map, f, violations);
        }

        foreach (FrameNumber frame in _frames.Touched)
        {
            if (map[frame].Count == 0)
            {
                CheckFrame(map, frame, violations);
            }
        }
    }

    private void CheckFrame(MemMap map, FrameNumber frame, List<string> violations)
    {
        PageFrame page = map[frame];
        bool isHeld = page.Owner.Use == FrameUse.File || machine.PageCache.IsReadFromSwap(frame);
        int holders = isHeld ? 1 : 0;
        int expected = _frames[frame] + holders + page.Pins;
        if (page.Count != expected)
        {
            violations.Add(
                $"frame {frame.Value} ({page.Owner}): its count is {page.Count}, its references "
                + $"are {expected}");
        }
    }

    private void CheckSlots(List<string> violations)
    {
        machine.PageCache.AddSlots(_slots);
        machine.Shm.AddAbandonedSlots(_slots);
        SwapMap map = machine.Swap.Map;
        for (SwapSlot s = map.NextUsed(default); s != default; s = map.NextUsed(s))
        {
            CheckSlot(map, s, violations);
        }

        foreach (SwapSlot slot in _slots.Touched)
        {
            if (map.CountOf(slot) == 0)
            {
                CheckSlot(map, slot, violations);
            }
        }
    }

    private void CheckSlot(SwapMap map, SwapSlot slot, List<string> violations)
    {
        if (map.CountOf(slot) != _slots[slot])
        {
            violations.Add(
                $"swap slot {slot.Value}: its count is {map.CountOf(slot)}, its references are "
                + $"{_slots[slot]}");
        }
    }

    private void CheckRest(List<string> violations)
    {
        MemMap map = machine.PageCache.Map;
        int resident = (int)machine.Shm.Segs.CountPages().Resident;
        int kept = map.FrameCount - map.FreeCount - map.CountOf(FrameUse.File);
        int swapped = (int)machine.Shm.Segs.CountPages().Swapped;
        if (machine.Swap.Map.UsedCount != swapped)
        {
            violations.Add(
                $"all processes are gone: {machine.Swap.Map.UsedCount} swap slots are in use, "
                + $"segments have {swapped} pages there");
        }

        int unwritten = machine.PageCache.UnwrittenCount();
        if (kept != resident + unwritten)
        {
            violations.Add(
                $"all processes are gone: {kept} frames are kept, segments have {resident} pages, "
                + $"{unwritten} could not be written to swap");
        }

        if (machine.Payloads.LiveCount != 0)
        {
            violations.Add($"{machine.Payloads.LiveCount} payloads were never freed");
        }
    }
}
