using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Ipc;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Tests.Shm;

/// <summary>In the seeds' profile every last detach ends a segment.</summary>
public class ClassicLastDetachTests() : ShmStory(Profile.Classic)
{
    [Fact]
    public void TheLastDetachFreesPagesTableAndSlotWithoutIpcRmid()
    {
        SegmentHandle segment = Attach(A, Create());
        Touch(A, segment, 0, frame: 4);
        A.Send(new Detach(segment, Here, false), Entry(0, 4));
        ExpectPut(4);
        AnswerPut();
        ExpectPut(4);
        AnswerPut();
        A.ExpectMsg(default(DetachDone));
        Manager.Segs.StateOf(segment.Slot).ShouldBe(ShmSlotState.Unused);
        ExpectOrder();
    }

    [Fact]
    public void AFailedAttachOfANeverAttachedSegmentLeavesIt()
    {
        ShmId id = Create();
        A.Send(Lookup(id));
        SegmentHandle segment = A.ExpectMsg<ShmLookupDone>().Segment;
        A.Send(new AttachCancel(segment));
        A.ExpectMsg(default(AttachCancelDone));
        SegmentOf(id).Attaches.ShouldBe(0);
        ExpectOrder();
    }

    [Fact]
    public void AFailedAttachThatOutlivesTheLastDetachEndsTheSegment()
    {
        ShmId id = Create();
        SegmentHandle segment = Attach(A, id);
        Touch(A, segment, 0, frame: 4);
        B.Send(Lookup(id));
        B.ExpectMsg<ShmLookupDone>();
        A.Send(new Detach(segment, Here, false), Entry(0, 4));
        ExpectPut(4);
        AnswerPut();
        A.ExpectMsg(default(DetachDone));
        Cache.ExpectNoMsg();

        B.Send(new AttachCancel(segment));
        ExpectPut(4);
        B.ExpectNoMsg();
        AnswerPut();
        B.ExpectMsg(default(AttachCancelDone));
        Manager.Segs.Count.ShouldBe(0);
        ExpectOrder();
    }

    [Fact]
    public void ATrimmedEndMovesNoCountAndNoTime()
    {
        ShmId id = Create();
        SegmentHandle segment = Attach(A, id);
        Touch(A, segment, 2, frame: 4);
        A.Send(new AttachTrim(segment, Here, Here, 2, new(0)), Entry(2, 4));
        ExpectPut(4);
        AnswerPut();
        A.ExpectMsg(default(AttachTrimDone));
        SegmentOf(id).Attaches.ShouldBe(1);
        SegmentOf(id).Ring.ShouldBe([new ShmAttach(new(2), Here, new(0), 2)]);
        SegmentOf(id).DetachTime.ShouldBe(0);
        ExpectOrder();
    }

    [Fact]
    public void PiecesThatAdjoinBecomeOneAgain()
    {
        ShmId id = Create();
        SegmentHandle segment = Attach(A, id);
        A.Send(new AttachSplit(segment, Here, Here + 4096, false));
        A.ExpectMsg(default(AttachSplitDone));
        SegmentOf(id).Attaches.ShouldBe(2);
        A.Send(new AttachMerge(segment, Here, Here + 4096));
        A.ExpectMsg(default(AttachMergeDone));
        SegmentOf(id).Ring.ShouldBe([new ShmAttach(new(2), Here, new(0), 3)]);
        ExpectOrder();
    }
}
