using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Tests.Paging;

public class WriteBackTests : PageCacheStory
{
    private static readonly CacheSync Sync = new(Inode, new(0), 0, true);

    [Fact]
    public void ASyncWriteProtectsEveryMapperBeforeItWrites()
    {
        FrameNumber frame = MapDirty();
        Map(B, Load(0, There));
        A.Send(Sync);
        A.ExpectMsg(new Clean(frame, Here));
        B.ExpectMsg(new Clean(frame, There));
        A.Reply(new CleanDone(frame, true, true, true));
        Disk.ExpectNoMsg();
        B.Reply(new CleanDone(frame, true, false, false));

        Disk.ExpectMsg(new PageWrite(Inode, new(0), frame));
        Page(0).ShouldBe(new CachedPage(frame, CachedPageState.Writing, Dirty: false));
        A.ExpectNoMsg();
        Disk.Reply(new PageWriteDone(Errno.None, Inode, new(0)));
        A.ExpectMsg(new CacheSyncDone(Errno.None));
        Page(0).ShouldBe(new CachedPage(frame, CachedPageState.UpToDate, Dirty: false));
        ExpectOrder();
    }

    [Fact]
    public void AStoreAfterTheSyncMakesThePageDirtyAgain()
    {
        FrameNumber frame = MapDirty();
        A.Send(Sync);
        CleanAndWrite(frame);
        A.ExpectMsg(new CacheSyncDone(Errno.None));
        Map(A, Store(0, Here)).ShouldBe(frame);
        Disk.ExpectMsg(new PageDirtied(Inode));
        Page(0).Dirty.ShouldBeTrue();
        ExpectOrder();
    }

    [Fact]
    public void AStoreWhileThePageIsBeingCleanedWaitsUntilItIsSubmitted()
    {
        FrameNumber frame = MapDirty();
        A.Send(Sync);
        A.ExpectMsg<Clean>();
        B.Send(Store(0, There));
        B.ExpectNoMsg();
        A.Reply(new CleanDone(frame, true, true, true));
        Disk.ExpectMsg<PageWrite>();
        MessageHeader write = Disk.LastHeader;
        Disk.ExpectMsg(new PageDirtied(Inode));
        B.ExpectMsg<FileFaultDone>(done => done.Writable);
        B.Send(new FileMapped(Inode, new(0)));
        Page(0).Dirty.ShouldBeTrue();

        Disk.Reply(write, new PageWriteDone(Errno.None, Inode, new(0)));
        A.ExpectMsg(new CacheSyncDone(Errno.None));
        Page(0).Dirty.ShouldBeTrue();
        ExpectOrder();
    }

    [Fact]
    public void ASyncThatFindsAPageStoredToDuringItsWriteWaitsForTheNextWrite()
    {
        FrameNumber frame = Map(A, Load(0, Here));
        Write();
        A.Send(Sync);
        A.ExpectMsg<Clean>();
        A.Reply(new CleanDone(frame, true, false, false));
        Disk.ExpectMsg<PageWrite>();
        MessageHeader first = Disk.LastHeader;
        Write();
        B.Send(Sync);

        Disk.Reply(first, new PageWriteDone(Errno.None, Inode, new(0)));
        A.ExpectMsg(new CacheSyncDone(Errno.None));
        B.ExpectNoMsg();
        A.ExpectMsg<Clean>();
        A.Reply(new CleanDone(frame, true, false, false));
        Disk.ExpectMsg<PageWrite>();
        Disk.Reply(new PageWriteDone(Errno.None, Inode, new(0)));
        B.ExpectMsg(new CacheSyncDone(Errno.None));
        Page(0).Dirty.ShouldBeFalse();
        ExpectOrder();
    }

    [Fact]
    public void AFailedWriteIsReportedAndThePageStaysDirty()
    {
        Write();
        A.Send(Sync);
        Disk.ExpectMsg<PageWrite>();
        Disk.Reply(new PageWriteDone(Errno.EIO, Inode, new(0)));
        A.ExpectMsg(new CacheSyncDone(Errno.EIO));
        Page(0).Dirty.ShouldBeTrue();
        ExpectOrder();
    }

