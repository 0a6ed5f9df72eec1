using System.Text;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Tests.Paging;

public class FileDataTests : PageCacheStory
{
    [Fact]
    public void WhatIsWrittenIsSeenByASharedMapping()
    {
        Disk.Send(Bytes(0, 0, 5, fresh: true), "hello"u8);
        Disk.ExpectMsg(new CacheWriteDone(Errno.None));
        FrameNumber frame = Map(A, Load(0, Here));
        Text(frame, 5).ShouldBe("hello");
        Page(0).Dirty.ShouldBeTrue();
        ExpectOrder();
    }

    [Fact]
    public void AStoreOfAMappingIsSeenByRead()
    {
        FrameNumber frame = Map(A, Load(0, Here), "old");
        Memory.Page(frame)[0] = (byte)'X';
        Disk.Send(new CacheRead(Inode, new(0), 0, 3));
        Disk.ExpectMsg(new CacheReadDone(Errno.None));
        Encoding.ASCII.GetString(Disk.LastPayload).ShouldBe("Xld");
        ExpectOrder();
    }

    [Fact]
    public void AWriteOfPartOfAPageReadsTheRestFirst()
    {
        Disk.Send(Bytes(0, 1, 2, fresh: false), "XY"u8);
        FrameNumber frame = Fill("abcd");
        Disk.ExpectMsg(new CacheWriteDone(Errno.None));
        Text(frame, 4).ShouldBe("aXYd");
        ExpectOrder();
    }

    [Fact]
    public void AWriteOfAWholePageReadsNothing()
    {
        Disk.Send(Bytes(0, 0, 4096, fresh: false), new byte[4096]);
        Disk.ExpectMsg(new CacheWriteDone(Errno.None));
        ExpectOrder();
    }

    [Fact]
    public void AWriteBeyondTheEndOfFileFindsNothingToKeep()
    {
        Disk.Send(Bytes(0, 2, 1, fresh: false), "X"u8);
        PageRead read = Disk.ExpectMsg<PageRead>();
        Disk.Reply(new PageReadDone(Errno.EFAULT, Inode, read.Page));
        Disk.ExpectMsg(new CacheWriteDone(Errno.None));
        Text(Page(0).Frame, 4).ShouldBe("\0\0X\0");
        ExpectOrder();
    }

    [Fact]
    public void ReadersAndFaultersWaitForTheSameRead()
    {
        Disk.Send(new CacheRead(Inode, new(0), 4, 2));
        A.Send(Load(0, Here));
        PageRead read = Disk.ExpectMsg<PageRead>();
        "0123456789"u8.CopyTo(Memory.Page(read.Frame));
        Disk.Reply(new PageReadDone(Errno.None, Inode, new(0)));
        Disk.ExpectMsg(new CacheReadDone(Errno.None));
        Encoding.ASCII.GetString(Disk.LastPayload).ShouldBe("45");
        A.ExpectMsg<FileFaultDone>(done => done.Frame == read.Frame);
        Disk.ExpectNoMsg();
    }

    [Fact]
    public void TheTailOfACachedPageIsZeroed()
    {
        FrameNumber frame = Map(A, Load(0, Here), "abcd");
        Disk.Send(Bytes(0, 2, 0, fresh: false));
        Disk.ExpectMsg(new CacheWriteDone(Errno.None));
        Text(frame, 4).ShouldBe("ab\0\0");
        ExpectOrder();
    }

    [Fact]
    public void TheTailOfAHoleIsZeroAlready()
    {
        Disk.Send(Bytes(0, 2, 0, fresh: true));
        Disk.ExpectMsg(new CacheWriteDone(Errno.None));
        Cache.Map.FreeCount.ShouldBe(Memory.FrameCount);
        ExpectOrder();
    }

    [Fact]
    public void ADiskErrorFailsTheReadAndTheWriteThatWaitForThePage()
    {
        Disk.Send(new CacheRead(Inode, new(0), 0, 1));
        Disk.Send(Bytes(0, 0, 1, fresh: false), "X"u8);
        Disk.ExpectMsg<PageRead>();
        Disk.Reply(new PageReadDone(Errno.EIO, Inode, new(0)));
        Disk.ExpectMsg(new CacheReadDone(Errno.EIO));
        Disk.ExpectMsg(new CacheWriteDone(Errno.EIO));
        ExpectOrder();
    }
}
