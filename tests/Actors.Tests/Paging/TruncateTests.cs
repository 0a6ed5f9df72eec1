using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Tests.Paging;

public class TruncateTests : PageCacheStory
{
    [Fact]
    public void PagesBeyondTheEndLeaveEveryMappingAndTheCache()
    {
        FrameNumber kept = Map(A, Load(0, Here));
        FrameNumber cut = Map(A, Load(1, Here + 4096));
        FrameNumber copy = Map(B, Store(1, There, isPrivate: true));
        Cut(4096, 2, 3);
        A.ExpectMsg(new FileUnmap(Inode, new(1)));
        B.ExpectMsg(new FileUnmap(Inode, new(1)));
        A.Reply(new FileUnmapDone(Inode), Entry(Here + 4096, cut));
        Disk.ExpectNoMsg();
        B.Reply(new FileUnmapDone(Inode), Entry(There, copy));

        Disk.ExpectMsg(default(CacheTruncateDone));
        Page(1).IsCached.ShouldBeFalse();
        Page(0).Frame.ShouldBe(kept);
        Cache.Map.FreeCount.ShouldBe(Memory.FrameCount - 1);
        ExpectOrder();
    }

    [Fact]
    public void AFaultDuringTheTruncationWaitsAndThenFindsTheEndOfFile()
    {
        FrameNumber cut = Map(A, Load(1, Here));
        Cut(4096, 2);
        B.Send(Load(1, There));
        B.ExpectNoMsg();
        A.ExpectMsg<FileUnmap>();
        A.Reply(new FileUnmapDone(Inode), Entry(Here, cut));
        Disk.ExpectMsg(default(CacheTruncateDone));
        Disk.ExpectMsg<PageRead>();
        Disk.Reply(new PageReadDone(Errno.EFAULT, Inode, new(1)));
        B.ExpectMsg<FileFaultDone>(done => done.Error == Errno.EFAULT);
        Cache.Map.FreeCount.ShouldBe(Memory.FrameCount);
        ExpectOrder();
    }

    [Fact]
    public void APageThatIsBeingReadIsDroppedWhenItComes()
    {
        A.Send(Load(1, Here));
        Disk.ExpectMsg<PageRead>();
        MessageHeader read = Disk.LastHeader;
        Cut(0, 2);
        A.ExpectMsg<FileUnmap>();
        A.Reply(new FileUnmapDone(Inode));
        Disk.ExpectNoMsg();
        Disk.Reply(read, new PageReadDone(Errno.None, Inode, new(1)));
        Disk.ExpectMsg(default(CacheTruncateDone));
        Disk.ExpectMsg<PageRead>();
        Disk.Reply(new PageReadDone(Errno.EFAULT, Inode, new(1)));
        A.ExpectMsg<FileFaultDone>(done => done.Error == Errno.EFAULT);
        ExpectOrder();
    }

    [Fact]
    public void AGrantUnderWayHoldsThePageUntilItIsUnmapped()
    {
        A.Send(Load(1, Here));
        FrameNumber frame = Fill("text");
        Cut(0, 2);
        A.ExpectMsg<FileFaultDone>();
        A.Send(new FileMapped(Inode, new(1)));
        Disk.ExpectNoMsg();
        A.ExpectMsg(new FileUnmap(Inode, new(0)));
        A.Reply(new FileUnmapDone(Inode), Entry(Here, frame));
        Disk.ExpectMsg(default(CacheTruncateDone));
        Cache.Map.FreeCount.ShouldBe(Memory.FrameCount);
        ExpectOrder();
    }

    [Fact]
    public void TheRestOfTheLastPageBecomesZeroAndGoesToDisk()
    {
        FrameNumber frame = Map(A, Load(0, Here), "abcdef");
        Cut(2, 2);
        A.ExpectMsg(new FileUnmap(Inode, new(1)));
        A.Reply(new FileUnmapDone(Inode));
        Disk.ExpectMsg(default(CacheTruncateDone));
        Text(frame, 4).ShouldBe("ab\0\0");
        Page(0).Dirty.ShouldBeTrue();
        ExpectOrder();
    }

    [Fact]
    public void ATruncatedPageIsNotWrittenThoughItIsDirty()
    {
        FrameNumber frame = Map(A, Store(0, Here));
        Disk.ExpectMsg(new PageDirtied(Inode));
        B.Send(new CacheSync(Inode, new(0), 0, true));
        A.ExpectMsg<Clean>();
        MessageHeader clean = A.LastHeader;
        Cut(0, 2);
        A.Reply(clean, new CleanDone(frame, true, true, true));
        B.ExpectMsg(new CacheSyncDone(Errno.None));
        A.ExpectMsg<FileUnmap>();
        A.Reply(new FileUnmapDone(Inode), Entry(Here, frame));
        Disk.ExpectMsg(default(CacheTruncateDone));
        Cache.Map.FreeCount.ShouldBe(Memory.FrameCount);
        ExpectOrder();
    }

    [Fact]
    public void ASyncDuringTheTruncationDoesNotWaitForWhatIsCutOff()
    {
        Disk.Send(Bytes(1, 0, 1, fresh: true), "X"u8);
        Disk.ExpectMsg<CacheWriteDone>();
        Cut(4096, 2);
        B.Send(new CacheSync(Inode, new(0), 0, true));
        B.ExpectMsg(new CacheSyncDone(Errno.None));
        A.ExpectMsg<FileUnmap>();
        A.Reply(new FileUnmapDone(Inode));
        Disk.ExpectMsg(default(CacheTruncateDone));
        ExpectOrder();
    }

    [Fact]
    public void AWriteUnderWayIsWaitedFor()
    {
        Disk.Send(Bytes(0, 0, 1, fresh: true), "X"u8);
        Disk.ExpectMsg<CacheWriteDone>();
        A.Send(new CacheSync(Inode, new(0), 0, true));
        Disk.ExpectMsg<PageWrite>();
        MessageHeader write = Disk.LastHeader;
        Cut(0);
        Disk.ExpectNoMsg();
        Disk.Reply(write, new PageWriteDone(Errno.None, Inode, new(0)));
        A.ExpectMsg(new CacheSyncDone(Errno.None));
        Disk.ExpectMsg(default(CacheTruncateDone));
        Cache.Map.FreeCount.ShouldBe(Memory.FrameCount);
        ExpectOrder();
    }

    private void Cut(ulong size, params int[] pids)
    {
        Pid[] mappers = Array.ConvertAll(pids, pid => new Pid(pid));
        Disk.Send<CacheTruncate, Pid>(new CacheTruncate(Inode, size), mappers);
    }
}
