using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using ActorVm.Actors.Faults;
using ActorVm.Actors.Files;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Testing;
using ActorVm.Model;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Tests.Files;

public class DiskTests
{
    private static readonly FrameNumber First = new(1);
    private static readonly FrameNumber Second = new(2);

    private readonly PhysicalMemory _memory = new(4);
    private readonly Disk _disk;
    private readonly TestKit _kit;
    private readonly TestProbe _files;

    public DiskTests()
    {
        FileSetup[] files =
        [
            new("long", [.. Enumerable.Repeat((byte)'x', 4096), (byte)'y']),
            new("empty", []),
            new("short", [.. "abc"u8]),
        ];
        _disk = new Disk(new DiskImage([.. files]), _memory, 8);
        _kit = new TestKit(_disk);
        _files = _kit.Probe(ActorId.FileSystem);
    }

    [Fact]
    public void TheFilesOfBootLieOneBehindTheOther()
    {
        _disk.Block(1)[4095].ShouldBe((byte)'x');
        _disk.Block(2)[..2].ToArray().ShouldBe([(byte)'y', 0]);
        Encoding.ASCII.GetString(_disk.Block(3)[..3]).ShouldBe("abc");
        _disk.Block(4).IndexOfAnyExcept((byte)0).ShouldBe(-1);
    }

    [Fact]
    public void TheNthReadFailsAndMovesNoByte()
    {
        TestProbe files = Failing(out TestKit kit, new(Device.Disk, false, 2) { Error = Errno.EIO });
        _memory.Page(First).Fill(9);
        files.Send(new DiskRead(3, First));
        files.Send(new DiskWrite(4, Second));
        files.Send(new DiskRead(3, Second));
        files.Send(new DiskRead(3, Second));
        kit.AdvanceTime(2 * Disk.TransferNs);
        files.ExpectMsg(new DiskReadDone(Errno.None));
        files.ExpectMsg(new DiskWriteDone(Errno.None));
        kit.AdvanceTime(Disk.TransferNs);
        files.ExpectMsg(new DiskReadDone(Errno.EIO));
        _memory.Page(Second)[0].ShouldBe((byte)0);
        kit.AdvanceTime(Disk.TransferNs);
        files.ExpectMsg(new DiskReadDone(Errno.None));
        _memory.Page(Second)[0].ShouldBe((byte)'a');
    }

    [Fact]
    public void TheNthWriteFailsAndLeavesTheBlockAsItWas()
    {
        TestProbe files = Failing(out TestKit kit, new(Device.Disk, true, 1) { Error = Errno.ENOSPC });
        _memory.Page(First).Fill(9);
        files.Send(new DiskWrite(3, First));
        kit.AdvanceTime(Disk.TransferNs);
        files.ExpectMsg(new DiskWriteDone(Errno.ENOSPC));
        files.Send(new DiskRead(3, Second));
        kit.AdvanceTime(Disk.TransferNs);
        files.ExpectMsg(new DiskReadDone(Errno.None));
        _memory.Page(Second)[0].ShouldBe((byte)'a');
    }

    [Fact]
    public void ADelayedTransferHoldsUpThoseBehindIt()
    {
        TestProbe files = Failing(out TestKit kit, new(Device.Disk, false, 1) { DelayNs = 500 });
        files.Send(new DiskRead(1, First));
        files.Send(new DiskRead(3, Second));
        kit.AdvanceTime(Disk.TransferNs + 499);
        files.ExpectNoMsg();
        kit.AdvanceTime(1);
        files.ExpectMsg(new DiskReadDone(Errno.None));
        kit.AdvanceTime(Disk.TransferNs - 1);
        files.ExpectNoMsg();
        kit.AdvanceTime(1);
        files.ExpectMsg(new DiskReadDone(Errno.None));
    }

