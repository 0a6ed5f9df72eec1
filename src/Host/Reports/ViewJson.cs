using System;
using System.Collections.Generic;
using System.Text.Json;
using ActorVm.Actors;
using ActorVm.Actors.Reports;
using ActorVm.Model;

namespace ActorVm.Host.Reports;

/// <summary>The views of <c>show --json</c>, as members of an object.</summary>
internal static class ViewJson
{
    /// <summary>Writes one of <see cref="MachineView.Names"/>.</summary>
    public static void Write(Utf8JsonWriter json, Machine machine, string view)
    {
        switch (view)
        {
            case "maps":
                JsonReport.Array(
                    json, view, MachineLists.Maps(machine), maps => Write(json, maps));
                break;
            case "ipcs":
                JsonReport.Array(
                    json, view, MachineLists.Segments(machine), segment => Write(json, segment));
                break;
            case "frames":
                Table(json, view, MachineLists.FrameCount(machine), MachineLists.Frames(machine),
                    frame => Write(json, frame));
                break;
            case "swap":
                Table(json, view, MachineLists.SlotCount(machine), MachineLists.Slots(machine),
                    slot =>
                    {
                        json.WriteNumber("slot", slot.Slot.Value);
                        json.WriteNumber("count", slot.Count);
                    });
                break;
            case "pagecache":
                JsonReport.Array(
                    json, view, MachineLists.CachedPages(machine), page => Write(json, page));
                break;
            case "ps":
                JsonReport.Array(
                    json,
                    view,
                    machine.Report().Processes,
                    p => Write(json, p, machine));
                break;
            case "waits":
                JsonReport.WriteWaits(json, machine.Report());
                break;
            default:
                throw new KernelBug($"there is no view {view}");
        }
    }

    private static void Write(Utf8JsonWriter json, ProcessMaps maps)
    {
        json.WriteStartObject();
        json.WriteNumber("pid", maps.Process.Pid.Value);
        json.WriteString("name", maps.Process.Name);
        JsonReport.Array(json, "areas", maps.Areas, area =>
        {
            json.WriteStartObject();
            json.WriteString("start", Hex(area.Start));
            json.WriteString("end", Hex(area.End));
            json.WriteString("rights", area.Rights);
            json.WriteNumber("offset", area.OffsetBytes);
            json.WriteString("device", $"{area.Name.Major:x2}:{area.Name.Minor:x2}");
            json.WriteNumber("inode", area.Name.Inode);
            json.WriteString("path", area.Name.Path ?? string.Empty);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SegmentReport segment)
    {
        json.WriteStartObject();
        json.WriteString("key", $"0x{segment.Key:x8}");
        json.WriteNumber("shmid", segment.Id);
        json.WriteNumber("uid", segment.Uid);
        json.WriteString("mode", "0" + Convert.ToString(segment.Mode, 8));
        json.WriteNumber("bytes", segment.SizeBytes);
        json.WriteNumber("nattch", segment.Attaches);
        json.WriteBoolean("dest", segment.IsMarked);
        json.WriteBoolean("locked", segment.IsLocked);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FrameReport frame)
    {
        json.WriteNumber("frame", frame.Number.Value);
        json.WriteNumber("count", frame.State.Count);
        json.WriteNumber("pins", frame.State.Pins);
        json.WriteBoolean("accessed", frame.State.Accessed);
        json.WriteBoolean("dirty", frame.State.Dirty);
        json.WriteBoolean("unevictable", frame.State.Unevictable);
        json.WriteString("holds", frame.Holds);
        JsonReport.Array(json, "mappedBy", frame.MappedBy, mapping =>
        {
            json.WriteStartObject();
            json.WriteNumber("pid", mapping.Pid.Value);
            json.WriteString("address", Hex(mapping.Address));
            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, CachedPageReport cached)
    {
        json.WriteStartObject();
        json.WriteNumber("inode", cached.Inode.Value);
        json.WriteNumber("page", cached.Index.Value);
        json.WriteNumber("frame", cached.Page.Frame.Value);
        json.WriteString("state", cached.Page.State.ToString());
        json.WriteBoolean("dirty", cached.Page.Dirty);
        json.WriteString("path", cached.Path);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ProcessReport process, Machine machine)
    {
        json.WriteStartObject();
        json.WriteNumber("pid", process.Pid.Value);
        json.WriteNumber("ppid", process.Parent?.Value ?? 1);
        json.WriteString("name", process.Name);
        json.WriteNumber("rss", MachineLists.PageCount(machine, process.Pid));
        json.WriteNumber("locked", MachineLists.LockedCount(machine, process.Pid));
        json.WriteString("state", process.State);
        JsonReport.Number(json, "exit", process.Exit);
        json.WriteString("signal", SignalNames.Of(process.Signal));
        json.WriteEndObject();
    }

    /// <summary>Things of which there is a number: how many are in use, and which.</summary>
    private static void Table<T>(
        Utf8JsonWriter json, string name, int total, IEnumerable<T> items, Action<T> write)
    {
        T[] used = [.. items];
        json.WriteStartObject(name);
        json.WriteNumber("total", total);
        json.WriteNumber("used", used.Length);
        JsonReport.Array(json, "list", used, item =>
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static string Hex(ulong address) => $"0x{address:x}";
}
