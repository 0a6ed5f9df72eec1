using ActorVm.Actors.Messaging;
using ActorVm.Actors.Testing;
using ActorVm.Model;
using ActorVm.Model.Files;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Tests.Files;

public class FileTruncateTests : FilesStory
{
    [Fact]
    public void ShrinkingSetsTheSizeFirstThenThePagesLeaveAndTheirBlocksAreFree()
    {
        FileId file = Open(A, "data.txt", O_RDWR);
        MapShared(B, Open(B, "data.txt", O_RDWR));
        Kit.AdvanceTime(4);
        A.Send(new FileTruncate(file, 0, 0, 0, 10));
        SizeOf("data.txt").ShouldBe(10);
        Cache.ExpectMsg(new CacheTruncate(Data, 10));
        Cache.LastItems<Pid>().ToArray().ShouldBe([new Pid(3)]);
        Files.UsedBlocks.ShouldBe(3);
        A.ExpectNoMsg();
        Cache.Reply(default(CacheTruncateDone));
        A.ExpectMsg(new FileTruncateDone(Errno.None));
        Files.UsedBlocks.ShouldBe(2);
        StatusOf("data.txt").ModifiedNs.ShouldBe(4);
        ExpectOrder();
    }

    [Fact]
    public void EveryProcessThatMapsTheFileIsToldOnce()
    {
        FileId file = Open(A, "data.txt", O_RDWR);
        MapShared(B, Open(B, "data.txt", O_RDWR));
        MapShared(A, file);
        MapShared(A, file);
        B.Send(new ForkMappings(new Pid(9)), Data);
        B.ExpectMsg(default(ForkMappingsDone));
        A.Send(new FileTruncate(file, 0, 0, 0, 0));
        Cache.ExpectMsg(new CacheTruncate(Data, 0));
        Cache.LastItems<Pid>().ToArray().ShouldBe([new Pid(2), new Pid(3), new Pid(9)]);
    }

    [Fact]
    public void WhoMapsTheFileWhileItIsCutWaits()
    {
        FileId file = Open(A, "data.txt", O_RDWR);
        A.Send(new FileTruncate(file, 0, 0, 0, 0));
        Cache.ExpectMsg<CacheTruncate>();
        FileId other = Open(B, "data.txt", O_RDWR);
        B.Send(new MapFile(other, PROT_READ, MAP_SHARED, 0, 1));
        B.ExpectNoMsg();
        Cache.Reply(default(CacheTruncateDone));
        A.ExpectMsg(new FileTruncateDone(Errno.None));
        B.ExpectMsg(new MapFileDone(Errno.None, Data, true));
        ExpectOrder();
    }

    [Fact]
    public void WhoForksAMappingWhileItsFileIsCutWaits()
    {
        FileId file = Open(A, "data.txt", O_RDWR);
        InodeNumber other = Find("other");
        MapShared(B, Open(B, "data.txt", O_RDWR));
        A.Send(new FileTruncate(file, 0, 0, 0, 0));
        Cache.ExpectMsg<CacheTruncate>();
        Cache.LastItems<Pid>().ToArray().ShouldBe([new Pid(3)]);
        MessageHeader cut = Cache.LastHeader;
        B.Send(new ForkMappings(new Pid(9)), other, Data, Data);
        B.ExpectNoMsg();
        Cache.Reply(cut, default(CacheTruncateDone));
        A.ExpectMsg(new FileTruncateDone(Errno.None));
        B.ExpectMsg(default(ForkMappingsDone));
        A.Send(new FileTruncate(file, 0, 0, 0, 1));
        A.ExpectMsg(new FileTruncateDone(Errno.None));
        A.Send(new FileTruncate(file, 0, 0, 0, 0));
        Cache.ExpectMsg<CacheTruncate>();
        Cache.LastItems<Pid>().ToArray().ShouldBe([new Pid(3), new Pid(9)]);
    }

    [Fact]
    public void GrowingZeroesTheRestOfTheLastPageAndAllocatesNothing()
    {
        FileId file = Open(A, "other", O_RDWR);
        A.Send(new FileTruncate(file, 0, 0, 0, 9000));
        Cache.ExpectMsg(new CacheWrite(Find("other"), new(0), 5, 0, false));
        SizeOf("other").ShouldBe(5);
        Cache.Reply(new CacheWriteDone(Errno.None));
        A.ExpectMsg(new FileTruncateDone(Errno.None));
        SizeOf("other").ShouldBe(9000);
        Files.UsedBlocks.ShouldBe(3);
        ExpectOrder();
    }

