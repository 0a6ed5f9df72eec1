using ActorVm.Actors.Messaging;
using ActorVm.Actors.Paging;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Tests.Paging;

/// <summary>Pages that the swap device refuses, message by message.</summary>
public class UnwrittenPageTests : PageCacheStory
{
    private static readonly SwapSlot Slot = new(3);

    [Fact]
    public void ARefusedPageStaysInItsFrameAndAFaultFindsItThere()
    {
        FrameNumber page = Refused(sharedWithB: false);
        Swap.ExpectMsg<SwapTake>(take => take.Frame != page);
        CountOf(page).ShouldBe(1);
        A.Send(new SwapIn(Slot, (byte)FrameUse.Anonymous, 2, VirtualPage));
        A.ExpectMsg(new SwapInDone(Errno.None, page, Slot, VirtualPage));
        Swap.ExpectMsg(new SwapFree(Slot));
        Swap.ExpectMsg(new SwapFree(Slot));
        CountOf(page).ShouldBe(1);
        Cache.UnwrittenCount().ShouldBe(0);
    }

    [Fact]
    public void ARefusedPageIsFreedWithTheLastEntryThatHoldsItsSlot()
    {
        FrameNumber page = Refused(sharedWithB: true);
        Swap.ExpectMsg<SwapTake>();
        A.Send(default(FramePut), PageEntry.InSwap(VirtualPage, Slot));
        Swap.ExpectMsg(new SwapFree(Slot));
        CountOf(page).ShouldBe(1);
        B.Send(default(FramePut), PageEntry.InSwap(VirtualPage, Slot));
        Swap.ExpectMsg(new SwapFree(Slot));
        Swap.ExpectMsg(new SwapFree(Slot));
        B.FishForMessage<FrameAllocateDone>().Frame.ShouldBe(page);
    }

    [Fact]
    public void AStoreToARefusedPageThatAnotherEntryHoldsMakesACopy()
    {
        FrameNumber page = Refused(sharedWithB: true);
        Swap.ExpectMsg<SwapTake>();
        FrameNumber[] given = [new(7), new(8)];
        foreach (FrameNumber frame in given)
        {
            A.Send(default(FramePut), Entry(Here, frame));
            B.Send(default(FramePut), Entry(Here, frame));
        }

        A.Send(new SwapIn(Slot, (byte)FrameUse.Anonymous, 2, VirtualPage));
        A.FishForMessage<SwapInDone>().Frame.ShouldBe(page);
        A.Send(new FrameCopy(page, VirtualPage));
        A.ExpectMsg(new FrameCopyDone(Errno.None, new(8), VirtualPage));
        Cache.Copies.ShouldBe(1);
        CountOf(page).ShouldBe(1);
    }

    [Fact]
    public void WhereEveryWriteFailsTheRequestIsRefusedAfterAPause()
    {
        Refused(sharedWithB: false);
        RefuseAll();
        B.ExpectNoMsg();
        Kit.AdvanceTime(PageCache.PauseNs);
        RefuseAll();
        B.ExpectMsg(new FrameAllocateDone(Errno.ENOMEM, default, 1));
        Cache.UnwrittenCount().ShouldBe(Memory.FrameCount);
    }

    /// <summary>A takes every frame, B wants one, and the device refuses the page that is to
    /// go.</summary>
    private FrameNumber Refused(bool sharedWithB)
    {
        FillAndWant(sharedWithB);
        FrameNumber page = Swap.ExpectMsg<SwapTake>().Frame;
        Swap.Reply(new SwapTakeDone(Errno.None, page, Slot));
        A.Reply(Unmapped(A.ExpectMsg<Unmap>()));
        Swap.ExpectMsg(new SwapDuplicate(Slot));
        if (sharedWithB)
        {
            B.Reply(Unmapped(B.ExpectMsg<Unmap>()));
            Swap.ExpectMsg(new SwapDuplicate(Slot));
        }

        Swap.ExpectMsg(new SwapWrite(Slot, page));
        Swap.Reply(new SwapWriteDone(Errno.EIO, Slot));
        return page;
    }

    /// <summary>Every page that is chosen from now on is refused, too.</summary>
    private void RefuseAll()
    {
        int slots = Slot.Value;
        while (Swap.HasMessages)
        {
            switch (Swap.ReceiveN(1)[0])
            {
                case { Kind: MessageKind.SwapTake } take:
                    FrameNumber frame = SwapTake.Unpack(take).Frame;
                    Swap.Reply(
                        take.Header, new SwapTakeDone(Errno.None, frame, new SwapSlot(++slots)));
                    break;
                case { Kind: MessageKind.SwapWrite } write:
                    SwapSlot slot = SwapWrite.Unpack(write).Slot;
                    Swap.Reply(write.Header, new SwapWriteDone(Errno.EIO, slot));
                    break;
            }

            while (A.HasMessages)
            {
                A.Reply(Unmapped(A.ExpectMsg<Unmap>()));
            }
        }
    }
}
