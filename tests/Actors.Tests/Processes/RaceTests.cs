using System.Linq;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Processes;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Tests.Processes;

/// <summary>
/// What comes to a process while it waits for a page or forks: a kill, a shootdown, a cut.
/// </summary>
public class RaceTests : ProcessStory
{
    private const string Toucher =
        "char *p = mmap(0, 4096, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);"
        + "p[0] = 1; getppid(); p[0] = 2; getppid(); return 0;";

    private static readonly FrameNumber Granted = new(50);
    private static readonly ulong Page = Here >> Model.Memory.Paging.PageShift;

    [Fact]
    public void KilledWhileAPageOfASegmentComesItGivesTheGrantBackWithItsDetach()
    {
        Run("char *p = shmat(5, 0, 0); p[0] = 1; return 0;");
        Attach();
        Shm.ExpectMsg(new ShmFault(Segment, new(0), true));
        MessageHeader fault = Shm.LastHeader;
        Kill();
        Shm.ExpectNoMsg();
        Shm.Reply(fault, new ShmFaultDone(Errno.None, Granted, new(0), Segment));
        Shm.ExpectMsg(new Mapped(Segment, new(0)));
        Shm.ExpectMsg(new Detach(Segment, Here, false));
        Shm.LastItems<PageEntry>()[0].Frame.ShouldBe(Granted);
        Shm.Reply(default(DetachDone));
        ExpectEnd(Signal.SIGKILL);
    }

    [Fact]
    public void KilledWhileASegmentThatIsGoneRefusesThePageItHoldsNothingOfIt()
    {
        Run("char *p = shmat(5, 0, 0); p[0] = 1; return 0;");
        Attach();
        Shm.ExpectMsg<ShmFault>();
        MessageHeader fault = Shm.LastHeader;
        Kill();
        Shm.Reply(fault, new ShmFaultDone(Errno.EIDRM, default, new(0), Segment));
        Shm.ExpectMsg(new Detach(Segment, Here, false));
        Shm.LastItems<PageEntry>().IsEmpty.ShouldBeTrue();
        Shm.Reply(default(DetachDone));
        ExpectEnd(Signal.SIGKILL);
    }

    [Theory]
    [InlineData(Errno.None)]
    [InlineData(Errno.EIO)]
    public void KilledWhileItsPageComesBackFromSwapItGivesBackWhatItHolds(Errno error)
    {
        Run(Toucher);
        MessageHeader pause = AwaitParentOf();
        Unmap(Here, slot: 7).Present.ShouldBeTrue();
        GoOn(pause);
        Cache.ExpectMsg<SwapIn>(asked => asked.Slot == new SwapSlot(7));
        MessageHeader swapIn = Cache.LastHeader;
        Kill();
        Cache.ExpectNoMsg();
        FrameNumber frame = error == Errno.None ? Granted : default;
        Cache.Reply(swapIn, new SwapInDone(error, frame, new(7), Page));
        PageEntry held = ExpectEnd(Signal.SIGKILL).Single(entry => entry.Page == Page);
        held.ShouldBe(
            error == Errno.None
                ? new PageEntry(Page, Granted, held.Flags)
                : PageEntry.InSwap(Page, new(7)));
    }

    [Fact]
    public void AFailedSwapReadIsSIGBUSAndTheSlotIsGivenBack()
    {
        Run(Toucher);
        MessageHeader pause = AwaitParentOf();
        Unmap(Here, slot: 7);
        GoOn(pause);
        Cache.ExpectMsg<SwapIn>();
        Cache.Reply(new SwapInDone(Errno.EIO, default, new(7), Page));
        ExpectEnd(Signal.SIGBUS).Single(entry => entry.Page == Page).Slot
            .ShouldBe(new SwapSlot(7));
    }

    [Fact]
    public void APageThatIsBeingCopiedForAStoreStays()
    {
        Run(Toucher);
        MessageHeader pause = AwaitParentOf();
        Unmap(Here, slot: 7);
        GoOn(pause);
        Cache.ExpectMsg<SwapIn>();
        Cache.Reply(new SwapInDone(Errno.None, Granted, new(7), Page));
        Cache.ExpectMsg(new FrameCopy(Granted, Page));
        MessageHeader copy = Cache.LastHeader;
        Unmap(Here, slot: 8).Kept.ShouldBeTrue();
        Cache.Reply(copy, new FrameCopyDone(Errno.None, Granted, Page));
        Init.ExpectMsg<ParentOf>();
        Process.Pages.Get(Here).Writable.ShouldBeTrue();
        Unmap(Here, slot: 8).Kept.ShouldBeFalse();
    }

