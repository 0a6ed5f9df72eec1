using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Ipc;
using static ActorVm.Model.LinuxConstants;
using ShmLookup = ActorVm.Actors.Messaging.ShmLookup;

namespace ActorVm.Actors.Tests.Shm;

public class AttachTests() : ShmStory(Profile.Linux)
{
    [Fact]
    public void TheLookupPinsAndTheAttachCountsTheArea()
    {
        ShmId id = Create();
        A.Send(Lookup(id));
        SegmentHandle segment = SegmentOf(id).Handle;
        A.ExpectMsg(new ShmLookupDone(Errno.None, Errno.None, segment, 3 * 4096));
        SegmentOf(id).Attaches.ShouldBe(1);
        SegmentOf(id).AttachTime.ShouldBe(0);

        A.Send(new Attach(segment, Here, new(0), 3));
        A.ExpectMsg(default(AttachDone));
        SegmentOf(id).Attaches.ShouldBe(1);
        SegmentOf(id).AttachTime.ShouldBe(VirtualTime.EpochSeconds);
        SegmentOf(id).LastPid.ShouldBe(new Pid(2));
        ExpectOrder();
    }

    [Fact]
    public void ALookupThatFindsNothingPinsNothing()
    {
        A.Send(Lookup(new(77)));
        A.ExpectMsg(new ShmLookupDone(Errno.EINVAL, Errno.None, default, 0));
        ShmId id = Create();
        B.Send(new ShmLookup(id, 0, 1000, 1000, 0));
        B.ExpectMsg<ShmLookupDone>(found => found.Permission == Errno.EACCES);
        SegmentOf(id).Attaches.ShouldBe(0);
        ExpectOrder();
    }

    [Fact]
    public void RemovalDuringAnAttachOnlyMarksAndTheCancelDestroys()
    {
        ShmId id = Create();
        A.Send(Lookup(id));
        SegmentHandle segment = A.ExpectMsg<ShmLookupDone>().Segment;
        B.Send(Control(id, IPC_RMID));
        B.ExpectMsg(new ShmControlDone(0));
        SegmentOf(id).IsMarked.ShouldBeTrue();

        A.Send(new AttachCancel(segment));
        A.ExpectMsg(default(AttachCancelDone));
        Manager.Segs.Count.ShouldBe(0);
        ExpectOrder();
    }

    [Fact]
    public void RemovalDuringAnAttachLetsTheAttachEndWell()
    {
        ShmId id = Create();
        A.Send(Lookup(id));
        SegmentHandle segment = A.ExpectMsg<ShmLookupDone>().Segment;
        B.Send(Control(id, IPC_RMID));
        B.ExpectMsg(new ShmControlDone(0));
        A.Send(new Attach(segment, Here, new(0), 3));
        A.ExpectMsg(default(AttachDone));
        Touch(A, segment, 0, frame: 2);
        B.Send(Lookup(id));
        B.ExpectMsg<ShmLookupDone>(found => found.Error == Errno.None);
        B.Send(new AttachCancel(segment));
        B.ExpectMsg(default(AttachCancelDone));
        SegmentOf(id).Attaches.ShouldBe(1);
        ExpectOrder();
    }

    [Fact]
    public void AnExclusiveRaceHasOneWinner()
    {
        long first = Get(A, 0x1234, IPC_CREAT | IPC_EXCL | 0x180);
        first.ShouldBeGreaterThanOrEqualTo(0);
        for (int pid = 3; pid < 18; pid++)
        {
            Get(Kit.Process(pid), 0x1234, IPC_CREAT | IPC_EXCL | 0x180)
                .ShouldBe(-(long)Errno.EEXIST);
            Get(Kit.Process(pid), 0x1234, IPC_CREAT | 0x180).ShouldBe(first);
        }

        Manager.Segs.Count.ShouldBe(1);
        ExpectOrder();
    }

    [Fact]
    public void MoreThanMemoryAndSwapHoldIsMadeOnlyWithoutReservation()
    {
        Manager.Reset();
        const ulong tooMuch = (CommitLimitPages + 1) * 4096;
        Get(A, IPC_PRIVATE, 0x180, tooMuch).ShouldBe(-(long)Errno.ENOMEM);
        Get(A, IPC_PRIVATE, 0x180 | SHM_NORESERVE, tooMuch).ShouldBeGreaterThanOrEqualTo(0);
        Get(A, IPC_PRIVATE, 0x180, CommitLimitPages * 4096).ShouldBeGreaterThanOrEqualTo(0);
        ExpectOrder();
    }

    [Fact]
    public void ForkAttachesTheChildAndRaisesTheCountsOfWhatItMaps()
    {
        ShmId id = Create();
        SegmentHandle segment = Attach(A, id);
        Touch(A, segment, 1, frame: 4);
        A.Send(new AttachFork(segment, Here, new(3)), Entry(1, 4));
        Cache.ExpectMsg(default(FrameGet));
        Cache.LastItems<PageEntry>().ToArray().ShouldBe([Entry(1, 4)]);
        A.ExpectMsg(default(AttachForkDone));
        SegmentOf(id).Attaches.ShouldBe(2);
        SegmentOf(id).LastPid.ShouldBe(new Pid(2), "the copy runs in the parent");

        B.Send(new Detach(segment, Here, false), Entry(1, 4));
        ExpectPut(4);
        AnswerPut();
        B.ExpectMsg(default(DetachDone));
        SegmentOf(id).Attaches.ShouldBe(1);
        ExpectOrder();
    }

    [Fact]
    public void ForkWithoutPagesTellsThePageCacheNothing()
    {
        SegmentHandle segment = Attach(A, Create());
        A.Send(new AttachFork(segment, Here, new(3)));
        A.ExpectMsg(default(AttachForkDone));
        ExpectOrder();
    }

    [Fact]
    public void ASplitCountsOnePieceMore()
    {
        ShmId id = Create();
        SegmentHandle segment = Attach(A, id);
        A.Send(new AttachSplit(segment, Here, Here + 4096, false));
        A.ExpectMsg(default(AttachSplitDone));
        SegmentOf(id).Ring.ShouldBe(
            [new ShmAttach(new(2), Here, new(0), 1), new(new(2), Here + 4096, new(1), 2)]);
        ExpectOrder();
    }
}
