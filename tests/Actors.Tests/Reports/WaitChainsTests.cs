using ActorVm.Actors.Faults;
using ActorVm.Actors.Reports;
using ActorVm.Actors.Scheduling;
using ActorVm.Actors.Tests.Machines;
using ActorVm.Model;

namespace ActorVm.Actors.Tests.Reports;

/// <summary>Who waits for whom, told as chains.</summary>
public class WaitChainsTests
{
    private const string Headers = """
        #include <fcntl.h>
        #include <sys/mman.h>
        #include <sys/shm.h>
        #include <sys/wait.h>
        #include <unistd.h>

        """;

    private const string CircleOfTwo = Headers + """
        int main(void)
        {
            int down[2], up[2];
            char byte = 'x';
            pipe(down);
            pipe(up);
            if (fork() == 0) {
                close(down[1]);
                read(down[0], &byte, 1);
                write(up[1], &byte, 1);
                return 0;
            }
            close(up[1]);
            read(up[0], &byte, 1);
            write(down[1], &byte, 1);
            return 0;
        }
        """;

    [Fact]
    public void TwoThatReadFromEachOtherAreACircle()
    {
        WaitChains chains = Deadlock(CircleOfTwo);
        chains.Lines.ShouldBe(
        [
            "P0 (2) at P0.c:19: bytes in a pipe that can be written by pid 3",
            "  P0 (3) at P0.c:14: bytes in a pipe that can be written by pid 2",
            "    P0 (2): a circle",
        ]);
        chains.Circles.ShouldHaveSingleItem().ShouldBe([new Pid(2), new Pid(3)]);
    }

    [Fact]
    public void AReaderThatForgotToCloseItsOwnEndWaitsForItselfToo()
    {
        WaitChains chains = Deadlock(Headers + """
            int main(void)
            {
                int ends[2];
                char byte;
                pipe(ends);
                if (fork() == 0) {
                    close(ends[0]);
                    write(ends[1], "ab", 2);
                    return 0;
                }
                while (read(ends[0], &byte, 1) == 1)
                    ;
                return 0;
            }
            """);
        chains.Lines.ShouldBe(
        [
            "P0 (2) at P0.c:16: bytes in a pipe that can be written by pid 2",
            "  P0 (2): a circle",
        ]);
    }

    [Fact]
    public void OneWhoPollsWaitsForWhoeverHoldsAnOppositeEnd()
    {
        WaitChains chains = Deadlock(Headers + """
            #include <poll.h>
            int main(void)
            {
                int ends[2];
                char byte;
                pipe(ends);
                if (fork() == 0) {
                    close(ends[0]);
                    pipe(ends);
                    return read(ends[0], &byte, 1);
                }
                close(ends[1]);
                struct pollfd one = { ends[0], POLLIN, 0 };
                return poll(&one, 1, -1);
            }
            """);
        chains.Lines.ShouldBe(
        [
            "P0 (2) at P0.c:19: one of several descriptors that pid 3 can make ready",
            "  P0 (3) at P0.c:15: bytes in a pipe that can be written by pid 3",
            "    P0 (3): a circle",
        ]);
    }

    [Fact]
    public void AParentWaitsForAChildThatWaitsForItToRead()
    {
        WaitChains chains = Deadlock(Headers + """
            int main(void)
            {
                int ends[2];
                static char bytes[70000];
                pipe(ends);
                if (fork() == 0) {
                    close(ends[0]);
                    write(ends[1], bytes, sizeof bytes);
                    return 0;
                }
                wait(0);
                return 0;
            }
            """);
        chains.Lines.ShouldBe(
        [
            "P0 (2) at P0.c:16: a child to exit: pid 3",
            "  P0 (3) at P0.c:13: room in a pipe that can be read by pid 2",
            "    P0 (2): a circle",
        ]);
    }

    [Fact]
    public void AWaitForOneChildNamesNoOther()
    {
        WaitChains chains = Deadlock(Headers + """
            int main(void)
            {
                int ends[2];
                char byte;
                pipe(ends);
                int first = fork();
                if (first == 0)
                    return read(ends[0], &byte, 1);
                if (fork() == 0)
                    return read(ends[0], &byte, 1);
                waitpid(first, 0, 0);
                return 0;
            }
            """);
        chains.Lines.ShouldBe(
        [
            "P0 (2) at P0.c:16: a child to exit: pid 3",
            "  P0 (3) at P0.c:13: bytes in a pipe that can be written by pid 2, 3, 4",
            "    P0 (2): a circle",
            "    P0 (3): a circle",
            "    P0 (4) at P0.c:15: bytes in a pipe that can be written by pid 2, 3, 4",
            "      P0 (2): a circle",
            "      P0 (3): a circle",
            "      P0 (4): a circle",
        ]);
        chains.Circles.Count.ShouldBe(5);
    }

