using ActorVm.Actors.Messaging;
using ActorVm.Actors.Paging;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Tests.Paging;

/// <summary>Pages that a process has locked, message by message.</summary>
public class LockedPageTests : PageCacheStory
{
    private static readonly ulong VirtualPage = Here >> PageShift;
    private int _slots;

    [Fact]
    public void ALockedPageIsAskedForOnceAndThenPassedOver()
    {
        FrameNumber locked = FillAndWant(sharedWithB: false);
        Refuse(locked);
        for (int i = 1; i < Memory.FrameCount; i++)
        {
            FrameNumber other = Give();
            other.ShouldNotBe(locked);
            Keep(isLocked: false);
        }

        Give().ShouldNotBe(locked);
        Cache.Map[locked].Unevictable.ShouldBeTrue();
    }

    [Fact]
    public void AnUnlockedPageIsAskedForAgain()
    {
        FrameNumber locked = FillAndWant(sharedWithB: false);
        Refuse(locked);
        A.Send(default(Unlock), Entry(Here, locked));
        Cache.Map[locked].Unevictable.ShouldBeFalse();
    }

    [Fact]
    public void APageIsAskedForAgainWhenSomebodyLetsGoOfIt()
    {
        FrameNumber locked = FillAndWant(sharedWithB: true);
        Refuse(locked);
        A.Send(default(FramePut), Entry(Here, locked));
        Cache.Map[locked].Unevictable.ShouldBeFalse();
        CountOf(locked).ShouldBe(1);
    }

    [Fact]
    public void WhoWasUnmappedBeforeTheLockerFindsThePageInItsFrame()
    {
        FrameNumber locked = FillAndWant(sharedWithB: true);
        Give().ShouldBe(locked);
        Unmap first = A.ExpectMsg<Unmap>();
        A.Reply(new UnmapDone(locked, first.Address, first.Slot, true, false, false));
        Swap.ExpectMsg(new SwapDuplicate(first.Slot));
        Unmap second = B.ExpectMsg<Unmap>();
        B.Reply(new UnmapDone(locked, second.Address, second.Slot, true, true, true));
        Swap.ExpectMsg<SwapTake>(take => take.Frame != locked);
        Cache.Map[locked].Unevictable.ShouldBeTrue();
        A.Send(new SwapIn(first.Slot, (byte)FrameUse.Anonymous, 2, VirtualPage));
        A.ExpectMsg(new SwapInDone(Errno.None, locked, first.Slot, VirtualPage));
        Cache.UnwrittenCount().ShouldBe(0);
        CountOf(locked).ShouldBe(2);
    }

    [Fact]
    public void WhereAllPagesAreLockedTheRequestIsRefusedAfterAPause()
    {
        FillAndWant(sharedWithB: false);
        RefuseAll();
        B.ExpectNoMsg();
        Kit.AdvanceTime(PageCache.PauseNs);
        RefuseAll();
        B.ExpectMsg(new FrameAllocateDone(Errno.ENOMEM, default, 1));
    }

    /// <summary>A takes every frame, and B wants one; which page is to go.</summary>
    private FrameNumber FillAndWant(bool sharedWithB)
    {
        for (int i = 0; i < Memory.FrameCount; i++)
        {
            A.Send(new FrameAllocate((byte)FrameUse.Anonymous, 2, VirtualPage));
            FrameNumber frame = A.ExpectMsg<FrameAllocateDone>().Frame;
            if (sharedWithB)
            {
                A.Send(new FrameShare(new(3)), Entry(Here, frame));
                A.ExpectMsg(default(FrameShareDone));
            }
        }

        B.Send(new FrameAllocate((byte)FrameUse.Anonymous, 3, 1));
        return new FrameNumber(1);
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

    private void Refuse(FrameNumber locked)
    {
        Give().ShouldBe(locked);
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
