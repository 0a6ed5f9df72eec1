using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Tests.Files;

public class MapFileTests : FilesStory
{
    private const ulong TooFar = 1UL << 32;

    [Theory]
    [InlineData("data.txt", O_RDWR, PROT_WRITE, MAP_SHARED, true)]
    [InlineData("data.txt", O_RDONLY, PROT_READ, MAP_SHARED, false)]
    [InlineData("data.txt", O_RDONLY, PROT_WRITE, MAP_PRIVATE, true)]
    [InlineData("data.txt", O_RDWR, PROT_NONE, MAP_SHARED_VALIDATE, true)]
    public void MappingCountsAnAreaAndSaysWhetherItMayBeWritten(
        string path, int flags, int protection, int mapFlags, bool mayWrite)
    {
        Kit.AdvanceTime(2);
        A.Send(new MapFile(Open(A, path, flags), protection, mapFlags, 0, 1));
        A.ExpectMsg(new MapFileDone(Errno.None, Data, mayWrite));
        StatusOf(path).AccessedNs.ShouldBe(2);
        ExpectOrder();
    }

    [Theory]
    [InlineData("data.txt", O_RDONLY, PROT_WRITE, MAP_SHARED, 0, Errno.EACCES)]
    [InlineData("data.txt", O_WRONLY, PROT_WRITE, MAP_SHARED, 0, Errno.EACCES)]
    [InlineData("data.txt", O_WRONLY, PROT_NONE, MAP_PRIVATE, 0, Errno.EACCES)]
    [InlineData("data.txt", O_RDONLY, PROT_WRITE, 0, 0, Errno.EINVAL)]
    [InlineData("data.txt", O_RDONLY, PROT_WRITE, MAP_SHARED, TooFar, Errno.EOVERFLOW)]
    [InlineData("/tmp", O_RDONLY, PROT_WRITE, MAP_SHARED, 0, Errno.EACCES)]
    [InlineData("/tmp", O_RDONLY, PROT_READ, MAP_SHARED, 0, Errno.ENODEV)]
    [InlineData("/dev/null", O_RDWR, PROT_READ, MAP_SHARED, 0, Errno.ENODEV)]
    public void MappingIsRefusedInTheKernelsOrder(
        string path, int flags, int protection, int mapFlags, ulong offset, Errno expected)
    {
        A.Send(new MapFile(Open(A, path, flags), protection, mapFlags, offset, 1));
        A.ExpectMsg(new MapFileDone(expected, default, false));
        ExpectOrder();
    }

    [Fact]
    public void SharedAnonymousMemoryIsAnInodeWithoutNameAndBlocks()
    {
        InodeNumber memory = MapMemory(3);
        A.Send(new ForkMappings(new Pid(3)), memory);
        A.ExpectMsg(default(ForkMappingsDone));
        ExpectZeroPage(memory, 2);
        Cache.Send(new PageRead(memory, new(3), new(1)));
        Cache.ExpectMsg(new PageReadDone(Errno.EFAULT, memory, new(3)));
        Cache.Send(new PageWrite(memory, new(0), new(1)));
        Cache.ExpectMsg(new PageWriteDone(Errno.ENXIO, memory, new(0)));

        A.Send(new UnmapFile(memory, 1));
        A.ExpectMsg(default(UnmapFileDone));
        B.Send(new UnmapFile(memory, 1));
        B.ExpectNoMsg();
        Cache.ExpectMsg(new CacheTruncate(memory, 0));
        Cache.Reply(default(CacheTruncateDone));
        B.ExpectMsg(default(UnmapFileDone));
        ExpectOrder();
    }

    [Fact]
    public void TheZeroDeviceIsMappedAsAnonymousMemory()
    {
        FileId zero = Open(A, "/dev/zero", O_RDWR);
        A.Send(new MapFile(zero, PROT_READ | PROT_WRITE, MAP_SHARED, 1, 2));
        MapFileDone done = A.ExpectMsg<MapFileDone>();
        done.Error.ShouldBe(Errno.None);
        ExpectZeroPage(done.Inode, 2);
        ExpectOrder();
    }

    [Fact]
    public void AMappingKeepsAFileThatWasClosedAndUnlinked()
    {
        InodeNumber data = Data;
        FileId file = Open(A, "data.txt", O_RDWR);
        A.Send(new MapFile(file, PROT_READ, MAP_SHARED, 0, 2));
        A.ExpectMsg<MapFileDone>();
        A.Send(new UnmapFile(data, -1)); // a split: two areas now
        A.ExpectMsg(default(UnmapFileDone));
        Close(A, file);
        A.Send(new FileUnlink(0, 0, uint.MaxValue), Path("data.txt"));
        A.ExpectMsg(new FileUnlinkDone(Errno.None));
        Cache.ExpectNoMsg();
        A.Send(new UnmapFile(data, 2));
        Cache.ExpectMsg(new CacheTruncate(data, 0));
        Cache.Reply(default(CacheTruncateDone));
        A.ExpectMsg(default(UnmapFileDone));
        Files.UsedBlocks.ShouldBe(1);
        ExpectOrder();
    }

    [Fact]
    public void MoreAreasThanThereAreCannotBeUnmapped() =>
        Should.Throw<KernelBug>(() => A.Send(new UnmapFile(Data, 1)));

    [Fact]
    public void TheFirstStoreToACleanPageMovesTheTimes()
    {
        Kit.AdvanceTime(8);
        Cache.Send(new PageDirtied(Data));
        FileStatus status = StatusOf("data.txt");
        status.ModifiedNs.ShouldBe(8);
        status.ChangedNs.ShouldBe(8);
        status.AccessedNs.ShouldBe(0);
    }

    private InodeNumber MapMemory(ulong pages)
    {
        A.Send(new MapFile(
            default, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, 0, pages));
        MapFileDone done = A.ExpectMsg<MapFileDone>();
        done.Error.ShouldBe(Errno.None);
        done.MayWrite.ShouldBeTrue();
        return done.Inode;
    }

    private void ExpectZeroPage(InodeNumber inode, uint page)
    {
        Memory.Page(new(1)).Fill(9);
        Cache.Send(new PageRead(inode, new(page), new(1)));
        Cache.ExpectMsg(new PageReadDone(Errno.None, inode, new(page)));
        Memory.Page(new(1)).IndexOfAnyExcept((byte)0).ShouldBe(-1);
    }
}
