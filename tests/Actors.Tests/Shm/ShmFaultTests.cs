using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Tests.Shm;

public class ShmFaultTests() : ShmStory(Profile.Classic)
{
    [Fact]
    public void AnAttachMakesNoPage()
    {
        Attach(A, Create());
        Cache.ExpectNoMsg();
        ExpectOrder();
    }

    [Fact]
    public void TheFirstTouchMakesThePageAndTheSecondMapsIt()
    {
        ShmId id = Create();
        SegmentHandle segment = Attach(A, id);
        Attach(B, id);
        FrameOwner owner = FrameOwner.OfSegment(segment, new(1));

        A.Send(new ShmFault(segment, new(1), true));
        Cache.ExpectMsg(new FrameAllocate((byte)FrameUse.Shm, owner.Tag, owner.Index));
        A.ExpectNoMsg();
        Cache.Reply(new FrameAllocateDone(Errno.None, new(9), owner.Index));
        Cache.ExpectMsg(new FrameGet(new(9)));
        A.ExpectMsg(new ShmFaultDone(Errno.None, new(9), new(1), segment));
        A.Send(new Mapped(segment, new(1)));

        B.Send(new ShmFault(segment, new(1), false));
        Cache.ExpectMsg(new FrameGet(new(9)));
        Cache.ExpectNoMsg();
        B.ExpectMsg(new ShmFaultDone(Errno.None, new(9), new(1), segment));
        B.Send(new Mapped(segment, new(1)));
        SegmentOf(id).ResidentPages.ShouldBe(1);
        ExpectOrder();
    }

    [Fact]
    public void TwoFirstTouchesOfAPageGetOneFrame()
    {
        ShmId id = Create();
        SegmentHandle segment = Attach(A, id);
        Attach(B, id);
        A.Send(new ShmFault(segment, new(0), true));
        B.Send(new ShmFault(segment, new(0), true));
        SegmentOf(id).PageAt(new(0)).State.ShouldBe(ShmPageState.Filling);
        GiveFrame(5);
        Cache.ExpectMsg(new FrameGet(new(5)));
        Cache.ExpectMsg(new FrameGet(new(5)));
        Cache.ExpectNoMsg();
        A.ExpectMsg(new ShmFaultDone(Errno.None, new(5), new(0), segment));
        B.ExpectMsg(new ShmFaultDone(Errno.None, new(5), new(0), segment));
        Manager.GrantCount.ShouldBe(2);
        A.Send(new Mapped(segment, new(0)));
        B.Send(new Mapped(segment, new(0)));
        ExpectOrder();
    }

    [Fact]
    public void TwoPagesAreMadeAtOnce()
    {
        ShmId id = Create();
        SegmentHandle segment = Attach(A, id);
        Attach(B, id);
        A.Send(new ShmFault(segment, new(0), true));
        B.Send(new ShmFault(segment, new(2), true));
        Cache.ExpectMsg<FrameAllocate>();
        MessageHeader first = Cache.LastHeader;
        GiveFrame(6);
        Cache.ExpectMsg(new FrameGet(new(6)));
        B.ExpectMsg<ShmFaultDone>(done => done.Page == new PageIndex(2));
        B.Send(new Mapped(segment, new(2)));
        Cache.Reply(first, new FrameAllocateDone(Errno.None, new(7), 0));
        Cache.ExpectMsg(new FrameGet(new(7)));
        A.ExpectMsg<ShmFaultDone>(done => done.Frame == new FrameNumber(7));
        A.Send(new Mapped(segment, new(0)));
        ExpectOrder();
    }

    [Fact]
    public void WithoutAFrameOneWaiterGetsENOMEMAndForTheOthersItIsAskedForAnew()
    {
        ShmId id = Create();
        SegmentHandle segment = Attach(A, id);
        Attach(B, id);
        A.Send(new ShmFault(segment, new(0), true));
        B.Send(new ShmFault(segment, new(0), true));
        Cache.ExpectMsg<FrameAllocate>();
        Cache.Reply(new FrameAllocateDone(Errno.ENOMEM, default, 0));
        A.ExpectMsg(new ShmFaultDone(Errno.ENOMEM, default, new(0), segment));
        B.ExpectNoMsg();
        GiveFrame(3);
        Cache.ExpectMsg(new FrameGet(new(3)));
        B.ExpectMsg(new ShmFaultDone(Errno.None, new(3), new(0), segment));
        B.Send(new Mapped(segment, new(0)));
        ExpectOrder();
    }

    [Fact]
    public void ASwappedPageIsReadOnceForTwoAndIsResidentAgain()
    {
        ShmId id = Create();
        SegmentHandle segment = Attach(A, id);
        Attach(B, id);
        SegmentOf(id).SetPage(new(0), ShmPage.InSwap(new(8)));
        A.Send(new ShmFault(segment, new(0), false));
        B.Send(new ShmFault(segment, new(0), false));
        Cache.ExpectMsg<SwapIn>(asked => asked.Slot.Value == 8);
        Cache.Reply(new SwapInDone(Errno.None, new(4), new(8), 0));
        A.ExpectMsg<ShmFaultDone>(done => done.Frame == new FrameNumber(4));
        B.ExpectMsg<ShmFaultDone>(done => done.Frame == new FrameNumber(4));
        Cache.ReceiveN(2).ShouldAllBe(message => message.Kind == MessageKind.FrameGet);
        A.Send(new Mapped(segment, new(0)));
        B.Send(new Mapped(segment, new(0)));
        SegmentOf(id).SwappedPages.ShouldBe(0);
        SegmentOf(id).ResidentPages.ShouldBe(1);
        ExpectOrder();
    }

    [Fact]
    public void ASwapErrorLeavesThePageInSwap()
    {
        ShmId id = Create();
        SegmentHandle segment = Attach(A, id);
        SegmentOf(id).SetPage(new(0), ShmPage.InSwap(new(8)));
        A.Send(new ShmFault(segment, new(0), false));
        Cache.ExpectMsg<SwapIn>();
        Cache.Reply(new SwapInDone(Errno.EIO, default, new(8), 0));
        A.ExpectMsg<ShmFaultDone>(done => done.Error == Errno.EIO);
        SegmentOf(id).PageAt(new(0)).ShouldBe(ShmPage.InSwap(new(8)));
        ExpectOrder();
    }

    [Fact]
    public void APageBeyondTheSegmentIsEFAULTAndAGoneSegmentEIDRM()
    {
        SegmentHandle segment = Attach(A, Create());
        A.Send(new ShmFault(segment, new(3), false));
        A.ExpectMsg<ShmFaultDone>(done => done.Error == Errno.EFAULT);
        SegmentHandle stale = segment with { Generation = segment.Generation - 1 };
        A.Send(new ShmFault(stale, new(0), false));
        A.ExpectMsg<ShmFaultDone>(done => done.Error == Errno.EIDRM);
        ExpectOrder();
    }

    [Fact]
    public void AGrantThatIsNotWantedComesBack()
    {
        SegmentHandle segment = Attach(A, Create());
        A.Send(new ShmFault(segment, new(0), true));
        GiveFrame(2);
        Cache.ExpectMsg(new FrameGet(new(2)));
        A.ExpectMsg<ShmFaultDone>();
        A.Send(new Mapped(segment, new(0)), Entry(0, 2));
        ExpectPut(2);
        AnswerPut();
        ExpectOrder();
    }
}