    [Fact]
    public void GrowingFromAPagesEndTakesNoTurnOfThePageCache()
    {
        FileId file = Open(A, "/etc/deep/empty", O_RDWR);
        A.Send(new FileTruncate(file, 0, 0, 0, 9000));
        A.ExpectMsg(new FileTruncateDone(Errno.None));
        SizeOf("/etc/deep/empty").ShouldBe(9000);
        ExpectOrder();
    }

    [Fact]
    public void WhereTheZeroesCannotBeWrittenTheSizeStays()
    {
        FileId file = Open(A, "other", O_RDWR);
        A.Send(new FileTruncate(file, 0, 0, 0, 9000));
        Cache.ExpectMsg<CacheWrite>();
        Cache.Reply(new CacheWriteDone(Errno.EIO));
        A.ExpectMsg(new FileTruncateDone(Errno.EIO));
        SizeOf("other").ShouldBe(5);
        ExpectOrder();
    }

    [Fact]
    public void TheSameSizeMovesTheTimesThroughADescriptorAlone()
    {
        Kit.AdvanceTime(4);
        A.Send(new FileTruncate(default, 0, 0, uint.MaxValue, 5), Path("other"));
        A.ExpectMsg(new FileTruncateDone(Errno.None));
        StatusOf("other").ModifiedNs.ShouldBe(0);
        A.Send(new FileTruncate(Open(A, "other", O_RDWR), 0, 0, 0, 5));
        A.ExpectMsg(new FileTruncateDone(Errno.None));
        StatusOf("other").ModifiedNs.ShouldBe(4);
        ExpectOrder();
    }

    [Fact]
    public void AWriteWaitsForTheTruncation()
    {
        FileId file = Open(A, "other", O_RDWR);
        A.Send(new FileTruncate(file, 0, 0, 0, 1));
        Cache.ExpectMsg<CacheTruncate>();
        AskWrite(B, Open(B, "other", O_WRONLY | O_APPEND), "B");
        Cache.ExpectNoMsg();
        Cache.Reply(default(CacheTruncateDone));
        TakeBytes(new CacheWrite(Find("other"), new(0), 1, 1, false), "B");
        A.ExpectMsg(new FileTruncateDone(Errno.None));
        B.ExpectMsg(new FileWriteDone(1));
        SizeOf("other").ShouldBe(2);
        ExpectOrder();
    }

    [Fact]
    public void AFileThatIsUnlinkedWhileItIsCutByPathIsFreedAfterwards()
    {
        InodeNumber data = Data;
        A.Send(new FileTruncate(default, 0, 0, uint.MaxValue, 10), Path("data.txt"));
        Cache.ExpectMsg(new CacheTruncate(data, 10));
        B.Send(new FileUnlink(0, 0, uint.MaxValue), Path("data.txt"));
        B.ExpectMsg(new FileUnlinkDone(Errno.None));
        Cache.Reply(default(CacheTruncateDone));
        A.ExpectMsg(new FileTruncateDone(Errno.None));
        Cache.ExpectMsg(new CacheTruncate(data, 0));
        Cache.Reply(default(CacheTruncateDone));
        Files.UsedBlocks.ShouldBe(1);
        ExpectOrder();
    }

    [Theory]
    [InlineData("other", -1, Errno.EINVAL)]
    [InlineData("missing", -1, Errno.EINVAL)]
    [InlineData("missing", 0, Errno.ENOENT)]
    [InlineData("/tmp", 0, Errno.EISDIR)]
    [InlineData("/dev/null", 0, Errno.EINVAL)]
    [InlineData("other/", 0, Errno.ENOTDIR)]
    [InlineData("other", 0, Errno.EACCES)]
    [InlineData("data.txt", long.MaxValue, Errno.EFBIG)]
    public void TruncateByPathRefusesAsLinuxDoes(string path, long size, Errno expected)
    {
        A.Send(new FileTruncate(default, User.Uid, User.Gid, 0, size), Path(path));
        A.ExpectMsg(new FileTruncateDone(expected));
        ExpectOrder();
    }

    [Theory]
    [InlineData("other", O_RDONLY, 0, Errno.EINVAL)]
    [InlineData("other", O_RDWR, -1, Errno.EINVAL)]
    [InlineData("/dev/null", O_RDWR, 0, Errno.EINVAL)]
    [InlineData("/tmp", O_RDONLY, 0, Errno.EINVAL)]
    public void TruncateByDescriptorRefusesAsLinuxDoes(
        string path, int flags, long size, Errno expected)
    {
        A.Send(new FileTruncate(Open(A, path, flags), 0, 0, 0, size));
        A.ExpectMsg(new FileTruncateDone(expected));
        ExpectOrder();
    }

    private static void MapShared(TestProbe process, FileId file)
    {
        process.Send(new MapFile(file, PROT_READ, MAP_SHARED, 0, 1));
        process.ExpectMsg<MapFileDone>().Error.ShouldBe(Errno.None);
    }
}
