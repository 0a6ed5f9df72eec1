using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Tests.Files;

public class RegularWriteTests : FilesStory
{
    [Fact]
    public void AWriteGoesToThePageCacheThenTheSizeGrowsAndTheTimesMove()
    {
        FileId file = Open(A, "new", O_CREAT | O_RDWR, 0x1A4);
        Kit.AdvanceTime(3);
        AskWrite(A, file, "hello");
        SizeOf("new").ShouldBe(0);
        TakeBytes(new CacheWrite(Find("new"), new(0), 0, 5, true), "hello");
        A.ExpectMsg(new FileWriteDone(5));
        FileStatus status = StatusOf("new");
        status.SizeBytes.ShouldBe(5);
        status.Sectors.ShouldBe(8);
        status.ModifiedNs.ShouldBe(3);
        status.ChangedNs.ShouldBe(3);
        status.AccessedNs.ShouldBe(0);
        ExpectOrder();
    }

    [Fact]
    public void APageThatIsOnDiskIsNotFresh()
    {
        FileId file = Open(A, "data.txt", O_WRONLY);
        AskWrite(A, file, "x", offset: 4100);
        TakeBytes(new CacheWrite(Data, new(1), 4, 1, false), "x");
        A.ExpectMsg(new FileWriteDone(1));
        SizeOf("data.txt").ShouldBe(4196);
        ExpectOrder();
    }

    [Fact]
    public void AChunkEndsWithItsPageAndTheCallGoesOn()
    {
        FileId file = Open(A, "new", O_CREAT | O_RDWR, 0x1A4);
        FileId other = Open(B, "new", O_WRONLY);
        InodeNumber inode = Find("new");
        AskWrite(A, file, new string('a', 4096));
        TakeBytes(new CacheWrite(inode, new(0), 0, 4096, true), new string('a', 4096));
        A.ExpectMsg(new FileWriteDone(4096));
        AskWrite(A, file, new string('b', 4090));
        TakeBytes(new CacheWrite(inode, new(1), 0, 4090, true), new string('b', 4090));
        A.ExpectMsg(new FileWriteDone(4090));

        AskWrite(A, file, "0123456789");
        TakeBytes(new CacheWrite(inode, new(1), 4090, 6, true), "012345");
        A.ExpectMsg(new FileWriteDone(6));
        AskWrite(B, other, "B");
        Kit.ExpectNoMsg(); // fewer bytes than offered: A's call is not over
        AskWrite(A, file, "6789", first: false);
        TakeBytes(new CacheWrite(inode, new(2), 0, 4, true), "6789");
        A.ExpectMsg(new FileWriteDone(4));
        TakeBytes(new CacheWrite(inode, new(0), 0, 1, true), "B");
        B.ExpectMsg(new FileWriteDone(1));
        SizeOf("new").ShouldBe(8196);
        ExpectOrder();
    }

    [Fact]
    public void AWriteOfManyChunksIsAtomicAgainstOtherWritesAndReadsGoOn()
    {
        FileId one = Open(A, "other", O_WRONLY);
        FileId two = Open(B, "other", O_RDWR);
        InodeNumber inode = Find("other");
        AskWrite(A, one, "AA", more: true);
        AskWrite(B, two, "BBBB", offset: 0);
        TakeBytes(new CacheWrite(inode, new(0), 0, 2, false), "AA");
        A.ExpectMsg(new FileWriteDone(2));
        Kit.ExpectNoMsg();
        AskWrite(A, one, "AA", first: false);
        TakeBytes(new CacheWrite(inode, new(0), 2, 2, false), "AA");
        A.ExpectMsg(new FileWriteDone(2));
        TakeBytes(new CacheWrite(inode, new(0), 0, 4, false), "BBBB");
        B.ExpectMsg(new FileWriteDone(4));
        ExpectOrder();
    }

    [Fact]
    public void ANullChunkEndsTheCall()
    {
        FileId file = Open(A, "other", O_WRONLY);
        FileId other = Open(B, "other", O_WRONLY);
        AskWrite(A, file, "A", more: true);
        TakeBytes(new CacheWrite(Find("other"), new(0), 0, 1, false), "A");
        A.ExpectMsg(new FileWriteDone(1));
        AskWrite(B, other, "B");
        Cache.ExpectNoMsg();
        A.Send(new FileWrite(file, 0, -1, false, false, 0));
        A.ExpectMsg(new FileWriteDone(0));
        TakeBytes(new CacheWrite(Find("other"), new(0), 0, 1, false), "B");
        B.ExpectMsg(new FileWriteDone(1));
        ExpectOrder();
    }

