using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ActorVm.Model;
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
        foreach (ProcessMaps maps in MachineLists.Maps(machine))
        {
            Line(text, $"{maps.Process.Name} (pid {maps.Process.Pid.Value})");
            text.Append(ProcMaps.Format(
                maps.Areas, machine.Process(maps.Process.Pid).Mm.Layout.MapsNameColumn));
        }

        return text.ToString();
    }

    /// <summary>The segments, as <c>ipcs -m</c> (ipcs(1)).</summary>
    private static string Ipcs(Machine machine)
    {
        StringBuilder text = new("\n------ Shared Memory Segments --------\n");
        Segment(text, "key", "shmid", "owner", "perms", "bytes", "nattch", "status");
        foreach (SegmentReport segment in MachineLists.Segments(machine))
        {
            Segment(
                text,
                $"0x{segment.Key:x8}",
                Number(segment.Id),
                UserName(segment.Uid),
                Convert.ToString(segment.Mode, 8),
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
        StringBuilder text = new();
        FrameReport[] frames = [.. MachineLists.Frames(machine)];
        Line(text, $"{frames.Length} of {MachineLists.FrameCount(machine)} frames in use");
        Line(text, $"{"frame",-7} {"count",-5} {"pins",-4} {"flags",-5} {"holds",-30} mapped by");
        foreach (FrameReport frame in frames)
        {
            PageFrame state = frame.State;
            string flags = (state.Accessed ? "a" : "-") + (state.Dirty ? "d" : "-")
                + (state.Unevictable ? "l" : "-");
            string mappers = string.Join(
                ' ', frame.MappedBy.Select(m => $"{m.Pid.Value}:0x{m.Address:x}"));
            Line(
                text,
                $"{frame.Number.Value,-7} {state.Count,-5} {state.Pins,-4} {flags,-5} "
                + $"{frame.Holds,-30} {mappers}");
        }

        return text.ToString();
    }

    /// <summary>The swap slots in use, and which of them are in the swap cache.</summary>
    private static string Swap(Machine machine)
    {
        StringBuilder text = new();
        (SwapSlot Slot, int Count)[] slots = [.. MachineLists.Slots(machine)];
        Line(text, $"{slots.Length} of {MachineLists.SlotCount(machine)} slots in use");
        Line(text, $"{"slot",-7} count");
        foreach ((SwapSlot slot, int count) in slots)
        {
            Line(text, $"{slot.Value,-7} {count}");
        }

        return text.ToString();
    }

    /// <summary>The cached pages of each file.</summary>
    private static string PageCache(Machine machine)
    {
        StringBuilder text = new();
        Line(text, $"{"inode",-6} {"page",-6} {"frame",-6} {"state",-9} {"dirty",-5} path");
        foreach (CachedPageReport cached in MachineLists.CachedPages(machine))
        {
            CachedPage page = cached.Page;
            Line(
                text,
                $"{cached.Inode.Value,-6} {cached.Index.Value,-6} {page.Frame.Value,-6} "
                + $"{page.State,-9} {(page.Dirty ? "yes" : "no"),-5} {cached.Path}");
        }

        return text.ToString();
    }

    /// <summary>The processes that there have been.</summary>
    private static string Ps(Machine machine)
    {
        StringBuilder text = new();
        Line(text, $"{"PID",5} {"PPID",5} {"RSS",5} {"LCK",5} {"COMMAND",-16} STATE");
        foreach (ProcessReport process in machine.Report().Processes)
        {
            int parent = process.Parent?.Value ?? 1;
            int pages = MachineLists.PageCount(machine, process.Pid);
            int locked = MachineLists.LockedCount(machine, process.Pid);
            string end = process.Signal is { } signal ? $" by {signal}"
                : process.Exit is { } exit ? $" with {exit}" : string.Empty;
            Line(
                text,
                $"{process.Pid.Value,5} {parent,5} {pages,5} {locked,5} "
                + $"{process.Name,-16} {process.State}{end}");
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
