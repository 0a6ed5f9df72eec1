using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using ActorVm.Actors.Paging;
using ActorVm.Actors.Processes;
using ActorVm.Model;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Reports;

/// <summary>The machine at one moment as text, in the forms that Linux people read.</summary>
public static class MachineView
{
    /// <summary>The views, by the names that users give.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["maps", "ipcs", "frames", "swap", "pagecache", "ps", "waits"];

    /// <summary>One view, in lines that each end with a newline.</summary>
    /// <param name="machine">The machine, between two turns.</param>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static string Format(Machine machine, string name) => name switch
    {
        "maps" => Maps(machine),
        "ipcs" => Ipcs(machine),
        "frames" => Frames(machine),
        "swap" => Swap(machine),
        "pagecache" => PageCache(machine),
        "ps" => Ps(machine),
        "waits" => Waits(machine),
        _ => throw new KernelBug($"there is no view {name}"),
    };

    /// <summary>Each live process's areas, as /proc/PID/maps (proc(5)).</summary>
    private static string Maps(Machine machine)
    {
        StringBuilder text = new();
        foreach (ProcessReport report in machine.Report().Processes)
        {
            Process process = machine.Process(report.Pid);
            if (process.Mm.Areas.First is null)
            {
                continue;
            }

            Line(text, $"{report.Name} (pid {report.Pid.Value})");
            text.Append(ProcMaps.Format(process.Mm, area => NameOf(machine, report, area)));
        }

        return text.ToString();
    }

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

    /// <summary>The segments, as <c>ipcs -m</c> (ipcs(1)).</summary>
    private static string Ipcs(Machine machine)
    {
        StringBuilder text = new("\n------ Shared Memory Segments --------\n");
        Segment(text, "key", "shmid", "owner", "perms", "bytes", "nattch", "status");
        ShmSegs segments = machine.Shm.Segs;
        for (int slot = 0; slot <= segments.HighestSlot; slot++)
        {
            if (segments.InSlot(slot) is not { } segment)
            {
                continue;
            }

            int mode = segment.Perm.Mode & IpcPerm.PermissionBits;
            Segment(
                text,
                $"0x{segment.Perm.Key.Value:x8}",
                Number(segment.Id.Value),
                UserName(segment.Perm.Uid),
                Convert.ToString(mode, 8),
                segment.SizeBytes.ToString(CultureInfo.InvariantCulture),
                Number(segment.Attaches),
                (segment.IsMarked ? "dest" : "      ")
                + (segment.IsLocked ? "locked" : string.Empty));
        }

        return text.Append('\n').ToString();
    }

    private static void Segment(
        StringBuilder text,
        string key,
        string id,
        string owner,
        string mode,
        string bytes,
        string attaches,
        string status) => Line(
        text, $"{key,-10} {id,-10} {owner,-10} {mode,-10} {bytes,-10} {attaches,-10} {status,-12}");

    /// <summary>The frames in use: what each holds, its count, and who maps it.</summary>
    private static string Frames(Machine machine)
    {
        MemMap map = machine.PageCache.Map;
        StringBuilder text = new();
        Line(text, $"{map.FrameCount - map.FreeCount} of {map.FrameCount} frames in use");
        Line(text, $"{"frame",-7} {"count",-5} {"pins",-4} {"flags",-5} {"holds",-30} mapped by");
        for (FrameNumber f = map.NextUsed(default); f != default; f = map.NextUsed(f))
        {
            PageFrame frame = map[f];
            string flags = (frame.Accessed ? "a" : "-") + (frame.Dirty ? "d" : "-")
                + (frame.Unevictable ? "l" : "-");
            List<string> mappers = [];
            foreach (FrameMapping mapping in map.MappingsOf(f))
            {
                mappers.Add($"{mapping.Pid.Value}:0x{mapping.Address:x}");
            }

            Line(
                text,
                $"{f.Value,-7} {frame.Count,-5} {frame.Pins,-4} {flags,-5} "
                + $"{Describe(machine, frame.Owner),-30} {string.Join(' ', mappers)}");
        }

        return text.ToString();
    }

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
        machine.Shm.Segs.Find(segment) is { } live ? Number(live.Id.Value) : "gone";

    /// <summary>The swap slots in use, and which of them are in the swap cache.</summary>
    private static string Swap(Machine machine)
    {
        SwapMap map = machine.Swap.Map;
        StringBuilder text = new();
        Line(text, $"{map.UsedCount} of {map.SlotCount} slots in use");
        Line(text, $"{"slot",-7} count");
        for (SwapSlot slot = map.NextUsed(default); slot != default; slot = map.NextUsed(slot))
        {
            Line(text, $"{slot.Value,-7} {map.CountOf(slot)}");
        }

        return text.ToString();
    }

    /// <summary>The cached pages of each file.</summary>
    private static string PageCache(Machine machine)
    {
        StringBuilder text = new();
        Line(text, $"{"inode",-6} {"page",-6} {"frame",-6} {"state",-9} {"dirty",-5} path");
        foreach (CachedFile file in machine.PageCache.Files)
        {
            string path = machine.FileSystem.PathOf(file.Inode);
            foreach (AddressSpace.Entry entry in file.Pages.Walk())
            {
                CachedPage page = entry.Page;
                Line(
                    text,
                    $"{file.Inode.Value,-6} {entry.Index.Value,-6} {page.Frame.Value,-6} "
                    + $"{page.State,-9} {(page.Dirty ? "yes" : "no"),-5} {path}");
            }
        }

        return text.ToString();
    }

    /// <summary>The processes that there have been.</summary>
    private static string Ps(Machine machine)
    {
        StringBuilder text = new();
        Line(text, $"{"PID",5} {"PPID",5} {"RSS",5} {"COMMAND",-16} STATE");
        foreach (ProcessReport process in machine.Report().Processes)
        {
            int parent = process.Parent?.Value ?? 1;
            int pages = machine.Process(process.Pid).Pages.Count;
            string end = process.Signal is { } signal ? $" by {signal}"
                : process.Exit is { } exit ? $" with {exit}" : string.Empty;
            Line(
                text,
                $"{process.Pid.Value,5} {parent,5} {pages,5} {process.Name,-16} "
                + process.State + end);
        }

        return text.ToString();
    }

    /// <summary>Who waits for whom.</summary>
    private static string Waits(Machine machine)
    {
        StringBuilder text = new();
        foreach (string line in new WaitChains(machine.Report()).Lines)
        {
            Line(text, line);
        }

        return text.ToString();
    }

    private static string UserName(uint uid) => uid switch
    {
        0 => "root",
        1000 => "user",
        65534 => "nobody",
        _ => uid.ToString(CultureInfo.InvariantCulture),
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string line) =>
        text.Append(line.TrimEnd()).Append('\n');
}
