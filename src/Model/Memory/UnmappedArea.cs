using System;

namespace ActorVm.Model.Memory;

/// <summary>Finds room for a new area. Kernel: <c>get_unmapped_area</c>.</summary>
/// <remarks>
/// Classic takes the first gap that fits from 1 GiB, or from the hint, upward (D10). Linux takes
/// the hint where it is free, else the highest gap that fits below the mapping base, else the
/// lowest from a third of the address space up.
/// </remarks>
internal static class UnmappedArea
{
    /// <summary>The first address of a free range, or ENOMEM.</summary>
    /// <param name="areas">What is mapped.</param>
    /// <param name="layout">The profile's layout.</param>
    /// <param name="hint">Where the caller would like it, page-aligned; 0 anywhere.</param>
    /// <param name="length">Bytes, a whole number of pages, not 0.</param>
    public static Result<ulong> Find(
        VmAreaList areas, AddressLayout layout, ulong hint, ulong length)
    {
        if (length > layout.TaskSize)
        {
            return Errno.ENOMEM;
        }

        if (layout.Profile == Profile.Classic)
        {
            return FirstFitUpward(areas, layout, hint == 0 ? layout.MapBase : hint, length);
        }

        if (hint != 0)
        {
            hint = Math.Max(hint, layout.MinAddress);
            if (hint <= layout.TaskSize - length && IsFree(areas, layout, hint, length))
            {
                return hint;
            }
        }

        ulong highest = HighestFit(areas, layout, length);
        return highest != 0
            ? highest
            : FirstFitUpward(areas, layout, Paging.RoundUp(layout.TaskSize / 3), length);
    }

    private static Result<ulong> FirstFitUpward(
        VmAreaList areas, AddressLayout layout, ulong from, ulong length)
    {
        VmArea? area = areas.Find(from);
        for (ulong at = from; at <= layout.TaskSize - length; area = area.Next)
        {
            if (area is null || (BottomOf(area, layout) is ulong top && top >= at
                && top - at >= length))
            {
                return at;
            }

            at = Math.Max(at, area.End);
        }

        return Errno.ENOMEM;
    }

    private static ulong HighestFit(VmAreaList areas, AddressLayout layout, ulong length)
    {
        ulong best = 0;
        ulong low = layout.MinAddress;
        for (VmArea? area = areas.First; low < layout.MapBase; area = area.Next)
        {
            ulong high = area is null
                ? layout.MapBase
                : Math.Min(BottomOf(area, layout), layout.MapBase);
            if (high > low && high - low >= length)
            {
                best = high - length;
            }

            if (area is null)
            {
                break;
            }

            low = area.End;
        }

        return best;
    }

    private static bool IsFree(
        VmAreaList areas, AddressLayout layout, ulong start, ulong length) =>
        areas.Find(start) is not VmArea area || start + length <= BottomOf(area, layout);

    /// <summary>Where an area begins, with the gap that one that grows down keeps free.</summary>
    private static ulong BottomOf(VmArea area, AddressLayout layout) =>
        (area.State.Flags & VmFlags.GrowsDown) == 0
            ? area.Start
            : area.Start - Math.Min(area.Start, layout.StackGuardBytes);
}