    [Fact]
    public void ASyncOfCleanPagesIsDoneAtOnce()
    {
        Map(A, Load(0, Here));
        A.Send(Sync);
        A.ExpectMsg(new CacheSyncDone(Errno.None));
        ExpectOrder();
    }

    [Fact]
    public void ASyncConcernsItsRangeAlone()
    {
        Write(page: 0);
        Write(page: 2);
        A.Send(new CacheSync(Inode, new(1), 2, true));
        Disk.ExpectMsg<PageWrite>(write => write.Page == new PageIndex(2));
        Disk.ExpectNoMsg();
        Disk.Reply(new PageWriteDone(Errno.None, Inode, new(2)));
        A.ExpectMsg(new CacheSyncDone(Errno.None));
        Page(0).Dirty.ShouldBeTrue();
        ExpectOrder();
    }

    [Fact]
    public void AnAsynchronousSyncOnlyStartsTheWrites()
    {
        Write();
        A.Send(Sync with { Wait = false });
        A.ExpectMsg(new CacheSyncDone(Errno.None));
        Disk.ExpectMsg<PageWrite>();
        Disk.Reply(new PageWriteDone(Errno.None, Inode, new(0)));
        Page(0).Dirty.ShouldBeFalse();
        ExpectOrder();
    }

    [Fact]
    public void AChildForkedDuringTheCleaningIsCleanedToo()
    {
        FrameNumber frame = MapDirty();
        A.Send(Sync);
        A.Send(new FrameShare(new(3)), Entry(Here, frame));
        A.ExpectMsg<Clean>();
        A.Reply(new CleanDone(frame, true, true, true));
        A.ExpectMsg(default(FrameShareDone));
        Disk.ExpectNoMsg();
        B.ExpectMsg(new Clean(frame, Here));
        B.Reply(new CleanDone(frame, true, true, true));
        Disk.ExpectMsg<PageWrite>();
        Disk.Reply(new PageWriteDone(Errno.None, Inode, new(0)));
        A.ExpectMsg(new CacheSyncDone(Errno.None));
        ExpectOrder();
    }

    [Fact]
    public void AMapperThatIsGoneAnswersCleanAllTheSame()
    {
        FrameNumber frame = MapDirty();
        B.Send(Sync);
        A.Send(default(FramePut), Entry(Here, frame, PageEntryFlags.Dirty));
        A.ExpectMsg<Clean>();
        MessageHeader clean = A.LastHeader;
        A.ExpectMsg(default(FramePutDone));
        A.Reply(clean, new CleanDone(frame, false, false, false));
        Disk.ExpectMsg<PageWrite>();
        Disk.Reply(new PageWriteDone(Errno.None, Inode, new(0)));
        B.ExpectMsg(new CacheSyncDone(Errno.None));
        Page(0).Dirty.ShouldBeFalse();
        ExpectOrder();
    }

    [Fact]
    public void NothingIsWrittenWhenADirtyPageIsUnmapped()
    {
        FrameNumber frame = MapDirty();
        A.Send(default(FramePut), Entry(Here, frame, PageEntryFlags.Dirty));
        A.ExpectMsg(default(FramePutDone));
        Page(0).Dirty.ShouldBeTrue();
        ExpectOrder();
    }

    private FrameNumber MapDirty()
    {
        FrameNumber frame = Map(A, Store(0, Here));
        Disk.ExpectMsg(new PageDirtied(Inode));
        return frame;
    }

    private void Write(uint page = 0)
    {
        Disk.Send(Bytes(page, 0, 1, fresh: true), "X"u8);
        Disk.ExpectMsg(new CacheWriteDone(Errno.None));
    }

    private void CleanAndWrite(FrameNumber frame)
    {
        A.ExpectMsg<Clean>();
        A.Reply(new CleanDone(frame, true, true, true));
        Disk.ExpectMsg<PageWrite>();
        Disk.Reply(new PageWriteDone(Errno.None, Inode, new(0)));
    }
}
