using System;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Paging;
using ActorVm.Actors.Testing;
using ActorVm.Model;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Tests.Paging;

public class FrameTests : PageCacheStory
{
    [Fact]
    public void AnAllocatedFrameHoldsZerosThoughItWasUsedBefore()
    {
        FrameNumber first = Allocate(A);
        Memory.Page(first).Fill(0xAB);
        Put(A, first);
        FrameNumber second = Allocate(B);
        second.ShouldBe(first);
        Memory.Page(second).IndexOfAnyExcept((byte)0).ShouldBe(-1);
        CountOf(second).ShouldBe(1);
        ExpectOrder();
    }

    [Fact]
    public void AMachineWithoutFramesAndSlotsAnswersENOMEMAfterAPause()
    {
        for (int i = 0; i < Memory.FrameCount; i++)
        {
            Allocate(A);
        }

        A.Send(new FrameAllocate((byte)FrameUse.Anonymous, 2, 99));
        RefuseSlot();
        A.ExpectNoMsg();
        Kit.AdvanceTime(PageCache.PauseNs);
        RefuseSlot();
        A.ExpectMsg(new FrameAllocateDone(Errno.ENOMEM, default, 99));
        ExpectOrder();
    }

    [Fact]
    public void AFrameKnowsWhatItHolds()
    {
        Shm.Send(new FrameAllocate((byte)FrameUse.Shm, 5, 3));
        FrameNumber frame = Shm.ExpectMsg<FrameAllocateDone>().Frame;
        Cache.Map[frame].Owner.ShouldBe(new FrameOwner(FrameUse.Shm, 5, 3));
    }

    [Fact]
    public void AStoreAfterForkCopiesAndTheLastHolderReusesTheFrame()
    {
        FrameNumber frame = Allocate(A);
        Memory.Page(frame)[0] = 42;
        A.Send(new FrameShare(new(3)), Entry(Here, frame));
        A.ExpectMsg(default(FrameShareDone));
        CountOf(frame).ShouldBe(2);

        B.Send(new FrameCopy(frame, Here >> PageShift));
        FrameNumber copy = B.ExpectMsg<FrameCopyDone>(done => done.Error == Errno.None).Frame;
        copy.ShouldNotBe(frame);
        Memory.Page(copy)[0].ShouldBe((byte)42);
        CountOf(copy).ShouldBe(1);
        CountOf(frame).ShouldBe(1);

        A.Send(new FrameCopy(frame, Here >> PageShift));
        A.ExpectMsg(new FrameCopyDone(Errno.None, frame, Here >> PageShift));
        Cache.Copies.ShouldBe(1);
        ExpectOrder();
    }

    [Fact]
    public void ACopyThatFindsNoFrameLeavesEverythingAsItWas()
    {
        FrameNumber frame = Allocate(A);
        A.Send(new FrameShare(new(3)), Entry(Here, frame));
        A.ExpectMsg(default(FrameShareDone));
        for (int i = 1; i < Memory.FrameCount; i++)
        {
            Allocate(A);
        }

        B.Send(new FrameCopy(frame, Here >> PageShift));
        RefuseSlot();
        Kit.AdvanceTime(PageCache.PauseNs);
        RefuseSlot();
        B.ExpectMsg(new FrameCopyDone(Errno.ENOMEM, default, Here >> PageShift));
        CountOf(frame).ShouldBe(2);
        ExpectOrder();
    }

    [Fact]
    public void AFrameIsFreeWhenItsLastReferenceIsGivenBack()
    {
        Shm.Send(new FrameAllocate((byte)FrameUse.Shm, 0, 0));
        FrameNumber frame = Shm.ExpectMsg<FrameAllocateDone>().Frame;
        Shm.Send(new FrameGet(frame));
        Shm.Send(default(FrameGet), new PageEntry(0, frame, default));
        CountOf(frame).ShouldBe(3);
        Put(Shm, frame, frame);
        Cache.Map.FreeCount.ShouldBe(7);
        Put(Shm, frame);
        Cache.Map.FreeCount.ShouldBe(8);
        ExpectOrder();
    }

    [Fact]
    public void AReferenceTooManyGivenBackIsABugOfOurs()
    {
        FrameNumber frame = Allocate(A);
        Put(A, frame);
        Should.Throw<KernelBug>(() => Put(A, frame));
    }

    private void RefuseSlot()
    {
        FrameNumber frame = Swap.ExpectMsg<SwapTake>().Frame;
        Swap.Reply(new SwapTakeDone(Errno.ENOSPC, frame, default));
    }

    private static FrameNumber Allocate(TestProbe who)
    {
        who.Send(new FrameAllocate((byte)FrameUse.Anonymous, 0, Here >> PageShift));
        return who.ExpectMsg<FrameAllocateDone>(done => done.Error == Errno.None).Frame;
    }

    private static void Put(TestProbe who, params ReadOnlySpan<FrameNumber> frames)
    {
        PageEntry[] entries = new PageEntry[frames.Length];
        for (int i = 0; i < frames.Length; i++)
        {
            entries[i] = Entry(Here, frames[i]);
        }

        who.Send<FramePut, PageEntry>(default, entries);
        who.ExpectMsg(default(FramePutDone));
    }
}