    [Fact]
    public void APageThatLeftBeforeItsCopyWasAskedForIsLookedForAgain()
    {
        Run(Toucher);
        MessageHeader pause = AwaitParentOf();
        Unmap(Here, slot: 7);
        GoOn(pause);
        Cache.ExpectMsg<SwapIn>();
        Cache.Reply(new SwapInDone(Errno.None, Granted, new(7), Page));
        Cache.ExpectMsg<FrameCopy>();
        Cache.Reply(new FrameCopyDone(Errno.EAGAIN, default, Page));
        Cache.ExpectMsg(new FrameCopy(Granted, Page));
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    public void AUsedPageIsKeptOnceUnlessItIsForced(bool used, bool force, bool kept)
    {
        Run(Toucher);
        AwaitParentOf();
        Process.Pages.Get(Here).Accessed.ShouldBe(used);
        Unmap(Here, slot: 7, force).Kept.ShouldBe(kept);
        Unmap(Here, slot: 7, force: false).Kept.ShouldBeFalse();
    }

    [Fact]
    public void ALockedPageIsKeptThoughItIsForcedUntilItIsUnlocked()
    {
        Run(
            "char *p = mmap(0, 4096, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);"
            + "mlock(p, 4096); getppid(); munlock(p, 4096); getppid(); return 0;");
        MessageHeader pause = AwaitParentOf();
        UnmapDone asked = Unmap(Here, slot: 7);
        (asked.Present, asked.Kept, asked.Locked).ShouldBe((true, true, true));
        GoOn(pause);
        Cache.ExpectMsg(default(Unlock));
        Cache.LastItems<PageEntry>()[0].Page.ShouldBe(Page);
        Unmap(Here, slot: 7).Kept.ShouldBeFalse();
    }

    [Fact]
    public void KilledWhileItForksItStillStartsItsChild()
    {
        Run("fork(); return 0;");
        Init.ExpectMsg<Fork>();
        Kill();
        Init.Reply(new ForkDone(Errno.None, new Pid(3)));
        Cache.ExpectMsg(new FrameShare(new Pid(3)));
        MessageHeader share = Cache.LastHeader;
        Files.ExpectMsg<FileDuplicate>();
        Files.Reply(default(FileDuplicateDone));
        Child.ExpectNoMsg();
        Cache.Reply(share, default(FrameShareDone));
        Child.ExpectMsg(default(Start));
        ExpectEnd(Signal.SIGKILL);
    }

    [Fact]
    public void APageThatLeavesWhileItForksLeavesTheParentAlone()
    {
        Run("char *p = mmap(0, 4096, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); p[0] = 1; fork();"
            + "getppid(); return 0;");
        Init.ExpectMsg<Fork>();
        Init.Reply(new ForkDone(Errno.None, new Pid(3)));
        Cache.ExpectMsg<FrameShare>();
        MessageHeader share = Cache.LastHeader;
        FrameNumber shared =
            Cache.LastItems<PageEntry>().ToArray().Single(entry => entry.Page == Page).Frame;
        shared.ShouldBe(Process.Pages.Get(Here).Frame);
        Unmap(Here, slot: 7).Present.ShouldBeTrue(); // the page cache asks the child itself
        Files.ExpectMsg<FileDuplicate>();
        Files.Reply(default(FileDuplicateDone));
        Cache.Reply(share, default(FrameShareDone));
        Child.ExpectMsg(default(Start));
        Init.ExpectMsg<ParentOf>();
        Process.Pages.Get(Here).Slot.ShouldBe(new SwapSlot(7));
    }

    [Fact]
    public void ACutWaitsForACopyUnderWayAndTakesItAlong()
    {
        Run("char *p = mmap(0, 4096, 3, MAP_PRIVATE, 0, 0); p[0] = 1; getppid(); p[0] = 2;"
            + "return 0;");
        MessageHeader pause = MapFileAndCopy();
        Unmap(Here, slot: 7);
        GoOn(pause);
        Cache.ExpectMsg<SwapIn>();
        Cache.Reply(new SwapInDone(Errno.None, Granted, new(7), Page));
        Cache.ExpectMsg<FrameCopy>();
        MessageHeader copy = Cache.LastHeader;
        Cache.Send(new FileUnmap(new InodeNumber(9), new(0)));
        Cache.ExpectNoMsg();
        Cache.Reply(copy, new FrameCopyDone(Errno.None, new(51), Page));
        Cache.ExpectMsg(new FileUnmapDone(new InodeNumber(9)));
        Cache.LastItems<PageEntry>()[0].Frame.ShouldBe(new FrameNumber(51));
        Cache.ExpectMsg<FileFault>(); // the store is tried again, and finds no page
    }

    [Fact]
    public void AShootdownAfterTheEndFindsNothing()
    {
        Run("getppid(); return 0;");
        GoOn(AwaitParentOf());
        ExpectEnd(Signal.None);
        Cache.Send(new Unmap(new(1), Here, new(7), true));
        Cache.ExpectMsg(new UnmapDone(new(1), Here, new(7), false, false, false));
        Cache.Send(new Clean(new(1), Here));
        Cache.ExpectMsg(new CleanDone(new(1), false, false, false));
    }

    [Fact]
    public void AShootdownOfAnEarlierFrameLeavesTheEntryAlone()
    {
        Run(Toucher);
        AwaitParentOf();
        PageTableEntry entry = Process.Pages.Get(Here);
        Cache.Send(new Unmap(Granted, Here, new(7), true));
        Cache.ExpectMsg(new UnmapDone(Granted, Here, new(7), false, false, false));
        Process.Pages.Get(Here).ShouldBe(entry);
    }

    /// <summary>The file is mapped and its first page copied; it stands at getppid.</summary>
    private MessageHeader MapFileAndCopy()
    {
        Files.ExpectMsg<MapFile>();
        Files.Reply(new MapFileDone(Errno.None, new InodeNumber(9), true));
        FileFault fault = Cache.ExpectMsg<FileFault>();
        fault.Private.ShouldBeTrue();
        Cache.Reply(
            new FileFaultDone(
                Errno.None, Granted, fault.Inode, fault.Page, fault.Address, true, true));
        return AwaitParentOf();
    }
}
