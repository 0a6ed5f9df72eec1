using ActorVm.Actors.Messaging;
using ActorVm.Actors.Testing;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Tests.Paging;

/// <summary>What happens when frames run out, message by message. The machine has eight.</summary>
public class ReclaimTests : PageCacheStory
{
    private static readonly SwapSlot Slot = new(3);

    [Fact]
    public void APrivatePageGoesToSwapBeforeItsFrameIsGivenAway()
    {
        FrameNumber victim = FillAndFindVictim();
        Give(victim);
        Unmap asked = A.ExpectMsg<Unmap>();
        asked.ShouldBe(new Unmap(victim, Here, Slot, false));
        Swap.ExpectNoMsg();
        A.Reply(Unmapped(asked));
        Swap.ExpectMsg(new SwapDuplicate(Slot));
        Swap.ExpectMsg(new SwapWrite(Slot, victim));
        B.ExpectNoMsg();
        Swap.Reply(new SwapWriteDone(Errno.None, Slot));
        Swap.ExpectMsg(new SwapFree(Slot));
        B.ExpectMsg(new FrameAllocateDone(Errno.None, victim, 1));
        ExpectOrder();
    }

    [Fact]
    public void APageThatWasUsedLatelyStaysAndTheNextIsTried()
    {
        FrameNumber victim = FillAndFindVictim();
        Give(victim);
        Unmap asked = A.ExpectMsg<Unmap>();
        A.Reply(new UnmapDone(victim, asked.Address, Slot, true, true, false));
        Swap.ExpectMsg(new SwapFree(Slot));
        Swap.ExpectMsg<SwapTake>(take => take.Frame != victim);
        CountOf(victim).ShouldBe(1);
    }

    [Fact]
    public void AFaultThatComesMeanwhileFindsThePageInTheSwapCache()
    {
        FrameNumber victim = FillAndFindVictim();
        Give(victim);
        A.Reply(Unmapped(A.ExpectMsg<Unmap>()));
        Swap.ExpectMsg(new SwapDuplicate(Slot));
        Swap.ExpectMsg<SwapWrite>();
        MessageHeader write = Swap.LastHeader;
        A.Send(new SwapIn(Slot, (byte)FrameUse.Anonymous, 2, VirtualPage));
        A.ExpectNoMsg();
        Swap.Reply(write, new SwapWriteDone(Errno.None, Slot));
        A.ExpectMsg(new SwapInDone(Errno.None, victim, Slot, VirtualPage));
        Swap.ExpectMsg(new SwapFree(Slot));
        Swap.ExpectMsg(new SwapFree(Slot));
        CountOf(victim).ShouldBe(1);
    }

    [Fact]
    public void AStoreToAPageThatIsLeavingLooksAtItsEntryAgain()
    {
        FrameNumber victim = FillAndFindVictim();
        A.Send(new FrameShare(new(3)), Entry(Here, victim));
        A.ExpectMsg(default(FrameShareDone));
        Give(victim);
        A.Send(new FrameCopy(victim, VirtualPage));
        A.Reply(Unmapped(A.ExpectMsg<Unmap>()));
        Unmap other = B.ExpectMsg<Unmap>();
        other.Force.ShouldBeTrue();
        B.Reply(Unmapped(other));
        Swap.ExpectMsg(new SwapDuplicate(Slot));
        Swap.ExpectMsg(new SwapDuplicate(Slot));
        Swap.ExpectMsg<SwapWrite>();
        A.ExpectNoMsg();
        Swap.Reply(new SwapWriteDone(Errno.None, Slot));
        A.ExpectMsg(new FrameCopyDone(Errno.EAGAIN, default, VirtualPage));
    }

    [Fact]
    public void APageGivenBackMeanwhileIsNotWritten()
    {
        FrameNumber victim = FillAndFindVictim();
        Give(victim);
        Unmap asked = A.ExpectMsg<Unmap>();
        MessageHeader unmap = A.LastHeader;
        A.Send(default(FramePut), Entry(Here, victim));
        A.ExpectMsg(default(FramePutDone));
        A.Reply(unmap, new UnmapDone(victim, asked.Address, Slot, false, false, false));
        Swap.ExpectMsg(new SwapFree(Slot));
        B.ExpectMsg(new FrameAllocateDone(Errno.None, victim, 1));
        ExpectOrder();
    }

    [Fact]
    public void AnEntryThatForkCopiedMeanwhileIsUnmappedToo()
    {
        FrameNumber victim = FillAndFindVictim();
        Give(victim);
        Unmap asked = A.ExpectMsg<Unmap>();
        MessageHeader unmap = A.LastHeader;
        A.Send(new FrameShare(new(3)), Entry(Here, victim));
        A.ExpectMsg(default(FrameShareDone));
        A.Reply(unmap, Unmapped(asked));
        Swap.ExpectMsg(new SwapDuplicate(Slot));
        Swap.ExpectNoMsg();
        B.Reply(Unmapped(B.ExpectMsg<Unmap>()));
        Swap.ExpectMsg(new SwapDuplicate(Slot));
        Swap.ExpectMsg(new SwapWrite(Slot, victim));
    }

