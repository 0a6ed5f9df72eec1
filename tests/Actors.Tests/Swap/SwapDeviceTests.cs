using System;
using System.Collections.Generic;
using ActorVm.Actors.Faults;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Swap;
using ActorVm.Actors.Testing;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Tests.Swap;

public class SwapDeviceTests
{
    private readonly PhysicalMemory _memory = new(4);
    private readonly SwapDevice _device;
    private readonly TestKit _kit;
    private readonly TestProbe _cache;

    public SwapDeviceTests()
    {
        _device = new SwapDevice(_memory, slots: 2);
        _kit = new TestKit(_device);
        _cache = _kit.Probe(ActorId.PageCache);
    }

    [Fact]
    public void ATransferTakesTheDevicesLatency()
    {
        SwapSlot slot = Take(1);
        _cache.Send(new SwapWrite(slot, new(1)));
        _kit.AdvanceTime(SwapDevice.LatencyNs - 1);
        _cache.ExpectNoMsg();
        _kit.AdvanceTime(1);
        _cache.ExpectMsg(new SwapWriteDone(Errno.None, slot));
        ExpectOrder();
    }

    [Fact]
    public void WhatWasWrittenIsRead()
    {
        _memory.Page(new(1)).Fill(0x5A);
        SwapSlot slot = Write(1);
        _memory.Page(new(1)).Clear();
        _cache.Send(new SwapRead(slot, new(2)));
        _memory.Page(new(2))[0].ShouldBe((byte)0);
        _kit.AdvanceTime(SwapDevice.LatencyNs);
        _cache.ExpectMsg(new SwapReadDone(Errno.None, slot));
        _memory.Page(new(2)).IndexOfAnyExcept((byte)0x5A).ShouldBe(-1);
        ExpectOrder();
    }

    [Fact]
    public void TheNthReadFailsAndMovesNoByte()
    {
        TestProbe cache = Failing(new(Device.Swap, false, 1) { Error = Errno.EIO }, out TestKit kit);
        SwapSlot slot = Take(cache);
        _memory.Page(new(1)).Fill(0x5A);
        cache.Send(new SwapWrite(slot, new(1)));
        cache.Send(new SwapRead(slot, new(2)));
        kit.AdvanceTime(SwapDevice.LatencyNs);
        cache.ExpectMsg(new SwapWriteDone(Errno.None, slot));
        cache.ExpectMsg(new SwapReadDone(Errno.EIO, slot));
        _memory.Page(new(2))[0].ShouldBe((byte)0);
        cache.Send(new SwapRead(slot, new(2)));
        kit.AdvanceTime(SwapDevice.LatencyNs);
        cache.ExpectMsg(new SwapReadDone(Errno.None, slot));
        _memory.Page(new(2))[0].ShouldBe((byte)0x5A);
    }

    [Fact]
    public void FromTheNthWriteOnAllFail()
    {
        DeviceFaultSetup fault = new(Device.Swap, true, 2, AndLater: true) { Error = Errno.EIO };
        TestProbe cache = Failing(fault, out TestKit kit);
        SwapSlot slot = Take(cache);
        foreach (Errno error in new[] { Errno.None, Errno.EIO, Errno.EIO })
        {
            cache.Send(new SwapWrite(slot, new(1)));
            kit.AdvanceTime(SwapDevice.LatencyNs);
            cache.ExpectMsg(new SwapWriteDone(error, slot));
        }
    }

    [Fact]
    public void AWriteThatFailsLeavesTheSlotTakenAndAsItWas()
    {
        TestProbe cache = Failing(new(Device.Swap, true, 1) { Error = Errno.EIO }, out TestKit kit);
        SwapSlot slot = Take(cache);
        _memory.Page(new(1)).Fill(0x5A);
        cache.Send(new SwapWrite(slot, new(1)));
        cache.Send(new SwapRead(slot, new(2)));
        kit.AdvanceTime(SwapDevice.LatencyNs);
        cache.ExpectMsg(new SwapWriteDone(Errno.EIO, slot));
        cache.ExpectMsg(new SwapReadDone(Errno.None, slot));
        _memory.Page(new(2))[0].ShouldBe((byte)0);
    }

