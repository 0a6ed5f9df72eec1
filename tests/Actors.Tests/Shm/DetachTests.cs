using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Ipc;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Tests.Shm;

/// <summary>Stories that end alike in both profiles: the segment is marked before it is left.</summary>
public class DetachTests() : ShmStory(Profile.Linux)
{
    [Fact]
    public void ADetachGivesBackTheProcessesReferencesAlone()
    {
        ShmId id = Create();
        SegmentHandle segment = Attach(A, id);
        Attach(B, id);
        Touch(A, segment, 0, frame: 4);
        Kit.AdvanceTime(5_000_000_000);
        A.Send(new Detach(segment, Here, false), Entry(0, 4));
        ExpectPut(4);
        A.ExpectNoMsg();
        AnswerPut();
        A.ExpectMsg(default(DetachDone));
        SegmentOf(id).Attaches.ShouldBe(1);
        SegmentOf(id).DetachTime.ShouldBe(VirtualTime.EpochSeconds + 5);
        SegmentOf(id).LastPid.ShouldBe(new Pid(2));
        ExpectOrder();
    }

    [Fact]
    public void ADetachWithoutPagesIsDoneAtOnce()
    {
        ShmId id = Create();
        SegmentHandle segment = Attach(A, id);
        A.Send(new Detach(segment, Here, false));
        A.ExpectMsg(default(DetachDone));
        SegmentOf(id).Attaches.ShouldBe(0, "linux keeps a segment that nobody marked");
        ExpectOrder();
    }

    [Fact]
    public void TheLastDetachOfAMarkedSegmentFreesEverythingBeforeItIsDone()
    {
        ShmId id = Create();
        SegmentHandle segment = Attach(A, id);
        Touch(A, segment, 0, frame: 4);
        Touch(A, segment, 2, frame: 6);
        Remove(B, id);
        A.Send(new Detach(segment, Here, false), Entry(0, 4), Entry(2, 6));
        Manager.Segs.StateOf(segment.Slot).ShouldBe(ShmSlotState.Unused);
        ExpectPut(4, 6);
        AnswerPut();
        A.ExpectNoMsg();
        ExpectPut(4, 6);
        AnswerPut();
        A.ExpectMsg(default(DetachDone));
        Manager.Segs.Count.ShouldBe(0);
        Manager.Segs.TotalPages.ShouldBe(0UL);
        ExpectOrder();
    }

    [Fact]
    public void TheLastDetachFreesSwapSlotsToo()
    {
        ShmId id = Create();
        SegmentHandle segment = Attach(A, id);
        SegmentOf(id).SetPage(new(1), ShmPage.InSwap(new(8)));
        Remove(A, id);
        A.Send(new Detach(segment, Here, false));
        ExpectSlotPut(8);
        A.ExpectMsg(default(DetachDone));
        ExpectOrder();
    }

    [Fact]
    public void AWaiterThatDetachesIsAnsweredAndGetsNoReference()
    {
        ShmId id = Create();
        SegmentHandle segment = Attach(A, id);
        Attach(B, id);
        A.Send(new ShmFault(segment, new(0), true));
        A.Send(new Detach(segment, Here, false));
        A.ExpectMsg(new ShmFaultDone(Errno.EIDRM, default, new(0), segment));
        A.ExpectMsg(default(DetachDone));

        GiveFrame(5);
        Cache.ExpectNoMsg();
        SegmentOf(id).PageAt(new(0)).ShouldBe(ShmPage.InFrame(new(5)));
        ExpectOrder();
    }

    [Fact]
    public void AWaiterThatStillShowsThePageElsewhereKeepsWaiting()
    {
        ShmId id = Create();
        SegmentHandle segment = Attach(A, id);
        Attach(A, id, There);
        A.Send(new ShmFault(segment, new(0), true));
        A.Send(new Detach(segment, Here, false));
        A.ExpectMsg(default(DetachDone));
        GiveFrame(5);
        Cache.ExpectMsg(new FrameGet(new(5)));
        A.ExpectMsg<ShmFaultDone>(done => done.Error == Errno.None);
        A.Send(new Mapped(segment, new(0)));
        ExpectOrder();
    }

    [Fact]
    public void AFrameThatComesForADestroyedSegmentIsPutBackBeforeTheDetachIsDone()
    {
        ShmId id = Create();
        SegmentHandle segment = Attach(A, id);
        Remove(A, id);
        A.Send(new ShmFault(segment, new(0), true));
        A.Send(new Detach(segment, Here, false));
        A.ExpectMsg<ShmFaultDone>(done => done.Error == Errno.EIDRM);
        A.ExpectNoMsg();
        GiveFrame(5);
        ExpectPut(5);
        A.ExpectNoMsg();
        AnswerPut();
        A.ExpectMsg(default(DetachDone));
        ExpectOrder();
    }

    [Fact]
    public void ASwapReadThatFailsForADestroyedSegmentFreesItsSlot()
    {
        ShmId id = Create();
        SegmentHandle segment = Attach(A, id);
        SegmentOf(id).SetPage(new(0), ShmPage.InSwap(new(8)));
        Remove(A, id);
        A.Send(new ShmFault(segment, new(0), true));
        A.Send(new Detach(segment, Here, false));
        A.ExpectMsg<ShmFaultDone>();
        Cache.ExpectMsg<SwapIn>();
        Cache.Reply(new SwapInDone(Errno.EIO, default, new(8), 0));
        ExpectSlotPut(8);
        A.ExpectMsg(default(DetachDone));
        ExpectOrder();
    }

    [Fact]
    public void ALateFillDoesNotReachTheNextSegmentInTheSlot()
    {
        ShmId id = Create();
        SegmentHandle first = Attach(A, id);
        Remove(A, id);
        A.Send(new ShmFault(first, new(0), true));
        A.Send(new Detach(first, Here, false));
        A.ExpectMsg<ShmFaultDone>();
        Cache.ExpectMsg<FrameAllocate>();
        MessageHeader late = Cache.LastHeader;
        for (int i = 0; i < 64; i++)
        {
            ShmId next = Create();
            Remove(A, next);
        }

        ShmId reused = Create();
        SegmentOf(reused).Handle.Slot.ShouldNotBe(-1);
        Cache.Reply(late, new FrameAllocateDone(Errno.None, new(5), 0));
        SegmentOf(reused).ResidentPages.ShouldBe(0);
        ExpectPut(5);
        AnswerPut();
        A.ExpectMsg(default(DetachDone));
        ExpectOrder();
    }

    [Fact]
    public void AQuietDetachMovesNoTime()
    {
        ShmId id = Create();
        SegmentHandle segment = Attach(A, id);
        A.Send(new Detach(segment, Here, true));
        A.ExpectMsg(default(DetachDone));
        SegmentOf(id).DetachTime.ShouldBe(0);
        ExpectOrder();
    }

    private static void Remove(Actors.Testing.TestProbe who, ShmId id)
    {
        who.Send(Control(id, IPC_RMID));
        who.ExpectMsg(new ShmControlDone(0));
    }
}
