using ActorVm.Actors.Messaging;
using ActorVm.Actors.Testing;
using ActorVm.Model;
using ActorVm.Model.Files;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Tests.Files;

public class RegularReadTests : FilesStory
{
    [Fact]
    public void AReadTakesBytesOfOnePageAndMovesThePosition()
    {
        FileId file = Open(A, "data.txt", O_RDONLY);
        AskRead(A, file, 5);
        GiveBytes(new CacheRead(Data, new(0), 0, 5), "hello");
        ExpectRead(A, "hello");
        AskRead(A, file, 3);
        GiveBytes(new CacheRead(Data, new(0), 5, 3), "abc");
        ExpectRead(A, "abc");
        ExpectOrder();
    }

    [Fact]
    public void AChunkEndsWithItsPageAndWithTheFile()
    {
        FileId file = Open(A, "data.txt", O_RDONLY);
        AskRead(A, file, 4096, offset: 4000);
        GiveBytes(new CacheRead(Data, new(0), 4000, 96), new string('a', 96));
        ExpectRead(A, new string('a', 96));
        AskRead(A, file, 4000, offset: 4096, first: false);
        GiveBytes(new CacheRead(Data, new(1), 0, 100), new string('b', 100));
        ExpectRead(A, new string('b', 100));
        AskRead(A, file, 3900, offset: 4196, first: false);
        A.ExpectMsg(new FileReadDone(0));
        ExpectOrder();
    }

    [Fact]
    public void AnExplicitOffsetLeavesThePositionAlone()
    {
        FileId file = Open(A, "other", O_RDONLY);
        AskRead(A, file, 2, offset: 3);
        GiveBytes(new CacheRead(Find("other"), new(0), 3, 2), "er");
        ExpectRead(A, "er");
        AskRead(A, file, 2);
        GiveBytes(new CacheRead(Find("other"), new(0), 0, 2), "ot");
        ExpectRead(A, "ot");
    }

    [Theory]
    [InlineData("other", O_WRONLY, Errno.EBADF)]
    [InlineData("/tmp", O_RDONLY, Errno.EISDIR)]
    public void SomeDescriptionsCannotBeRead(string path, int flags, Errno expected)
    {
        AskRead(A, Open(A, path, flags), 1);
        A.ExpectMsg(new FileReadDone(-(long)expected));
        ExpectOrder();
    }

    [Fact]
    public void AReadBeyondTheEndGivesNothingAndMovesTheTimeOfAccess()
    {
        Kit.AdvanceTime(9);
        FileId file = Open(A, "/etc/deep/empty", O_RDONLY);
        AskRead(A, file, 10);
        A.ExpectMsg(new FileReadDone(0));
        StatusOf("/etc/deep/empty").AccessedNs.ShouldBe(9);
        AskRead(A, file, 0);
        A.ExpectMsg(new FileReadDone(0));
    }

    [Fact]
    public void TheTimeOfAccessMovesOnlyWhereItIsNotNewerThanTheOthers()
    {
        Kit.AdvanceTime(1);
        FileId file = Open(A, "other", O_RDONLY);
        ReadOne(file);
        Kit.AdvanceTime(1);
        ReadOne(file);
        StatusOf("other").AccessedNs.ShouldBe(1);
    }

    [Fact]
    public void AFileThatIsCutMeanwhileGivesWhatIsLeft()
    {
        FileId file = Open(A, "other", O_RDONLY);
        AskRead(A, file, 5);
        Cache.ExpectMsg(new CacheRead(Find("other"), new(0), 0, 5));
        MessageHeader read = Cache.LastHeader;
        FileId writer = Open(B, "other", O_WRONLY);
        B.Send(new FileTruncate(writer, 0, 0, 0, 2));
        Cache.ExpectMsg<CacheTruncate>();
        Cache.Reply(default(CacheTruncateDone));
        Cache.Reply(read, new CacheReadDone(Errno.None), Kit.Payloads.Add("ot\0\0\0"u8));
        ExpectRead(A, "ot");
        B.ExpectMsg(new FileTruncateDone(Errno.None));
        AskRead(A, file, 5);
        A.ExpectMsg(new FileReadDone(0));
        ExpectOrder();
    }

    [Fact]
    public void APageThatIsCutMeanwhileIsTheEndOfFile()
    {
        FileId file = Open(A, "other", O_RDONLY);
        AskRead(A, file, 5);
        Cache.ExpectMsg<CacheRead>();
        Cache.Reply(new CacheReadDone(Errno.EFAULT));
        A.ExpectMsg(new FileReadDone(0));
        ExpectOrder();
    }

    [Fact]
    public void AFailingDiskFailsTheRead()
    {
        FileId file = Open(A, "other", O_RDONLY);
        AskRead(A, file, 5);
        Cache.ExpectMsg<CacheRead>();
        Cache.Reply(new CacheReadDone(Errno.EIO));
        A.ExpectMsg(new FileReadDone(-(long)Errno.EIO));
        ExpectOrder();
    }

    [Fact]
    public void ASharedPositionIsUsedByOneCallAtATime()
    {
        FileId file = Open(A, "data.txt", O_RDONLY);
        A.Send(default(FileDuplicate), file);
        A.ExpectMsg(default(FileDuplicateDone));
        AskRead(A, file, 10, more: true);
        AskRead(B, file, 5);
        GiveBytes(new CacheRead(Data, new(0), 0, 10), "0123456789");
        ExpectRead(A, "0123456789");
        Kit.ExpectNoMsg(); // B waits: A's call goes on
        AskRead(A, file, 2, first: false);
        GiveBytes(new CacheRead(Data, new(0), 10, 2), "ab");
        ExpectRead(A, "ab");
        GiveBytes(new CacheRead(Data, new(0), 12, 5), "cdefg");
        ExpectRead(B, "cdefg");
        ExpectOrder();
    }

    [Fact]
    public void ASeekWaitsForTheCallThatUsesThePosition()
    {
        FileId file = Open(A, "data.txt", O_RDONLY);
        AskRead(A, file, 10, more: true);
        B.Send(new FileSeek(file, 0, SEEK_CUR));
        GiveBytes(new CacheRead(Data, new(0), 0, 10), "0123456789");
        ExpectRead(A, "0123456789");
        B.ExpectNoMsg();
        AskRead(A, file, 0, first: false);
        A.ExpectMsg(new FileReadDone(0));
        B.ExpectMsg(new FileSeekDone(10));
    }

    [Fact]
    public void ClosingTheDescriptorEndsACallThatWasLeftOff()
    {
        FileId file = Open(A, "data.txt", O_RDONLY);
        A.Send(default(FileDuplicate), file);
        A.ExpectMsg(default(FileDuplicateDone));
        AskRead(A, file, 10, more: true);
        GiveBytes(new CacheRead(Data, new(0), 0, 10), "0123456789");
        ExpectRead(A, "0123456789");
        B.Send(new FileSeek(file, 0, SEEK_CUR));
        B.ExpectNoMsg();
        Close(A, file);
        B.ExpectMsg(new FileSeekDone(10));
        ExpectOrder();
    }

    private void ReadOne(FileId file)
    {
        AskRead(A, file, 1);
        Cache.ExpectMsg<CacheRead>();
        Cache.Reply(new CacheReadDone(Errno.None), "x"u8);
        ExpectRead(A, "x");
    }
}