    [Fact]
    public void ADelayedTransferHoldsUpThoseBehindIt()
    {
        TestProbe cache = Failing(new(Device.Swap, true, 1) { DelayNs = 500 }, out TestKit kit);
        SwapSlot slot = Take(cache);
        cache.Send(new SwapWrite(slot, new(1)));
        cache.Send(new SwapRead(slot, new(2)));
        kit.AdvanceTime(SwapDevice.LatencyNs + 499);
        cache.ExpectNoMsg();
        kit.AdvanceTime(1);
        cache.ExpectMsg(new SwapWriteDone(Errno.None, slot));
        cache.ExpectMsg(new SwapReadDone(Errno.None, slot));
    }

    [Fact]
    public void TransfersEndInTheOrderInWhichTheyWereAskedFor()
    {
        SwapSlot first = Take(1);
        SwapSlot second = Take(2);
        _cache.Send(new SwapWrite(second, new(2)));
        _kit.AdvanceTime(1);
        _cache.Send(new SwapWrite(first, new(1)));
        _kit.AdvanceTime(SwapDevice.LatencyNs);
        _cache.ExpectMsg(new SwapWriteDone(Errno.None, second));
        _cache.ExpectMsg(new SwapWriteDone(Errno.None, first));
        ExpectOrder();
    }

    [Fact]
    public void AFullDeviceSaysENOSPCAtOnce()
    {
        Take(1);
        Take(2);
        _cache.Send(new SwapTake(new(3)));
        _cache.ExpectMsg(new SwapTakeDone(Errno.ENOSPC, new(3), default));
        ExpectOrder();
    }

    [Fact]
    public void ASlotIsFreeWhenItsLastReferenceIsGivenBack()
    {
        SwapSlot slot = Write(1);
        _cache.Send(new SwapDuplicate(slot));
        _cache.Send(new SwapFree(slot));
        _device.Map.UsedCount.ShouldBe(1);
        _cache.Send(new SwapFree(slot));
        _device.Map.UsedCount.ShouldBe(0);
        ExpectOrder();
    }

    [Fact]
    public void ReadingAFreeSlotIsABugOfOurs() =>
        Should.Throw<KernelBug>(() => _cache.Send(new SwapRead(new(1), new(1))));

    [Fact]
    public void WritingAFreeSlotIsABugOfOurs() =>
        Should.Throw<KernelBug>(() => _cache.Send(new SwapWrite(new(1), new(1))));

    [Fact]
    public void TheHashCoversContentsAndTransfersAndResetUndoesAll()
    {
        ulong boot = _device.Hash(StateHash.Seed);
        _memory.Page(new(1)).Fill(1);
        Write(1);
        ulong written = _device.Hash(StateHash.Seed);
        _cache.Send(new SwapRead(new(1), new(2)));
        _device.Hash(StateHash.Seed).ShouldNotBe(written);
        written.ShouldNotBe(boot);
        _device.Reset();
        _device.Hash(StateHash.Seed).ShouldBe(boot);
    }

    private static SwapSlot Take(TestProbe cache)
    {
        cache.Send(new SwapTake(new(1)));
        return cache.ExpectMsg<SwapTakeDone>().Slot;
    }

    private SwapSlot Take(int frame)
    {
        _cache.Send(new SwapTake(new(frame)));
        return _cache.ExpectMsg<SwapTakeDone>(done => done.Frame.Value == frame).Slot;
    }

    private SwapSlot Write(int frame)
    {
        SwapSlot slot = Take(frame);
        _cache.Send(new SwapWrite(slot, new(frame)));
        _kit.AdvanceTime(SwapDevice.LatencyNs);
        _cache.ExpectMsg(new SwapWriteDone(Errno.None, slot));
        return slot;
    }

    private void ExpectOrder()
    {
        List<string> violations = [];
        _device.CheckInvariants(violations);
        violations.ShouldBeEmpty();
        _kit.ExpectNoMsg();
    }

    private TestProbe Failing(DeviceFaultSetup fault, out TestKit kit)
    {
        kit = new TestKit(new SwapDevice(_memory, 2, new DeviceFaults(Device.Swap, [fault])));
        return kit.Probe(ActorId.PageCache);
    }
}
