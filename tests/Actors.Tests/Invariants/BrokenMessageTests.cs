using ActorVm.Actors.Messaging;

namespace ActorVm.Actors.Tests.Invariants;

/// <summary>Each message that carries a reference, a reply or a wake-up is missed when it is lost,
/// and noticed when it comes twice.</summary>
public class BrokenMessageTests
{
    private const string Everything = """
        #include <fcntl.h>
        #include <sys/mman.h>
        #include <sys/shm.h>
        #include <sys/wait.h>
        #include <unistd.h>
        int main(void)
        {
            int ends[2];
            char byte = 'x';
            int id = shmget(IPC_PRIVATE, 8192, 0600);
            char *page = shmat(id, 0, 0);
            page[0] = 1;
            shmctl(id, IPC_RMID, 0);
            int fd = open("new", O_RDWR | O_CREAT, 0600);
            write(fd, "some bytes", 10);
            fsync(fd);
            char *map = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
            map[0] = 'S';
            pipe(ends);
            if (fork() == 0) {
                read(ends[0], &byte, 1);
                page[1] = 2;
                return 0;
            }
            write(ends[1], &byte, 1);
            wait(0);
            munmap(map, 4096);
            ftruncate(fd, 0);
            sleep(1);
            return 0;
        }
        """;

    /// <summary>Under pressure: pages go to swap and come back, also those of a fork.</summary>
    private const string Pressure = """
        #include <sys/shm.h>
        #include <sys/wait.h>
        #include <unistd.h>
        static char own[40 * 4096];
        int main(void)
        {
            char *shared = shmat(shmget(IPC_PRIVATE, 40 * 4096, 0600), 0, 0);
            for (int i = 0; i < 40; i++) {
                own[i * 4096] = (char)i;
                shared[i * 4096] = (char)i;
            }
            if (fork() == 0) {
                for (int i = 0; i < 40; i++)
                    own[i * 4096]++;
                return 0;
            }
            wait(0);
            for (int i = 0; i < 40; i++)
                shared[i * 4096] += own[i * 4096];
            return 0;
        }
        """;

    public static TheoryData<MessageKind> InFlight =>
    [
        MessageKind.Start, MessageKind.Step, MessageKind.FrameAllocate,
        MessageKind.FrameAllocateDone, MessageKind.ShmGet, MessageKind.ShmGetDone,
        MessageKind.ShmLookup, MessageKind.ShmLookupDone, MessageKind.Attach,
        MessageKind.AttachDone, MessageKind.ShmFault, MessageKind.FrameGet,
        MessageKind.ShmFaultDone, MessageKind.Mapped, MessageKind.ShmControl,
        MessageKind.FileOpen, MessageKind.FileOpenDone, MessageKind.FileWrite,
        MessageKind.CacheWrite, MessageKind.CacheWriteDone, MessageKind.FileSync,
        MessageKind.PageWrite, MessageKind.DiskWrite,
        MessageKind.DiskWriteDone, MessageKind.MapFile, MessageKind.MapFileDone,
        MessageKind.FileFault, MessageKind.FileFaultDone, MessageKind.FileMapped,
        MessageKind.PipeOpen, MessageKind.PipeOpenDone, MessageKind.Fork, MessageKind.ForkDone,
        MessageKind.ForkMappings, MessageKind.ForkMappingsDone, MessageKind.AttachFork,
        MessageKind.FrameShare, MessageKind.FileDuplicate, MessageKind.FileDuplicateDone,
        MessageKind.FileRead, MessageKind.FileReadDone, MessageKind.Wait, MessageKind.WaitDone,
        MessageKind.UnmapFile, MessageKind.FramePut, MessageKind.FramePutDone,
        MessageKind.FileTruncate, MessageKind.CacheTruncate, MessageKind.CacheTruncateDone,
        MessageKind.Detach, MessageKind.DetachDone, MessageKind.FileClose,
        MessageKind.FileCloseDone, MessageKind.Exit, MessageKind.ExitDone, MessageKind.FrameCopy,
        MessageKind.FrameCopyDone,
    ];

    public static TheoryData<MessageKind> UnderPressure =>
    [
        MessageKind.SwapTake, MessageKind.SwapTakeDone, MessageKind.Evict, MessageKind.EvictDone,
        MessageKind.Unmap, MessageKind.UnmapDone, MessageKind.SwapDuplicate,
        MessageKind.SwapWrite, MessageKind.SwapWriteDone,
        MessageKind.SwapFree, MessageKind.SwapIn, MessageKind.SwapRead, MessageKind.SwapReadDone,
        MessageKind.SwapInDone,
    ];

    [Theory]
    [MemberData(nameof(InFlight))]
    public void AMessageThatIsLostIsMissed(MessageKind kind) =>
        new BrokenMachine(Everything).RunUntil(kind).Drop(kind).Check().ShouldNotBeEmpty();

    [Theory]
    [MemberData(nameof(InFlight))]
    public void AMessageThatComesTwiceIsNoticed(MessageKind kind) =>
        new BrokenMachine(Everything).RunUntil(kind).Double(kind).Check().ShouldNotBeEmpty();

    [Theory]
    [MemberData(nameof(UnderPressure))]
    public void AMessageOfReclaimThatIsLostIsMissed(MessageKind kind) =>
        Pressed().RunUntil(kind).Drop(kind).Check().ShouldNotBeEmpty();

    [Theory]
    [MemberData(nameof(UnderPressure))]
    public void AMessageOfReclaimThatComesTwiceIsNoticed(MessageKind kind) =>
        Pressed().RunUntil(kind).Double(kind).Check().ShouldNotBeEmpty();

    [Theory]
    [InlineData(MessageKind.DiskComplete)]
    [InlineData(MessageKind.Wake)]
    public void ATimerThatIsLostIsMissed(MessageKind kind) =>
        new BrokenMachine(Everything).RunUntilTimer(kind).DropTimer().Check().ShouldNotBeEmpty();

    [Fact]
    public void ATimerOfTheSwapDeviceThatIsLostIsMissed() =>
        Pressed().RunUntilTimer(MessageKind.SwapComplete).DropTimer().Check().ShouldNotBeEmpty();

    [Fact]
    public void APauseOfReclaimThatNeverEndsIsMissed() =>
        new BrokenMachine(Pressure, new MachineSetup { FrameCount = 16, SwapSlots = 0 })
            .RunUntilTimer(MessageKind.ReclaimRetry).DropTimer().Check().ShouldBe(
                ["PageCache: 1 messages must make it go on, 0 are on their way: nobody"]);

    private static BrokenMachine Pressed() =>
        new(Pressure, new MachineSetup { FrameCount = 24, SwapSlots = 256 });
}
