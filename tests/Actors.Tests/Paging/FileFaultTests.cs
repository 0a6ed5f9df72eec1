using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Tests.Paging;

public class FileFaultTests : PageCacheStory
{
    [Fact]
    public void APageIsReadOnceForTwoFaulters()
    {
        A.Send(Load(3, Here));
        B.Send(Load(3, There));
        A.ExpectNoMsg();
        B.ExpectNoMsg();

        FrameNumber frame = Fill("aaaaaaaaa");
        Disk.ExpectNoMsg();
        A.ExpectMsg(new FileFaultDone(Errno.None, frame, Inode, new(3), Here, false, false));
        B.ExpectMsg(new FileFaultDone(Errno.None, frame, Inode, new(3), There, false, false));
        Text(frame, 9).ShouldBe("aaaaaaaaa");
        CountOf(frame).ShouldBe(5, "the cache, two entries, two grants");

        A.Send(new FileMapped(Inode, new(3)));
        B.Send(new FileMapped(Inode, new(3)));
        CountOf(frame).ShouldBe(3);
        ExpectOrder();
    }

    [Fact]
    public void ACachedPageIsMappedWithoutReading()
    {
        FrameNumber frame = Map(A, Load(0, Here));
        Map(B, Load(0, There)).ShouldBe(frame);
        Disk.ExpectNoMsg();
        ExpectOrder();
    }

    [Fact]
    public void TheFirstStoreToACleanPageMakesItDirtyAndMovesTheTimesOnce()
    {
        FrameNumber frame = Map(A, Load(0, Here));
        Page(0).Dirty.ShouldBeFalse();

        A.Send(Store(0, Here));
        A.ExpectMsg(new FileFaultDone(Errno.None, frame, Inode, new(0), Here, true, false));
        A.Send(new FileMapped(Inode, new(0)));
        Disk.ExpectMsg(new PageDirtied(Inode));
        Page(0).Dirty.ShouldBeTrue();
        CountOf(frame).ShouldBe(2, "the same entry is counted once");

        Map(B, Store(0, There)).ShouldBe(frame);
        ExpectOrder();
    }

    [Fact]
    public void AStoreToAPrivateMappingGetsACopyThatNeverReachesTheFile()
    {
        FrameNumber shared = Map(A, Load(0, Here), "file");
        FrameNumber seen = Map(B, Load(0, There, isPrivate: true));
        seen.ShouldBe(shared);

        B.Send(Store(0, There, isPrivate: true));
        FileFaultDone done = B.ExpectMsg<FileFaultDone>();
        done.Copied.ShouldBeTrue();
        done.Writable.ShouldBeTrue();
        Text(done.Frame, 4).ShouldBe("file");
        CountOf(shared).ShouldBe(2, "B's entry no longer maps it");
        CountOf(done.Frame).ShouldBe(1);
        Page(0).Dirty.ShouldBeFalse();
        Cache.Copies.ShouldBe(1);
        ExpectOrder();
    }

    [Fact]
    public void BeyondTheEndOfFileAllWaitersGetEFAULTAndNoFrameIsLost()
    {
        A.Send(Load(9, Here));
        B.Send(Store(9, There));
        PageRead read = Disk.ExpectMsg<PageRead>();
        Disk.Reply(new PageReadDone(Errno.EFAULT, Inode, read.Page));
        A.ExpectMsg<FileFaultDone>(done => done.Error == Errno.EFAULT);
        B.ExpectMsg<FileFaultDone>(done => done.Error == Errno.EFAULT);
        Cache.Map.FreeCount.ShouldBe(Memory.FrameCount);
        ExpectOrder();
    }

    [Fact]
    public void ADiskErrorIsToldAndTheNextFaultReadsAgain()
    {
        A.Send(Load(0, Here));
        Disk.ExpectMsg<PageRead>();
        Disk.Reply(new PageReadDone(Errno.EIO, Inode, new(0)));
        A.ExpectMsg<FileFaultDone>(done => done.Error == Errno.EIO);
        Map(A, Load(0, Here));
        ExpectOrder();
    }

    [Fact]
    public void AFaultWithoutAFreeFrameTakesAPageThatIsOnDisk()
    {
        for (uint page = 0; page < Memory.FrameCount; page++)
        {
            Map(A, Load(page, Here + (page * 4096)));
        }

        B.Send(Load(20, There));
        Unmap asked = A.ExpectMsg<Unmap>();
        Disk.ExpectNoMsg();
        A.Reply(new UnmapDone(asked.Frame, asked.Address, default, true, false, false));
        Disk.ExpectMsg<PageRead>(read => read.Frame == asked.Frame);
    }

    [Fact]
    public void AnUnmappedPageStaysCached()
    {
        FrameNumber frame = Map(A, Load(0, Here));
        A.Send(default(FramePut), Entry(Here, frame, PageEntryFlags.Accessed));
        A.ExpectMsg(default(FramePutDone));
        CountOf(frame).ShouldBe(1);
        Cache.Map[frame].Mappings.ShouldBe(0);
        Page(0).State.ShouldBe(CachedPageState.UpToDate);
        ExpectOrder();
    }

    [Fact]
    public void AGrantThatIsGivenBackLeavesNoReference()
    {
        A.Send(Load(0, Here));
        FrameNumber frame = Fill("text");
        A.ExpectMsg<FileFaultDone>();
        A.Send(new FileMapped(Inode, new(0)), Entry(Here, frame));
        CountOf(frame).ShouldBe(1);
        ExpectOrder();
    }

    [Fact]
    public void ForkCountsAndListsTheChildsEntry()
    {
        FrameNumber frame = Map(A, Load(0, Here));
        A.Send(new FrameShare(new(3)), Entry(Here, frame));
        A.ExpectMsg(default(FrameShareDone));
        CountOf(frame).ShouldBe(3);
        B.Send(default(FramePut), Entry(Here, frame));
        B.ExpectMsg(default(FramePutDone));
        CountOf(frame).ShouldBe(2);
        ExpectOrder();
    }
}
