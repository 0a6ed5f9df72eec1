using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Tests.Paging;

public class SwapInTests : PageCacheStory
{
    private static readonly SwapSlot Slot = new(4);

    [Fact]
    public void ASlotIsReadOnceForTwoAndEachGivesItsReferenceBack()
    {
        A.Send(new SwapIn(Slot, (byte)FrameUse.Anonymous, 2, 10));
        B.Send(new SwapIn(Slot, (byte)FrameUse.Anonymous, 3, 11));
        FrameNumber frame = Swap.ExpectMsg<SwapRead>(read => read.Slot == Slot).Frame;
        Swap.ExpectNoMsg();

        Swap.Reply(new SwapReadDone(Errno.None, Slot));
        A.ExpectMsg(new SwapInDone(Errno.None, frame, Slot, 10));
        B.ExpectMsg(new SwapInDone(Errno.None, frame, Slot, 11));
        Swap.ExpectMsg(new SwapFree(Slot));
        Swap.ExpectMsg(new SwapFree(Slot));
        CountOf(frame).ShouldBe(2);
        ExpectOrder();
    }

    [Fact]
    public void AnErrorIsToldAndTheSlotKeepsItsReference()
    {
        Shm.Send(new SwapIn(Slot, (byte)FrameUse.Shm, 1, 0));
        Swap.ExpectMsg<SwapRead>();
        Swap.Reply(new SwapReadDone(Errno.EIO, Slot));
        Shm.ExpectMsg(new SwapInDone(Errno.EIO, default, Slot, 0));
        Cache.Map.FreeCount.ShouldBe(Memory.FrameCount);
        ExpectOrder();
    }

    [Fact]
    public void WithoutAFreeFrameNothingIsRead()
    {
        for (int i = 0; i < Memory.FrameCount; i++)
        {
            A.Send(new FrameAllocate((byte)FrameUse.Anonymous, 2, 0));
            A.ExpectMsg<FrameAllocateDone>();
        }

        A.Send(new SwapIn(Slot, (byte)FrameUse.Anonymous, 2, 10));
        Swap.ExpectMsg<SwapTake>();
        Swap.ExpectNoMsg();
        A.ExpectNoMsg();
    }
}
