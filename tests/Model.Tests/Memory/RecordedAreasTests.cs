using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Model.Tests.Memory;

/// <summary>The linux profile against what a real kernel did, call by call.</summary>
public class RecordedAreasTests
{
    private const ulong Base = 0x40000000;
    private const ulong SegmentBytes = 6 * Given.Page;

    private readonly MmStruct _mm = Given.Mm(Profile.Linux);
    private readonly List<AreaChange> _changes = [];
    private readonly int[] _attaches = new int[2];

    [Fact]
    public void AreasAndAttachesAreThoseOfTheRealKernel()
    {
        string path = Path.Combine(
            AppContext.BaseDirectory, "Memory", "Recorded", "linux-6.18-areas.txt");
        int calls = 0;
        foreach (string line in File.ReadLines(path))
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            string[] call = line[..line.IndexOf(" = ", StringComparison.Ordinal)].Split(' ');
            Errno error = Call(
                call[0], ulong.Parse(call[1]), ulong.Parse(call[2]), int.Parse(call[3]));
            Count();
            $"{string.Join(' ', call)} = {Describe(error)}".ShouldBe(line);
            _mm.CheckInvariants();
            calls++;
        }

        calls.ShouldBe(328);
    }

    private Errno Call(string name, ulong page, ulong pages, int argument)
    {
        ulong start = Base + (page * Given.Page);
        ulong end = start + (pages * Given.Page);
        VmFlags access = (VmFlags)argument;
        return name switch
        {
            "reset" => _mm.Unmap(Base, Base + (256 * Given.Page), _changes),
            "unmap" => _mm.Unmap(start, end, _changes),
            "protect" => _mm.Protect(start, end, access, _changes),
            "anonymous" => Map(start, end, access, default, 0),
            "shared" => Map(start, end, access | VmFlags.Shared, AFile(), 3),
            "private" => Map(start, end, access, AFile(), page % 4),
            "attach" => Attach(start, argument & 1, (argument & 2) != 0 ? SHM_RDONLY : 0),
            "detach" => Detach(start),
            _ => throw new InvalidOperationException(name),
        };
    }

    private static AreaBacking AFile() => new(AreaKind.File, Inode: new(1));

    private Errno Map(ulong start, ulong end, VmFlags flags, AreaBacking backing, ulong page) =>
        _mm.Map(new(start, end, flags | VmFlags.MayAll, backing, page), _changes);

    private Errno Attach(ulong start, int segment, int flags)
    {
        _attaches[segment]++;
        SegmentHandle handle = new(segment, 1);
        return _mm.Map(
            ShmCalls.AreaOf(_mm, handle, start, SegmentBytes, flags | SHM_REMAP), _changes);
    }

    private Errno Detach(ulong start)
    {
        List<VmAreaState> found = [];
        Errno error = ShmCalls.FindAttached(_mm, start, found);
        found.ForEach(area => _mm.Unmap(area.Start, area.End, _changes));
        return error;
    }

    private void Count()
    {
        foreach (AreaChange change in _changes)
        {
            if (change.Area.Kind == AreaKind.Shm)
            {
                _attaches[change.Area.Backing.Segment.Slot] += change.Kind switch
                {
                    AreaChangeKind.Split => 1,
                    AreaChangeKind.Merge or AreaChangeKind.Remove => -1,
                    AreaChangeKind.Protect => 0,
                    AreaChangeKind.Trim or _ => throw new InvalidOperationException("linux trims by splitting"),
                };
            }
        }

        _changes.Clear();
    }

    private string Describe(Errno error)
    {
        StringBuilder text = new(error == Errno.None ? "0" : $"E{(int)error}");
        text.Append($" n{_attaches[0]},{_attaches[1]}");
        for (VmArea? area = _mm.Areas.First; area is not null; area = area.Next)
        {
            string rights = ProcMaps.Rights(area.State);
            ulong offset = area.State.Backing.HasObject ? area.State.FirstPage * Given.Page : 0;
            text.Append($" {area.Start - Base:x}-{area.End - Base:x}{rights}@{offset:x}");
        }

        return text.ToString();
    }
}
