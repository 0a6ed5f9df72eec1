using ActorVm.Actors.Messaging;
using ActorVm.Actors.Testing;
using ActorVm.Model;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Tests.Shm;

/// <summary>Pages on their way to swap, message by message.</summary>
public class EvictionTests() : ShmStory(Profile.Linux)
{
    private static readonly FrameNumber Frame = new(5);
    private static readonly SwapSlot Slot = new(9);

    [Fact]
    public void EveryMapperIsUnmappedBeforeThePageGoes()
    {
        ShmId id = Create();
        SegmentHandle segment = TouchedByBoth(id);
        Cache.Send(new Evict(segment, new(1), Frame, Slot, false));
        Answer(A, present: true);
        Cache.ExpectMsg<FramePut>();
        AnswerPut();
        Cache.ExpectNoMsg();
        Answer(B, present: true);
        Cache.ExpectMsg<FramePut>();
        Cache.ExpectMsg(new EvictDone(Frame, Slot, true, false));
        SegmentOf(id).PageAt(new(1)).ShouldBe(ShmPage.InSwap(Slot));
        (SegmentOf(id).ResidentPages, SegmentOf(id).SwappedPages).ShouldBe((0, 1));
        (Manager.Segs.SwapAttempts, Manager.Segs.SwapSuccesses).ShouldBe((1UL, 1UL));
    }

    [Fact]
    public void AMapperThatUsedThePageKeepsItForAll()
    {
        ShmId id = Create();
        SegmentHandle segment = TouchedByBoth(id);
        Cache.Send(new Evict(segment, new(1), Frame, Slot, false));
        Answer(A, present: true);
        Cache.ExpectMsg<FramePut>();
        Answer(B, present: true, kept: true);
        Cache.ExpectMsg(new EvictDone(Frame, Slot, false, false));
        SegmentOf(id).PageAt(new(1)).ShouldBe(ShmPage.InFrame(Frame));
        (Manager.Segs.SwapAttempts, Manager.Segs.SwapSuccesses).ShouldBe((1UL, 0UL));
    }

    [Fact]
    public void AFaultThatComesMeanwhileWaitsAndReadsThePageBack()
    {
        ShmId id = Create();
        SegmentHandle segment = TouchedByBoth(id);
        Cache.Send(new Evict(segment, new(1), Frame, Slot, false));
        Answer(A, present: true);
        Cache.ExpectMsg<FramePut>();
        A.Send(new ShmFault(segment, new(1), true));
        A.ExpectNoMsg();
        Answer(B, present: false);
        Cache.ExpectMsg(new EvictDone(Frame, Slot, true, false));
        SwapIn read = Cache.ExpectMsg<SwapIn>(asked => asked.Slot == Slot);
        Cache.Reply(new SwapInDone(Errno.None, new(6), Slot, read.Index));
        A.ExpectMsg(new ShmFaultDone(Errno.None, new(6), new(1), segment));
        SegmentOf(id).PageAt(new(1)).ShouldBe(ShmPage.InFrame(new(6)));
    }

    [Fact]
    public void AChildForkedBeforeItsParentWasUnmappedIsUnmappedToo()
    {
        ShmId id = Create();
        SegmentHandle segment = TouchedByBoth(id);
        TestProbe child = Kit.Process(4);
        Cache.Send(new Evict(segment, new(1), Frame, Slot, false));
        A.Send(new AttachFork(segment, Here, new(4)), Entry(1, Frame.Value));
        A.ExpectMsg<Unmap>();
        MessageHeader asked = A.LastHeader;
        A.ExpectMsg(default(AttachForkDone));
        Cache.ExpectMsg<FrameGet>();
        Answer(B, present: false);
        A.Reply(asked, new UnmapDone(Frame, Here + 4096, default, true, false, false));
        Cache.ExpectMsg<FramePut>();
        Cache.ExpectNoMsg();
        Answer(child, present: true);
        Cache.ExpectMsg<FramePut>();
        Cache.ExpectMsg(new EvictDone(Frame, Slot, true, false));
    }

    [Fact]
    public void ALockedSegmentKeepsItsPages()
    {
        ShmId id = Create();
        SegmentHandle segment = TouchedByBoth(id);
        A.Send(Control(id, SHM_LOCK));
        A.ExpectMsg<ShmControlDone>();
        Cache.Send(new Evict(segment, new(1), Frame, Slot, true));
        Cache.ExpectMsg(new EvictDone(Frame, Slot, false, true));
        Manager.Segs.SwapAttempts.ShouldBe(0UL);
        A.Send(Control(id, SHM_UNLOCK));
        A.ExpectMsg<ShmControlDone>();
        Cache.ExpectMsg(default(Unlock));
        Cache.LastItems<PageEntry>()[0].Frame.ShouldBe(Frame);
        ExpectOrder();
    }

    [Fact]
    public void APageThatAMapperHasLockedStaysAndThePageCacheIsTold()
    {
        ShmId id = Create();
        SegmentHandle segment = TouchedByBoth(id);
        Cache.Send(new Evict(segment, new(1), Frame, Slot, true));
        Unmap asked = A.ExpectMsg<Unmap>();
        A.Reply(new UnmapDone(asked.Frame, asked.Address, asked.Slot, true, true, true));
        Answer(B, present: true);
        Cache.ExpectMsg<FramePut>();
        Cache.ExpectMsg(new EvictDone(Frame, Slot, false, true));
        SegmentOf(id).PageAt(new(1)).ShouldBe(ShmPage.InFrame(Frame));
    }

    [Fact]
    public void ASegmentDestroyedMeanwhileGivesItsFrameBackAndNothingGoesToSwap()
    {
        ShmId id = Create();
        SegmentHandle segment = TouchedByBoth(id);
        Cache.Send(new Evict(segment, new(1), Frame, Slot, false));
        A.Send(new Detach(segment, Here, false), Entry(1, Frame.Value));
        B.Send(new Detach(segment, Here, false), Entry(1, Frame.Value));
        ExpectPut(Frame.Value);
        AnswerPut();
        ExpectPut(Frame.Value);
        AnswerPut();
        Remove(id);
        ExpectPut(Frame.Value);
        AnswerPut();
        A.ExpectMsg<Unmap>();
        B.ExpectMsg<Unmap>();
        A.Reply(new UnmapDone(Frame, Here + 4096, default, false, false, false));
        B.Reply(new UnmapDone(Frame, Here + 4096, default, false, false, false));
        Cache.ExpectMsg(new EvictDone(Frame, Slot, false, false));
    }

    private SegmentHandle TouchedByBoth(ShmId id)
    {
        SegmentHandle segment = Attach(A, id);
        Attach(B, id);
        Touch(A, segment, 1, Frame.Value);
        Touch(B, segment, 1, Frame.Value);
        return segment;
    }

    private static void Answer(TestProbe who, bool present, bool kept = false)
    {
        Unmap asked = who.ExpectMsg<Unmap>();
        asked.Address.ShouldBe(Here + 4096);
        who.Reply(new UnmapDone(asked.Frame, asked.Address, asked.Slot, present, kept, false));
    }

    private void Remove(ShmId id)
    {
        TestProbe other = Kit.Process(5);
        other.Send(Control(id, IPC_RMID));
    }
}