    [Fact]
    public void AProcessBehindACircleHeadsAChainOfItsOwn()
    {
        WaitChains chains = Deadlock(Headers + """
            int main(void)
            {
                int ends[2];
                char byte;
                if (fork() > 0) {
                    wait(0);
                    return 0;
                }
                pipe(ends);
                return read(ends[0], &byte, 1);
            }
            """);
        chains.Lines.ShouldBe(
        [
            "P0 (2) at P0.c:11: a child to exit: pid 3",
            "  P0 (3) at P0.c:15: bytes in a pipe that can be written by pid 3",
            "    P0 (3): a circle",
        ]);
    }

    [Fact]
    public void APageThatTheDiskReadsIsFollowedToTheDisk()
    {
        WaitChains chains = StopAt(
            VirtualTime.NsPerSecond,
            new DeviceFaultSetup(Device.Disk, false, 1) { DelayNs = 2 * VirtualTime.NsPerSecond },
            Headers + """
            int main(void)
            {
                int fd = open("data.txt", O_RDONLY);
                char *page = mmap(0, 4096, PROT_READ, MAP_SHARED, fd, 0);
                return page[0];
            }
            """);
        chains.Lines.ShouldBe(
        [
            "P0 (2) at P0.c:10: the page at 0x40000000",
            "  PageCache: frame 5 is being read",
            "  FileSystem: a block is read",
            "  Disk: block 1 is being read, 0 transfers are ahead",
        ]);
    }

    [Fact]
    public void ASegmentsPageThatComesFromSwapIsFollowedToTheSwapDevice()
    {
        WaitChains chains = StopAt(
            VirtualTime.NsPerSecond,
            new DeviceFaultSetup(Device.Swap, false, 1) { DelayNs = 2 * VirtualTime.NsPerSecond },
            Headers + """
            int main(void)
            {
                char *pages = shmat(shmget(IPC_PRIVATE, 64 * 4096, 0600), 0, 0);
                for (int i = 0; i < 64; i++)
                    pages[i * 4096] = 1;
                return pages[0];
            }
            """);
        chains.Lines.Count.ShouldBe(4);
        chains.Lines[1].ShouldBe("  ShmManager: page 0 of segment 0 is on its way");
        chains.Lines[2].ShouldMatch("^  PageCache: frame [0-9]+ is being read$");
        chains.Lines[3].ShouldMatch("^  SwapDevice: slot [0-9]+ is being read, 0 transfers are ahead$");
    }

    [Fact]
    public void AReadBehindAnotherCallOnTheSamePositionNamesWhoUsesIt()
    {
        WaitChains chains = StopAt(
            VirtualTime.NsPerSecond,
            new DeviceFaultSetup(Device.Disk, false, 1) { DelayNs = 2 * VirtualTime.NsPerSecond },
            Headers + """
            int main(void)
            {
                char byte;
                int fd = open("data.txt", O_RDONLY);
                fork();
                return read(fd, &byte, 1);
            }
            """);
        chains.Lines.ShouldBe(
        [
            "P0 (3) at P0.c:11: a file, pipe or terminal",
            "  FileSystem: pid 2 uses the file's position",
            "  P0 (2) at P0.c:11: a file, pipe or terminal",
            "    FileSystem: a page is read",
            "    PageCache: frame 6 is being read",
            "    FileSystem: a block is read",
            "    Disk: block 1 is being read, 0 transfers are ahead",
        ]);
    }

    private static WaitChains Deadlock(string program)
    {
        MachineStory story = new(program);
        story.Run(new FifoStrategy()).ShouldBe(RunEnd.Deadlock);
        return new WaitChains(story.Machine.Report());
    }

    private static WaitChains StopAt(long untilNs, DeviceFaultSetup fault, string program)
    {
        MachineSetup setup = new()
        {
            FrameCount = 32,
            Faults = [fault],
            Files = [new FileSetup("data.txt", [.. "0123456789"u8])],
        };
        MachineStory story = new(setup, program);
        story.Run(new FifoStrategy(), new RunOptions { UntilNs = untilNs })
            .ShouldBe(RunEnd.TimeReached);
        return new WaitChains(story.Machine.Report());
    }
}
