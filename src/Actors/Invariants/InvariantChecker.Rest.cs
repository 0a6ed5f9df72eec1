using ActorVm.Actors.Processes;
using ActorVm.Actors.Scheduling;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Invariants;

/// <content>What may be left at the end of a run.</content>
internal sealed partial class InvariantChecker
{
    /// <summary>
    /// When every process is gone, what is left is the live segments' pages and cached file pages;
    /// nobody keeps a request, a payload, a pin, or anything else to go on with.
    /// </summary>
    private void CheckRest(RunEnd end)
    {
        if (end != RunEnd.Completed)
        {
            return;
        }

        (ulong resident, ulong swapped) = machine.Shm.Segs.CountPages();
        MemMap map = machine.PageCache.Map;
        int frames = map.FrameCount - map.FreeCount - map.CountOf(FrameUse.File);
        int unwritten = machine.PageCache.UnwrittenCount();
        ExpectRest("frames", frames, (int)resident + unwritten);
        ExpectRest("swap slots", machine.Swap.Map.UsedCount, (int)swapped);
        ExpectRest("payloads", machine.Payloads.LiveCount, 0);
        ExpectRest("images of children", machine.Images.UnderWay.Length, 0);
        ExpectRest("requests kept by ShmManager", machine.Shm.KeptRequests, 0);
        ExpectRest("requests kept by PageCache", machine.PageCache.KeptRequests, 0);
        ExpectRest("requests kept by FileSystem", machine.FileSystem.KeptRequests, 0);
        ExpectRest("transfers of Disk", machine.Disk.TransferCount, 0);
        ExpectRest("transfers of SwapDevice", machine.Swap.TransferCount, 0);
        ExpectRest("pins", CountPins(map), unwritten);
        int kept = 0;
        foreach (Process process in machine.Processes)
        {
            kept += process.KeptRequests;
        }

        ExpectRest("requests kept by processes", kept, 0);
    }

    private void ExpectRest(string what, int left, int expected)
    {
        if (left != expected)
        {
            _violations.Add($"all processes are gone: {left} {what} are left, not {expected}");
        }
    }

    private static int CountPins(MemMap map)
    {
        int pins = 0;
        for (FrameNumber f = map.NextUsed(default); f != default; f = map.NextUsed(f))
        {
            pins += map[f].Pins;
        }

        return pins;
    }
}