    [Fact]
    public void AnExitDuringTheWriteFreesSlotAndFrameWhenItIsOver()
    {
        FrameNumber victim = FillAndFindVictim();
        Give(victim);
        A.Reply(Unmapped(A.ExpectMsg<Unmap>()));
        Swap.ExpectMsg(new SwapDuplicate(Slot));
        Swap.ExpectMsg<SwapWrite>();
        MessageHeader write = Swap.LastHeader;
        A.Send(default(FramePut), PageEntry.InSwap(VirtualPage, Slot));
        A.ExpectMsg(default(FramePutDone));
        Swap.ExpectMsg(new SwapFree(Slot));
        B.ExpectNoMsg();
        Swap.Reply(write, new SwapWriteDone(Errno.None, Slot));
        Swap.ExpectMsg(new SwapFree(Slot));
        B.ExpectMsg(new FrameAllocateDone(Errno.None, victim, 1));
        ExpectOrder();
    }

    [Fact]
    public void AWriteThatFailsForAPageThatNobodyWantsAnyMoreFreesItsFrame()
    {
        FrameNumber victim = FillAndFindVictim();
        Give(victim);
        A.Reply(Unmapped(A.ExpectMsg<Unmap>()));
        Swap.ExpectMsg(new SwapDuplicate(Slot));
        Swap.ExpectMsg<SwapWrite>();
        MessageHeader write = Swap.LastHeader;
        A.Send(default(FramePut), PageEntry.InSwap(VirtualPage, Slot));
        A.ExpectMsg(default(FramePutDone));
        Swap.ExpectMsg(new SwapFree(Slot));
        Swap.Reply(write, new SwapWriteDone(Errno.EIO, Slot));
        Swap.ExpectMsg(new SwapFree(Slot));
        B.ExpectMsg(new FrameAllocateDone(Errno.None, victim, 1));
        ExpectOrder();
    }

    [Fact]
    public void AFaultForAFilePageThatIsLeavingCallsTheEvictionOff()
    {
        FrameNumber victim = FillWithFile(out Unmap asked);
        MessageHeader unmap = A.LastHeader;
        B.Send(Load(0, There));
        B.ExpectNoMsg();
        A.Reply(unmap, new UnmapDone(victim, asked.Address, default, true, false, false));
        B.ExpectMsg<FileFaultDone>(done => done.Frame == victim);
        Page(0).State.ShouldBe(CachedPageState.UpToDate);
        CountOf(victim).ShouldBe(3); // the cache's, B's entry and its pin
    }

    [Fact]
    public void ACutWaitsForAPageThatIsLeaving()
    {
        FrameNumber victim = FillWithFile(out Unmap asked);
        MessageHeader unmap = A.LastHeader;
        Disk.Send(new CacheTruncate(Inode, 0), new Pid(2));
        A.ExpectMsg<FileUnmap>();
        A.Reply(new FileUnmapDone(Inode), Entry(asked.Address, victim));
        Disk.ExpectNoMsg();
        A.Reply(unmap, new UnmapDone(victim, asked.Address, default, false, false, false));
        Page(0).IsCached.ShouldBeFalse();
        B.ExpectMsg<FrameAllocateDone>(done => done.Frame == victim);
    }

    [Fact]
    public void ADirtyFilePageIsWrittenBackFirst()
    {
        for (uint page = 0; page < Memory.FrameCount; page++)
        {
            Map(A, Store(page, Here + (page * 4096)));
            Disk.ExpectMsg<PageDirtied>();
        }

        B.Send(new FrameAllocate((byte)FrameUse.Anonymous, 3, 1));
        Clean clean = A.ExpectMsg<Clean>();
        A.Reply(new CleanDone(clean.Frame, true, true, true));
        Disk.ExpectMsg<PageWrite>(write => write.Frame == clean.Frame);
        B.ExpectNoMsg();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WhereNoFrameIsFreeForACopyTheCachedPageBecomesIt(bool isMapped)
    {
        FrameNumber page = Map(isMapped ? A : B, Load(0, Here, isPrivate: true));
        if (!isMapped)
        {
            B.Send(default(FramePut), Entry(Here, page));
            B.ExpectMsg(default(FramePutDone));
        }

        FillFrames();
        A.Send(Store(0, Here, isPrivate: true));
        A.ExpectMsg(
            new FileFaultDone(Errno.None, page, Inode, new(0), Here, true, Copied: true));
        Page(0).IsCached.ShouldBeFalse();
        Cache.Map[page].Use.ShouldBe(FrameUse.Anonymous);
        CountOf(page).ShouldBe(1);
        Cache.IsMapped(page, new FrameMapping(new(2), Here)).ShouldBeTrue();
    }

    [Fact]
    public void ACachedPageThatAnotherMapsIsNotTakenForACopy()
    {
        FrameNumber page = Map(B, Load(0, There));
        FillFrames();
        A.Send(Store(0, Here, isPrivate: true));
        A.ExpectNoMsg();
        Page(0).Frame.ShouldBe(page);
        CountOf(page).ShouldBe(2);
    }

    private FrameNumber FillAndFindVictim()
    {
        FillAndWant();
        return Swap.ExpectMsg<SwapTake>().Frame;
    }

    /// <summary>A maps clean pages of the file in every frame, and B wants one: the first page is
    /// to go.</summary>
    private FrameNumber FillWithFile(out Unmap asked)
    {
        for (uint page = 0; page < Memory.FrameCount; page++)
        {
            Map(A, Load(page, Here + (page * 4096)));
        }

        B.Send(new FrameAllocate((byte)FrameUse.Anonymous, 3, 1));
        asked = A.ExpectMsg<Unmap>();
        Page(0).Frame.ShouldBe(asked.Frame);
        return asked.Frame;
    }

    private void Give(FrameNumber frame) =>
        Swap.Reply(new SwapTakeDone(Errno.None, frame, Slot));
}
