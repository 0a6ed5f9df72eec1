using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActorVm.Actors.Paging;
using ActorVm.Model;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Reports;

/// <summary>What there is in the machine at one moment, in lists.</summary>
public static class MachineLists
{
    /// <summary>The areas of each process that has any.</summary>
    public static IEnumerable<ProcessMaps> Maps(Machine machine) =>
        from report in machine.Report().Processes
        let mm = machine.Process(report.Pid).Mm
        where mm.Areas.First is not null
        select new ProcessMaps(
            report, [.. ProcMaps.Entries(mm, area => NameOf(machine, report, area))]);

    private static MapName NameOf(Machine machine, ProcessReport process, VmAreaState area) =>
        area.Kind switch
        {
            AreaKind.Shm => machine.Shm.Segs.Find(area.Backing.Segment)?.MapName ?? default,
            AreaKind.File => new MapName(
                machine.FileSystem.PathOf(area.Backing.Inode), (ulong)area.Backing.Inode.Value),
            AreaKind.Text or AreaKind.Rodata or AreaKind.Data or AreaKind.Bss
                or AreaKind.Anonymous or AreaKind.Heap or AreaKind.Stack =>
                new MapName(process.Name),
            _ => throw new KernelBug($"an area of kind {area.Kind}"),
        };

    /// <summary>The segments in the order of their slots.</summary>
    public static IEnumerable<SegmentReport> Segments(Machine machine)
    {
        ShmSegs segments = machine.Shm.Segs;
        for (int slot = 0; slot <= segments.HighestSlot; slot++)
        {
            if (segments.InSlot(slot) is { } segment)
            {
                yield return new SegmentReport(
                    segment.Perm.Key.Value,
                    segment.Id.Value,
                    segment.Perm.Uid,
                    segment.Perm.Mode & IpcPerm.PermissionBits,
                    segment.SizeBytes,
                    segment.Attaches,
                    segment.IsMarked,
                    segment.IsLocked);
            }
        }
    }

    /// <summary>The frames in use.</summary>
    public static IEnumerable<FrameReport> Frames(Machine machine)
    {
        MemMap map = machine.PageCache.Map;
        for (FrameNumber f = map.NextUsed(default); f != default; f = map.NextUsed(f))
        {
            List<FrameMapping> mappings = [];
            foreach (FrameMapping mapping in map.MappingsOf(f))
            {
                mappings.Add(mapping);
            }

            yield return new FrameReport(f, map[f], Describe(machine, map[f].Owner), [.. mappings]);
        }
    }

    /// <summary>The swap slots in use, each with the references to it.</summary>
    public static IEnumerable<(SwapSlot Slot, int Count)> Slots(Machine machine)
    {
        SwapMap map = machine.Swap.Map;
        for (SwapSlot slot = map.NextUsed(default); slot != default; slot = map.NextUsed(slot))
        {
            yield return (slot, map.CountOf(slot));
        }
    }

    /// <summary>How many swap slots there are.</summary>
    public static int SlotCount(Machine machine) => machine.Swap.Map.SlotCount;

    /// <summary>How many frames there are.</summary>
    public static int FrameCount(Machine machine) => machine.PageCache.Map.FrameCount;

    /// <summary>The cached pages, file by file.</summary>
    public static IEnumerable<CachedPageReport> CachedPages(Machine machine)
    {
        List<CachedPageReport> pages = [];
        foreach (CachedFile file in machine.PageCache.Files)
        {
            string path = machine.FileSystem.PathOf(file.Inode);
            foreach (AddressSpace.Entry entry in file.Pages.Walk())
            {
                pages.Add(new CachedPageReport(file.Inode, entry.Index, entry.Page, path));
            }
        }

        return pages;
    }

    /// <summary>How many pages a process has in its page table.</summary>
    public static int PageCount(Machine machine, Pid pid) => machine.Process(pid).Pages.Count;

    /// <summary>How many pages of a process's areas are locked. Kernel: VmLck.</summary>
    public static int LockedCount(Machine machine, Pid pid) =>
        (int)machine.Process(pid).Mm.LockedPages();

    /// <summary>What a frame holds.</summary>
    internal static string Describe(Machine machine, FrameOwner owner) => owner.Use switch
    {
        FrameUse.Anonymous => $"anonymous, pid {owner.Process.Value}",
        FrameUse.Image => $"program, pid {owner.Process.Value}",
        FrameUse.Shm => $"segment {IdOf(machine, owner.Segment)}, page {owner.Page.Value}",
        FrameUse.File => $"{machine.FileSystem.PathOf(owner.Inode)}, page {owner.Page.Value}",
        FrameUse.Free => "nothing",
        _ => throw new KernelBug($"a frame used for {owner.Use}"),
    };

    private static string IdOf(Machine machine, SegmentHandle segment) =>
        machine.Shm.Segs.Find(segment)?.Id.Value.ToString(CultureInfo.InvariantCulture) ?? "gone";
}