    [Fact]
    public void WhatWasCountedIsStateAndResetsWithIt()
    {
        DeviceFaults faults = new(
            Device.Disk, [new DeviceFaultSetup(Device.Disk, false, 2) { Error = Errno.EIO }]);
        ulong boot = faults.Hash(StateHash.Seed);
        faults.Next(isWrite: false).ShouldBeNull();
        faults.Hash(StateHash.Seed).ShouldNotBe(boot);
        faults.Next(isWrite: false).ShouldNotBeNull();
        faults.Reset();
        faults.Hash(StateHash.Seed).ShouldBe(boot);
    }

    [Fact]
    public void AReadFillsTheFrameAfterTheLatency()
    {
        _memory.Page(First).Fill(9);
        _files.Send(new DiskRead(3, First));
        _kit.AdvanceTime(Disk.TransferNs - 1);
        _files.ExpectNoMsg();
        _kit.AdvanceTime(1);
        _files.ExpectMsg(new DiskReadDone(Errno.None));
        Encoding.ASCII.GetString(_memory.Page(First)[..4]).ShouldBe("abc\0");
    }

    [Fact]
    public void AWriteKeepsTheFrameAsItIsWhenTheTransferEnds()
    {
        _files.Send(new DiskWrite(5, First));
        _memory.Page(First)[0] = 7;
        _kit.AdvanceTime(Disk.TransferNs);
        _files.ExpectMsg(new DiskWriteDone(Errno.None));
        _disk.Block(5)[0].ShouldBe((byte)7);
    }

    [Fact]
    public void TransfersAreDoneOneAtATimeInTheOrderOfTheRequests()
    {
        _memory.Page(First)[0] = 7;
        uint write = _files.Send(new DiskWrite(5, First));
        uint read = _files.Send(new DiskRead(5, Second));
        _kit.AdvanceTime(Disk.TransferNs);
        _files.ExpectMsg(new DiskWriteDone(Errno.None));
        _files.LastHeader.Request.ShouldBe(write);
        _files.ExpectNoMsg();
        _kit.AdvanceTime(Disk.TransferNs);
        _files.ExpectMsg(new DiskReadDone(Errno.None));
        _files.LastHeader.Request.ShouldBe(read);
        _memory.Page(Second)[0].ShouldBe((byte)7);
    }

    [Fact]
    public void ResetRestoresWhatWasWritten()
    {
        ulong boot = _disk.Hash(StateHash.Seed);
        foreach (uint block in (ReadOnlySpan<uint>)[3, 5])
        {
            _memory.Page(First)[0] = 7;
            _files.Send(new DiskWrite(block, First));
        }

        _kit.AdvanceTime(Disk.TransferNs);
        _disk.Hash(StateHash.Seed).ShouldNotBe(boot);
        _disk.Reset();
        _disk.Hash(StateHash.Seed).ShouldBe(boot);
        Encoding.ASCII.GetString(_disk.Block(3)[..3]).ShouldBe("abc");
        _disk.Block(5)[0].ShouldBe((byte)0);
    }

    [Fact]
    public void TheHashDependsOnWhatIsWrittenNotOnTheOrder()
    {
        ulong one = HashAfter(5, 6);
        _disk.Reset();
        ulong other = HashAfter(6, 5);
        one.ShouldBe(other);

        ulong HashAfter(params ReadOnlySpan<uint> blocks)
        {
            foreach (uint block in blocks)
            {
                _memory.Page(First)[0] = (byte)block;
                _files.Send(new DiskWrite(block, First));
                _kit.AdvanceTime(Disk.TransferNs);
            }

            return _disk.Hash(StateHash.Seed);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void ThereIsNoSuchBlock(uint block) =>
        Should.Throw<KernelBug>(() => _files.Send(new DiskRead(block, First)));

    private TestProbe Failing(out TestKit kit, DeviceFaultSetup fault)
    {
        DeviceFaults faults = new(Device.Disk, [fault]);
        FileSetup[] files = [new("long", [.. new byte[5000]]), new("short", [.. "abc"u8])];
        kit = new TestKit(new Disk(new DiskImage([.. files]), _memory, 8, faults));
        return kit.Probe(ActorId.FileSystem);
    }
}
