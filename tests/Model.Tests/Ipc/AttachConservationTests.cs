using System.Collections.Generic;
using System.Linq;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;

namespace ActorVm.Model.Tests.Ipc;

/// <summary>nattch against the areas of all processes, which hear of each other only by changes.</summary>
public class AttachConservationTests
{
    private const ulong Base = 0x40000000;
    private const uint SegmentPages = 6;

    [Theory]
    [InlineData(Profile.Classic)]
    [InlineData(Profile.Linux)]
    public void AttachesEqualTheAreasThatMapTheSegment(Profile profile) =>
        Properties.Hold<(byte, byte, byte)[]>(
        steps =>
        {
            ShmSegs segs = Given.Segs(profile);
            ShmidKernel[] segments =
            [
                Given.Segment(segs, SegmentPages * Given.Page),
                Given.Segment(segs, SegmentPages * Given.Page),
            ];
            SortedDictionary<int, MmStruct> processes = new() { [2] = Given.Mm(profile) };
            int lastPid = 2;
            foreach ((byte action, byte who, byte where) in steps)
            {
                int pid = processes.Keys.ElementAt(who % processes.Count);
                ulong start = Base + ((ulong)(where % 16) * Given.Page);
                ulong end = start + ((ulong)(1 + (who % 3)) * Given.Page);
                if (action % 6 == 5 && processes.Count < 5)
                {
                    Fork(segs, processes, pid, ++lastPid);
                }
                else if (action % 6 == 4 && processes.Count > 1)
                {
                    Exit(segs, processes, pid);
                }
                else
                {
                    Change(segs, segments[where % 2], processes[pid], new(pid), action, start, end);
                }

                segs.CheckInvariants();
                foreach (ShmidKernel segment in segments)
                {
                    segment.Ring.SequenceEqual(Expected(segment.Handle, processes))
                        .ShouldBeTrue(string.Join("\n", segment.Ring));
                }
            }

            foreach (int pid in processes.Keys.ToList())
            {
                Exit(segs, processes, pid);
            }

            segments.Sum(s => s.Attaches).ShouldBe(0);
        },
        tests: 100,
        size: 120);

    private static void Change(
        ShmSegs segs,
        ShmidKernel segment,
        MmStruct mm,
        Pid pid,
        byte action,
        ulong start,
        ulong end)
    {
        List<AreaChange> changes = [];
        VmFlags access = (VmFlags)(1 + (action / 8 % 3));
        switch (action % 6)
        {
            case 0:
                mm.Unmap(start, end, changes);
                break;
            case 1:
                mm.Protect(start, end, access, changes);
                break;
            default:
                VmAreaState area = Given.Attached(start, SegmentPages, segment.Handle);
                segment.Pin();
                mm.Unmap(area.Start, area.End, changes).ShouldBe(Errno.None);
                Tell(segs, pid, changes);
                segment.Attach(new(pid, start, new(0), SegmentPages), Given.Now);
                changes.Clear();
                mm.Map(area, changes).ShouldBe(Errno.None);
                break;
        }

        Tell(segs, pid, changes);
    }

    /// <summary>What the Process and the ShmManager actor do with an area's changes.</summary>
    private static void Tell(ShmSegs segs, Pid pid, List<AreaChange> changes)
    {
        foreach (AreaChange change in changes)
        {
            ShmidKernel segment = segs.Find(change.Area.Backing.Segment)!;
            ulong start = change.Area.Start;
            switch (change.Kind)
            {
                case AreaChangeKind.Split:
                    segment.Split(pid, start, change.At, quiet: false, Given.Now);
                    break;
                case AreaChangeKind.Merge:
                    segment.Merge(pid, start, change.At, Given.Now);
                    break;
                case AreaChangeKind.Trim:
                    segment.Trim(pid, start, AttachOf(pid, change.After));
                    break;
                case AreaChangeKind.Remove:
                    segment.Detach(pid, start, quiet: false, Given.Now);
                    break;
                default:
                    change.Kind.ShouldBe(AreaChangeKind.Protect);
                    break;
            }
        }
    }

    private static void Fork(
        ShmSegs segs, SortedDictionary<int, MmStruct> processes, int parent, int child)
    {
        MmStruct mm = new(processes[parent].Layout);
        mm.CopyFrom(processes[parent]);
        for (VmArea? area = mm.Areas.First; area is not null; area = area.Next)
        {
            ShmidKernel segment = segs.Find(area.State.Backing.Segment)!;
            segment.Fork(new(parent), area.Start, new(child), Given.Now);
        }

        processes.Add(child, mm);
    }

    private static void Exit(ShmSegs segs, SortedDictionary<int, MmStruct> processes, int pid)
    {
        List<AreaChange> changes = [];
        processes[pid].Unmap(0, processes[pid].Layout.TaskSize, changes).ShouldBe(Errno.None);
        Tell(segs, new(pid), changes);
        processes.Remove(pid);
    }

    private static List<ShmAttach> Expected(
        SegmentHandle segment, SortedDictionary<int, MmStruct> processes)
    {
        List<ShmAttach> areas = [];
        foreach ((int pid, MmStruct mm) in processes)
        {
            for (VmArea? area = mm.Areas.First; area is not null; area = area.Next)
            {
                if (area.State.Backing.Segment == segment)
                {
                    areas.Add(AttachOf(new(pid), area.State));
                }
            }
        }

        return areas;
    }

    private static ShmAttach AttachOf(Pid pid, VmAreaState area) =>
        new(pid, area.Start, new((uint)area.FirstPage), (uint)area.LengthPages);
}
