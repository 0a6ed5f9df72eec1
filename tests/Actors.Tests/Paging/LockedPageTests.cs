using ActorVm.Actors.Messaging;
using ActorVm.Actors.Paging;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Tests.Paging;

/// <summary>Pages that a process has locked, message by message.</summary>
public class LockedPageTests : PageCacheStory
{
    private static readonly FrameNumber First = new(1); // the hand comes to it first
    private int _slots;

    [Fact]
    public void ALockedPageIsAskedForOnceAndThenPassedOver()
    {
        FillAndWant();
        RefuseFirst();
        for (int i = 1; i < Memory.FrameCount; i++)
        {
            FrameNumber other = Give();
            other.ShouldNotBe(First);
            Keep(isLocked: false);
        }

        Give().ShouldNotBe(First);
        Cache.Map[First].Unevictable.ShouldBeTrue();
    }

    [Fact]
    public void AnUnlockedPageIsAskedForAgain()
    {
        FillAndWant();
        RefuseFirst();
        A.Send(default(Unlock), Entry(Here, First));
        Cache.Map[First].Unevictable.ShouldBeFalse();
    }

    [Fact]
    public void APageIsAskedForAgainWhenSomebodyLetsGoOfIt()
    {
        FillAndWant(sharedWithB: true);
        RefuseFirst();
        A.Send(default(FramePut), Entry(Here, First));
        Cache.Map[First].Unevictable.ShouldBeFalse();
        CountOf(First).ShouldBe(1);
    }

    [Fact]
    public void WhoWasUnmappedBeforeTheLockerFindsThePageInItsFrame()
    {
        FillAndWant(sharedWithB: true);
        Give().ShouldBe(First);
        Unmap first = A.ExpectMsg<Unmap>();
        A.Reply(new UnmapDone(First, first.Address, first.Slot, true, false, false));
        Swap.ExpectMsg(new SwapDuplicate(first.Slot));
        Unmap second = B.ExpectMsg<Unmap>();
        B.Reply(new UnmapDone(First, second.Address, second.Slot, true, true, true));
        Swap.ExpectMsg<SwapTake>(take => take.Frame != First);
        Cache.Map[First].Unevictable.ShouldBeTrue();
        A.Send(new SwapIn(first.Slot, (byte)FrameUse.Anonymous, 2, VirtualPage));
        A.ExpectMsg(new SwapInDone(Errno.None, First, first.Slot, VirtualPage));
        Cache.UnwrittenCount().ShouldBe(0);
        CountOf(First).ShouldBe(2);
    }

    [Fact]
    public void WhereAllPagesAreLockedTheRequestIsRefusedAfterAPause()
    {
        FillAndWant();
        RefuseAll();
        B.ExpectNoMsg();
        Kit.AdvanceTime(PageCache.PauseNs);
        RefuseAll();
        B.ExpectMsg(new FrameAllocateDone(Errno.ENOMEM, default, 1));
    }

    private FrameNumber Give()
    {
        FrameNumber frame = Swap.ExpectMsg<SwapTake>().Frame;
        Swap.Reply(new SwapTakeDone(Errno.None, frame, new SwapSlot(++_slots)));
        return frame;
    }

    private void Keep(bool isLocked)
    {
        Unmap asked = A.ExpectMsg<Unmap>();
        A.Reply(new UnmapDone(asked.Frame, asked.Address, asked.Slot, true, true, isLocked));
        Swap.ExpectMsg(new SwapFree(asked.Slot));
    }

    private void RefuseFirst()
    {
        Give().ShouldBe(First);
        Keep(isLocked: true);
    }

    private void RefuseAll()
    {
        while (Swap.HasMessages)
        {
            Give();
            Keep(isLocked: true);
        }
    }
}