    [Fact]
    public void AppendWritesAtTheEndAsItIsWhenTheTurnComes()
    {
        FileId one = Open(A, "other", O_WRONLY | O_APPEND);
        FileId two = Open(B, "other", O_WRONLY | O_APPEND);
        InodeNumber inode = Find("other");
        AskWrite(A, one, "AA");
        AskWrite(B, two, "BB", offset: 0); // pwrite(2) appends too, as Linux does
        TakeBytes(new CacheWrite(inode, new(0), 5, 2, false), "AA");
        A.ExpectMsg(new FileWriteDone(2));
        TakeBytes(new CacheWrite(inode, new(0), 7, 2, false), "BB");
        B.ExpectMsg(new FileWriteDone(2));
        SizeOf("other").ShouldBe(9);
        A.Send(new FileSeek(one, 0, SEEK_CUR));
        A.ExpectMsg(new FileSeekDone(7));
        B.Send(new FileSeek(two, 0, SEEK_CUR));
        B.ExpectMsg(new FileSeekDone(0));
        ExpectOrder();
    }

    [Fact]
    public void AWriteBeyondTheEndLeavesAHoleAndZeroesTheRestOfTheLastPage()
    {
        FileId file = Open(A, "other", O_WRONLY);
        InodeNumber inode = Find("other");
        AskWrite(A, file, "x", offset: 10_000);
        Cache.ExpectMsg(new CacheWrite(inode, new(0), 5, 0, false));
        Cache.LastHeader.Payload.IsNone.ShouldBeTrue();
        Cache.Reply(new CacheWriteDone(Errno.None));
        TakeBytes(new CacheWrite(inode, new(2), 10_000 - 8192, 1, true), "x");
        A.ExpectMsg(new FileWriteDone(1));
        SizeOf("other").ShouldBe(10_001);
        StatusOf("other").Sectors.ShouldBe(16); // the hole has no block
        ExpectOrder();
    }

    [Fact]
    public void WhereTheZeroesCannotBeWrittenTheWriteFails()
    {
        FileId file = Open(A, "other", O_WRONLY);
        AskWrite(A, file, "x", offset: 10_000);
        Cache.ExpectMsg<CacheWrite>();
        Cache.Reply(new CacheWriteDone(Errno.EIO));
        A.ExpectMsg(new FileWriteDone(-(long)Errno.EIO));
        SizeOf("other").ShouldBe(5);
        ExpectOrder();
    }

    [Fact]
    public void AFullDiskRefusesAWriteToAPageWithoutBlock()
    {
        FileId file = Open(A, "new", O_CREAT | O_WRONLY, 0x1A4);
        for (uint page = 0; page < Blocks - 3; page++)
        {
            AskWrite(A, file, "x", offset: page * PageBytes);
            if (page > 0)
            {
                Cache.ExpectMsg<CacheWrite>().Count.ShouldBe(0u);
                Cache.Reply(new CacheWriteDone(Errno.None));
            }

            TakeBytes(new CacheWrite(Find("new"), new(page), 0, 1, true), "x");
            A.ExpectMsg(new FileWriteDone(1));
        }

        AskWrite(A, file, "x", offset: 4000);
        TakeBytes(new CacheWrite(Find("new"), new(0), 4000, 1, true), "x");
        A.ExpectMsg(new FileWriteDone(1));
        AskWrite(A, file, "x", offset: 3 * PageBytes);
        Cache.ExpectMsg<CacheWrite>().Count.ShouldBe(0u);
        Cache.Reply(new CacheWriteDone(Errno.None));
        A.ExpectMsg(new FileWriteDone(-(long)Errno.ENOSPC));
        ExpectOrder();
    }

    [Fact]
    public void AFileHasALargestSize()
    {
        FileId file = Open(A, "other", O_WRONLY);
        AskWrite(A, file, "x", offset: 17_592_186_040_320);
        A.ExpectMsg(new FileWriteDone(-(long)Errno.EFBIG));
        ExpectOrder();
    }

    [Fact]
    public void AWriteOfNothingChangesNothing()
    {
        Kit.AdvanceTime(1);
        FileId file = Open(A, "other", O_WRONLY);
        AskWrite(A, file, "");
        A.ExpectMsg(new FileWriteDone(0));
        StatusOf("other").ModifiedNs.ShouldBe(0);
        ExpectOrder();
    }

    [Fact]
    public void ADescriptionForReadingCannotBeWritten()
    {
        AskWrite(A, Open(A, "other", O_RDONLY), "x");
        A.ExpectMsg(new FileWriteDone(-(long)Errno.EBADF));
        ExpectOrder();
    }
}
