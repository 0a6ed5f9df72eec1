using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Memory;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Tests.Files;

public class PageTransferTests : FilesStory
{
    private static readonly FrameNumber Frame = new(1);

    [Fact]
    public void APageIsReadFromItsBlockAndZeroBeyondTheEnd()
    {
        Cache.Send(new PageRead(Data, new(1), Frame));
        Disk.ExpectMsg(new DiskRead(2, Frame));
        Memory.Page(Frame).Fill(7);
        Disk.Reply(new DiskReadDone(Errno.None));
        Cache.ExpectMsg(new PageReadDone(Errno.None, Data, new(1)));
        Memory.Page(Frame)[..100].IndexOfAnyExcept((byte)7).ShouldBe(-1);
        Memory.Page(Frame)[100..].IndexOfAnyExcept((byte)0).ShouldBe(-1);
        ExpectOrder();
    }

    [Fact]
    public void APageBeyondTheEndDoesNotExist()
    {
        Cache.Send(new PageRead(Data, new(2), Frame));
        Cache.ExpectMsg(new PageReadDone(Errno.EFAULT, Data, new(2)));
        ExpectOrder();
    }

    [Fact]
    public void AHoleReadsAsZerosWithoutTheDisk()
    {
        FileId file = Open(A, "/etc/deep/empty", O_RDWR);
        A.Send(new FileTruncate(file, 0, 0, 0, 8192));
        A.ExpectMsg(new FileTruncateDone(Errno.None));
        Memory.Page(Frame).Fill(7);
        InodeNumber inode = Find("/etc/deep/empty");
        Cache.Send(new PageRead(inode, new(1), Frame));
        Cache.ExpectMsg(new PageReadDone(Errno.None, inode, new(1)));
        Memory.Page(Frame).IndexOfAnyExcept((byte)0).ShouldBe(-1);
        ExpectOrder();
    }

    [Fact]
    public void AFailingDiskIsToldToThePageCache()
    {
        Cache.Send(new PageRead(Data, new(0), Frame));
        Disk.ExpectMsg<DiskRead>();
        Disk.Reply(new DiskReadDone(Errno.EIO));
        Cache.ExpectMsg(new PageReadDone(Errno.EIO, Data, new(0)));
        Cache.Send(new PageWrite(Data, new(0), Frame));
        Disk.ExpectMsg(new DiskWrite(1, Frame));
        Disk.Reply(new DiskWriteDone(Errno.EIO));
        Cache.ExpectMsg(new PageWriteDone(Errno.EIO, Data, new(0)));
        ExpectOrder();
    }

    [Fact]
    public void APageThatIsCutOffWhileItIsReadDoesNotExist()
    {
        Cache.Send(new PageRead(Data, new(1), Frame));
        Disk.ExpectMsg<DiskRead>();
        A.Send(new FileTruncate(Open(A, "data.txt", O_RDWR), 0, 0, 0, 10));
        Disk.Reply(new DiskReadDone(Errno.None));
        Cache.ExpectMsg(new CacheTruncate(Data, 10));
        Cache.ExpectMsg(new PageReadDone(Errno.EFAULT, Data, new(1)));
    }

    [Fact]
    public void APageIsWrittenToItsBlockWithZerosBeyondTheEnd()
    {
        Memory.Page(Frame).Fill(7);
        Cache.Send(new PageWrite(Data, new(1), Frame));
        Disk.ExpectMsg(new DiskWrite(2, Frame));
        Memory.Page(Frame)[..100].IndexOfAnyExcept((byte)7).ShouldBe(-1);
        Memory.Page(Frame)[100..].IndexOfAnyExcept((byte)0).ShouldBe(-1);
        Disk.Reply(new DiskWriteDone(Errno.None));
        Cache.ExpectMsg(new PageWriteDone(Errno.None, Data, new(1)));
        Files.UsedBlocks.ShouldBe(3);
        ExpectOrder();
    }

    [Fact]
    public void AWrittenPageGetsTheBlockThatWasReservedForIt()
    {
        FileId file = Open(A, "new", O_CREAT | O_RDWR, 0x1A4);
        InodeNumber inode = Find("new");
        AskWrite(A, file, "x");
        TakeBytes(new CacheWrite(inode, new(0), 0, 1, true), "x");
        A.ExpectMsg(new FileWriteDone(1));
        Files.UsedBlocks.ShouldBe(3);
        Files.BlockOf(inode, new(0)).ShouldBe(0u);
        Cache.Send(new PageWrite(inode, new(0), Frame));
        Disk.ExpectMsg(new DiskWrite(4, Frame));
        Disk.Reply(new DiskWriteDone(Errno.None));
        Cache.ExpectMsg(new PageWriteDone(Errno.None, inode, new(0)));
        Files.BlockOf(inode, new(0)).ShouldBe(4u);
        Files.UsedBlocks.ShouldBe(4);
        ExpectOrder();
    }

    [Fact]
    public void AStoreToAHoleAllocatesWhenItIsWrittenAndFailsOnAFullDisk()
    {
        FileId file = Open(A, "/etc/deep/empty", O_RDWR);
        A.Send(new FileTruncate(file, 0, 0, 0, 4 * PageBytes));
        A.ExpectMsg(new FileTruncateDone(Errno.None));
        InodeNumber inode = Find("/etc/deep/empty");
        for (uint page = 0; page < Blocks - 3; page++)
        {
            Cache.Send(new PageWrite(inode, new(page), Frame));
            Disk.ExpectMsg(new DiskWrite(4 + page, Frame));
            Disk.Reply(new DiskWriteDone(Errno.None));
            Cache.ExpectMsg(new PageWriteDone(Errno.None, inode, new(page)));
        }

        Cache.Send(new PageWrite(inode, new(3), Frame));
        Cache.ExpectMsg(new PageWriteDone(Errno.ENOSPC, inode, new(3)));
        StatusOf(file).Sectors.ShouldBe(24);
        ExpectOrder();
    }

    [Fact]
    public void AFailedFirstWriteLeavesThePageWithoutItsBlock()
    {
        FileId file = Open(A, "/etc/deep/empty", O_RDWR);
        A.Send(new FileTruncate(file, 0, 0, 0, PageBytes));
        A.ExpectMsg(new FileTruncateDone(Errno.None));
        InodeNumber inode = Find("/etc/deep/empty");
        Cache.Send(new PageWrite(inode, new(0), Frame));
        Disk.ExpectMsg<DiskWrite>();
        Disk.Reply(new DiskWriteDone(Errno.ENOSPC));
        Cache.ExpectMsg(new PageWriteDone(Errno.ENOSPC, inode, new(0)));
        Files.BlockOf(inode, new(0)).ShouldBe(0u);
        Files.UsedBlocks.ShouldBe(3);
        ExpectOrder();
    }

    [Fact]
    public void SyncWaitsForThePageCache()
    {
        A.Send(new FileSync(Open(A, "data.txt", O_RDWR)));
        A.ExpectNoMsg();
        Cache.ExpectMsg(new CacheSync(Data, default, 0, true));
        Cache.Reply(new CacheSyncDone(Errno.EIO));
        A.ExpectMsg(new FileSyncDone(Errno.EIO));
        ExpectOrder();
    }

    [Theory]
    [InlineData("/tmp", Errno.None)]
    [InlineData("/dev/null", Errno.EINVAL)]
    public void SyncOfWhatHasNoPagesNeedsNone(string path, Errno expected)
    {
        A.Send(new FileSync(Open(A, path, O_RDONLY)));
        A.ExpectMsg(new FileSyncDone(expected));
        ExpectOrder();
    }
}
