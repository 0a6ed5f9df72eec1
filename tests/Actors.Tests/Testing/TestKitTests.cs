using System;
using System.Collections.Generic;
using System.Linq;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Paging;
using ActorVm.Actors.Swap;
using ActorVm.Actors.Testing;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Tests.Testing;

/// <summary>The words of the kit, spoken to a page cache.</summary>
public class TestKitTests
{
    private readonly PhysicalMemory _memory = new(4);
    private readonly TestKit _kit;
    private readonly TestProbe _a;
    private readonly TestProbe _disk;

    public TestKitTests()
    {
        _kit = new TestKit(new PageCache(Profile.Linux, _memory));
        _a = _kit.Process(2);
        _disk = _kit.Probe(ActorId.FileSystem);
    }

    [Fact]
    public void AnExpectedMessageComesWithItsSenderHeaderAndPayload()
    {
        uint request = _disk.Send(new CacheWrite(new(1), new(0), 0, 2, true), "hi"u8);
        _disk.ExpectMsg<CacheWriteDone>().Error.ShouldBe(Errno.None);
        _disk.LastSender.ShouldBe(ActorId.PageCache);
        _disk.LastHeader.Request.ShouldBe(request);

        _disk.Send(new CacheRead(new(1), new(0), 0, 2));
        _disk.ExpectMsg<CacheReadDone>();
        _disk.LastPayload.SequenceEqual("hi"u8).ShouldBeTrue();
        _disk.LastItems<byte>().Length.ShouldBe(2);
        _kit.Payloads.LiveCount.ShouldBe(0);
    }

    [Fact]
    public void AnotherMessageIsAFailureThatTellsWhatCameAndWhatLiesUnread()
    {
        _a.Send(default(FramePut));
        _a.ExpectMsg<FramePutDone>();
        _a.Send(new FrameAllocate(1, 0, 5));
        _disk.Send(new CacheSync(new(1), new(0), 0, true));
        string text = Should.Throw<ExpectationException>(() => _a.ExpectMsg<FramePutDone>()).Message;
        text.ShouldBe(
            "Process:2 expected FramePutDone, but "
            + "FrameAllocateDone{error=None, frame=1, index=5} from PageCache came.\n"
            + "Received before:\n"
            + "  FramePutDone{} from PageCache\n"
            + "Unread in all mailboxes:\n"
            + "  FileSystem: CacheSyncDone{error=None} from PageCache\n"
            + "  Process:2: FrameAllocateDone{error=None, frame=1, index=5} from PageCache\n");
    }

    [Fact]
    public void NoMessageAtAllIsAFailureAtOnce()
    {
        string text = Should.Throw<ExpectationException>(() => _a.ExpectMsg<Clean>()).Message;
        text.ShouldBe(
            "Process:2 expected Clean, but nothing came.\n"
            + "Received before:\n  nothing\nUnread in all mailboxes:\n  nothing\n");
    }

    [Fact]
    public void AMessageThatDiffersFromTheExpectedOneIsAFailure()
    {
        _a.Send(new FrameAllocate(1, 0, 5));
        Should.Throw<ExpectationException>(
            () => _a.ExpectMsg(new FrameAllocateDone(Errno.None, new(1), 6)))
            .Message.ShouldStartWith(
                "Process:2 expected FrameAllocateDone{error=None, frame=1, index=6}, but ");
        Should.Throw<ExpectationException>(
            () => _a.ExpectMsg<FrameAllocateDone>(done => done.Index == 6))
            .Message.ShouldStartWith(
                "Process:2 expected FrameAllocateDone that fulfils the condition, but ");
        _a.ExpectMsg(new FrameAllocateDone(Errno.None, new(1), 5));
    }

    [Fact]
    public void ExpectNoMsgFailsWhereThereIsOne()
    {
        _a.ExpectNoMsg();
        _a.Send(new FrameAllocate(1, 0, 5));
        Should.Throw<ExpectationException>(_a.ExpectNoMsg);
        Should.Throw<ExpectationException>(_kit.ExpectNoMsg);
    }

    [Fact]
    public void FishingDropsWhatComesBefore()
    {
        _a.Send(new FrameAllocate(1, 0, 5));
        _a.Send(new FrameAllocate(1, 0, 6));
        _a.Send(default(FramePut));
        _a.FishForMessage<FrameAllocateDone>(done => done.Index == 6);
        _a.FishForMessage<FramePutDone>();
        _a.ExpectNoMsg();
        Should.Throw<ExpectationException>(() => _a.FishForMessage<FramePutDone>());
    }

    [Fact]
    public void ReceiveNTakesExactlySoMany()
    {
        _a.Send(new FrameAllocate(1, 0, 5));
        _a.Send(default(FramePut));
        IReadOnlyList<Envelope> two = _a.ReceiveN(2);
        two.Select(message => message.Kind)
            .ShouldBe([MessageKind.FrameAllocateDone, MessageKind.FramePutDone]);
        Should.Throw<ExpectationException>(() => _a.ReceiveN(1));
    }

    [Fact]
    public void IgnoredMessagesNeverArrive()
    {
        _a.IgnoreMessages<FrameAllocateDone>();
        _a.Send(new FrameAllocate(1, 0, 5));
        _a.ExpectNoMsg();
        _a.IgnoreNoMessages();
        _a.Send(new FrameAllocate(1, 0, 6));
        _a.ExpectMsg<FrameAllocateDone>(done => done.Index == 6);
    }

    [Fact]
    public void AReplyGoesToTheRequestThatItAnswers()
    {
        _a.Send(new FileFault(new(1), new(0), 0, false, false));
        _a.Send(new FileFault(new(1), new(1), 4096, false, false));
        _disk.ExpectMsg<PageRead>();
        MessageHeader first = _disk.LastHeader;
        _disk.ExpectMsg<PageRead>();
        _disk.Reply(new PageReadDone(Errno.EIO, new(1), new(1)));
        _a.ExpectMsg<FileFaultDone>(done => done.Page == new PageIndex(1));
        _disk.Reply(first, new PageReadDone(Errno.EIO, new(1), new(0)));
        _a.ExpectMsg<FileFaultDone>(done => done.Page == new PageIndex(0));
        Should.Throw<ExpectationException>(() => _disk.Reply(first, default(CleanDone)));
    }

    [Fact]
    public void SeveralActorsTalkAndTimersAreDeliveredWhenTimeHasMovedSoFar()
    {
        SwapDevice device = new(_memory, slots: 4);
        SwapSlot slot = device.Map.Allocate();
        TestKit kit = new(new PageCache(Profile.Linux, _memory), device);
        TestProbe shm = kit.Probe(ActorId.ShmManager);
        shm.Send(new SwapIn(slot, (byte)FrameUse.Shm, 0, 9));
        shm.ExpectNoMsg();
        kit.AdvanceTime(SwapDevice.LatencyNs);
        shm.ExpectMsg(new SwapInDone(Errno.None, new(1), slot, 9));
        kit.NowNs.ShouldBe(SwapDevice.LatencyNs);
        device.Map.UsedCount.ShouldBe(0);
    }

    [Fact]
    public void AnActorUnderTestCannotBeAProbe() =>
        Should.Throw<ArgumentException>(() => _kit.Probe(ActorId.PageCache));
}
