using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Model.Tests.Ipc;

/// <summary>The linux profile's segments against what a real kernel did, call by call.</summary>
public class RecordedSegmentsTests
{
    private const ulong Base = 0x40000000;
    private const int Slots = 40;

    private readonly MmStruct _mm = Given.Mm(Profile.Linux);
    private readonly ShmSegs _segs = Given.Segs(Profile.Linux);
    private readonly List<AreaChange> _changes = [];
    private readonly byte[] _output = new byte[ShmControl.OutputBytesMax];
    private Credentials _caller = Credentials.Root;

    [Fact]
    public void ResultsAndSegmentsAreThoseOfTheRealKernel()
    {
        _segs.CommitLimitPages = 1 << 22;
        string path = Path.Combine(
            AppContext.BaseDirectory, "Ipc", "Recorded", "linux-6.18-segments.txt");
        int calls = 0;
        foreach (string line in File.ReadLines(path).Where(line => !line.StartsWith('#')))
        {
            string call = line[..line.IndexOf(" = ", StringComparison.Ordinal)];
            string[] words = call.Split(' ');
            long[] numbers = [.. words.Skip(1).Select(long.Parse)];
            Result<ulong> result = Call(words[0], numbers);
            $"{call} = {Describe(result)}".ShouldBe(line);
            _segs.CheckInvariants();
            calls++;
        }

        calls.ShouldBe(328);
    }

    private Result<ulong> Call(string name, long[] a) => name switch
    {
        "reset" => Reset(),
        "user" => SetUser((uint)a[0]),
        "shmget" => Value(_segs.Get(
            new((int)a[0]), (ulong)a[1], (int)a[2], _caller, Given.Caller, Given.Now)),
        "shmctl" => Control((int)a[0], (int)a[1], a),
        "shmat" => Attach((int)a[0], Base + ((ulong)a[1] * 1024), (int)a[2]),
        "shmdt" => Detach(Base + ((ulong)a[0] * 1024)),
        "munmap" => Unmap(Base + ((ulong)a[0] * Given.Page), (ulong)a[1] * Given.Page),
        _ => throw new InvalidOperationException(name),
    };

    private static Result<ulong> Value(Result<ShmId> id) =>
        id.IsOk ? (ulong)id.Value.Value : id.Error;

    private Result<ulong> Reset()
    {
        _caller = Credentials.Root;
        Unmap(Base, 256 * Given.Page);
        for (int slot = 0; slot < Slots; slot++)
        {
            if (_segs.InSlot(slot) is ShmidKernel segment && _segs.Mark(segment))
            {
                _segs.Destroy(segment, []);
            }
        }

        return 0;
    }

    private Result<ulong> SetUser(uint uid)
    {
        _caller = uid == 0 ? Credentials.Root : new(uid, uid, Capabilities.None);
        return 0;
    }

    private Result<ulong> Control(int id, int command, long[] a)
    {
        byte[] input = new byte[ShmStructs.ShmidDsBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(input.AsSpan(4), (uint)a[2]);
        BinaryPrimitives.WriteUInt32LittleEndian(input.AsSpan(8), (uint)a[3]);
        BinaryPrimitives.WriteUInt32LittleEndian(input.AsSpan(20), (uint)a[4]);
        ShmControlResult result = ShmControl.Execute(
            _segs, id, command, _caller, 8 << 20, input, _output, Given.Now);
        if (result.Finished is ShmidKernel finished)
        {
            _segs.Destroy(finished, []);
        }

        return result.Error == Errno.None ? (ulong)result.Value : result.Error;
    }

    /// <summary>shmat(2), its checks in the order of section 3.1.</summary>
    private Result<ulong> Attach(int id, ulong address, int flags)
    {
        Result<ulong> place = ShmCalls.CheckAddress(_mm.Layout, address, flags);
        if (id < 0 || !place.IsOk)
        {
            return Errno.EINVAL;
        }

        ShmLookup lookup = _segs.FindForAttach(id, flags, _caller);
        if (!lookup.IsOk)
        {
            return lookup.Error != Errno.None ? lookup.Error : lookup.Permission;
        }

        ShmidKernel segment = lookup.Segment!;
        segment.Pin();
        place = ShmCalls.Place(_mm, address, place.Value, flags, segment.SizeBytes, _caller);
        if (!place.IsOk)
        {
            segment.Unpin();
            return place;
        }

        VmAreaState area = ShmCalls.AreaOf(
            _mm, segment.Handle, place.Value, segment.SizeBytes, flags);
        Unmap(area.Start, area.LengthBytes);
        _mm.Map(area, _changes).ShouldBe(Errno.None);
        segment.Attach(
            new(Given.Caller, area.Start, new(0), (uint)area.LengthPages), Given.Now);
        return area.Start;
    }

    private Result<ulong> Detach(ulong address)
    {
        List<VmAreaState> found = [];
        Errno error = ShmCalls.FindAttached(_mm, address, found);
        found.ForEach(area => Unmap(area.Start, area.LengthBytes));
        return error == Errno.None ? 0UL : error;
    }

    private Result<ulong> Unmap(ulong start, ulong lengthBytes)
    {
        _mm.Unmap(start, start + lengthBytes, _changes).ShouldBe(Errno.None);
        foreach (AreaChange change in _changes)
        {
            ShmidKernel segment = _segs.Find(change.Area.Backing.Segment)!;
            ulong at = change.Area.Start;
            if (change.Kind == AreaChangeKind.Split)
            {
                segment.Split(Given.Caller, at, change.At, quiet: false, Given.Now);
                continue;
            }

            change.Kind.ShouldBe(AreaChangeKind.Remove);
            segment.Detach(Given.Caller, at, quiet: false, Given.Now);
            if (_segs.IsFinished(segment))
            {
                _segs.Destroy(segment, []);
            }
        }

        _changes.Clear();
        return 0;
    }

    private string Describe(Result<ulong> result)
    {
        StringBuilder text = new(result.IsOk ? $"{result.Value}" : $"E{(int)result.Error}");
        for (int slot = 0; slot < Slots; slot++)
        {
            if (_segs.InSlot(slot) is ShmidKernel s)
            {
                string mode = Convert.ToString(s.Perm.Mode, 8);
                text.Append($" | {s.Id.Value} {s.Perm.Key.Value} {s.Perm.Uid}:{s.Perm.Gid}")
                    .Append($" {s.Perm.CreatorUid}:{s.Perm.CreatorGid} {mode}")
                    .Append($" {s.SizeBytes} {s.Attaches}");
            }
        }

        return text.ToString();
    }
}
