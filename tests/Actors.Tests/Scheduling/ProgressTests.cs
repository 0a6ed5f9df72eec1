using System.Linq;
using ActorVm.Actors.Faults;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Reports;
using ActorVm.Actors.Scheduling;
using ActorVm.Actors.Tests.Machines;
using ActorVm.Model;

namespace ActorVm.Actors.Tests.Scheduling;

/// <summary>Who made progress in the last turns of a run that its limit ended.</summary>
public class ProgressTests
{
    private const string Headers = """
        #include <sched.h>
        #include <signal.h>
        #include <sys/mman.h>
        #include <sys/shm.h>
        #include <sys/wait.h>
        #include <unistd.h>
        static volatile int *map(void)
        {
            return mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        }

        """;

    [Fact]
    public void OneWhoWaitsForAFlagOfOneWhoIsGoneSpins()
    {
        ProgressReport report = Stop(2_000, Headers + """
            int main(void)
            {
                volatile int *flag = map();
                if (fork() == 0)
                    return 0;
                while (*flag == 0)
                    ;
                return 0;
            }
            """);
        (report.FirstTurn, report.LastTurn).ShouldBe((1, 2_000));
        ProcessProgress spinner = report.Processes.ShouldHaveSingleItem();
        spinner.Kind.ShouldBe(ProgressKind.Runs); // it mapped and forked in these turns, too

        report = Stop(20_000, Headers + """
            int main(void)
            {
                volatile int *flag = map();
                if (fork() == 0)
                    return 0;
                while (*flag == 0)
                    ;
                return 0;
            }
            """);
        (report.FirstTurn, report.LastTurn).ShouldBe((10_001, 20_000));
        spinner = report.Processes.ShouldHaveSingleItem();
        spinner.Kind.ShouldBe(ProgressKind.Spins);
        spinner.Turns.ShouldBe(10_000);
        spinner.What.ShouldBe("P0.c:16: 0x40000000, /dev/zero (deleted), page 0");
        spinner.On.ShouldBeEmpty();
        report.IsStuck.ShouldBeTrue();
    }

    /// <summary>Peterson's lock, whose other side was stopped inside: the words that it reads stay
    /// as they are.</summary>
    [Fact]
    public void PetersonAgainstAStoppedOwnerSpinsOnWhatTheOtherMaps()
    {
        ProgressReport report = Stop(30_000, Headers + """
            struct lock { int wants[2], turn; };
            static void enter(volatile struct lock *lock, int me)
            {
                lock->wants[me] = 1;
                lock->turn = 1 - me;
                while (lock->wants[1 - me] && lock->turn == 1 - me)
                    ;
            }
            int main(void)
            {
                volatile struct lock *lock = (volatile struct lock *)map();
                int child = fork();
                if (child == 0) {
                    enter(lock, 1);
                    raise(SIGSTOP);
                }
                while (!lock->wants[1])
                    ;
                sleep(1);
                enter(lock, 0);
                return 0;
            }
            """);
        ProcessProgress owner = report.Processes.Single(p => p.Pid == new Pid(3));
        ProcessProgress spinner = report.Processes.Single(p => p.Pid == new Pid(2));
        owner.Kind.ShouldBe(ProgressKind.Waits);
        spinner.Kind.ShouldBe(ProgressKind.Spins);
        spinner.What.ShouldBe("P0.c:16: 0x40000000, /dev/zero (deleted), page 0");
        spinner.On.ShouldBe([new Pid(3)]);
    }

    [Fact]
    public void OneWhoYieldsBetweenItsLooksSpinsToo() =>
        Stop(30_000, Headers + """
            int main(void)
            {
                volatile int *flag = map();
                while (*flag == 0)
                    sched_yield();
                return 0;
            }
            """).Processes.ShouldHaveSingleItem().Kind.ShouldBe(ProgressKind.Spins);

    [Fact]
    public void OneWhoTakesALockThatIsNeverFreedSpins() =>
        Stop(30_000, Headers + """
            int main(void)
            {
                volatile int *lock = map();
                *lock = 1;
                while (__atomic_exchange_n(lock, 1, __ATOMIC_SEQ_CST) == 1)
                    ;
                return 0;
            }
            """).Processes.ShouldHaveSingleItem().Kind.ShouldBe(ProgressKind.Spins);

    [Fact]
    public void OneWhoCountsInSharedMemoryRuns() =>
        Stop(30_000, Headers + """
            int main(void)
            {
                volatile int *count = map();
                for (;;)
                    ++*count;
            }
            """).Processes.ShouldHaveSingleItem().Kind.ShouldBe(ProgressKind.Runs);

    [Fact]
    public void OneWhoReadsAnArrayOverAndOverRuns() =>
        Stop(30_000, Headers + """
            int main(void)
            {
                volatile int *words = map();
                int sum = 0;
                for (int i = 0; ; i = (i + 1) % 1024)
                    sum += words[i];
            }
            """).Processes.ShouldHaveSingleItem().Kind.ShouldBe(ProgressKind.Runs);

    [Fact]
    public void OneWhoCallsRuns()
    {
        ProcessProgress caller = Stop(30_000, Headers + """
            int main(void)
            {
                for (;;)
                    getppid();
            }
            """).Processes.ShouldHaveSingleItem();
        caller.Kind.ShouldBe(ProgressKind.Runs);
        caller.Calls.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void OneWhoIsNeverChosenIsStarved()
    {
        ProgressReport report = Stop(30_000, new Unfair(ActorId.Of(new Pid(3))), Headers + """
            int main(void)
            {
                volatile int *flag = map();
                if (fork() == 0)
                    *flag = 1;
                while (*flag == 0)
                    ;
                return 0;
            }
            """);
        report.Starved.ShouldBe(["Start from Process:2 to Process:3"]);
        report.Processes.Single(p => p.Pid == new Pid(2)).Kind.ShouldBe(ProgressKind.Starved);
    }

    [Fact]
    public void ALimitOfTimeIsWatchedToo()
    {
        MachineStory story = new(Headers + """
            int main(void)
            {
                volatile int *flag = map();
                while (*flag == 0)
                    ;
                return 0;
            }
            """);
        story.Run(new FifoStrategy(), new RunOptions { UntilNs = VirtualTime.NsPerSecond })
            .ShouldBe(RunEnd.TimeReached);
        ProgressReport report = story.Host.Progress.ShouldNotBeNull();
        report.Processes.ShouldHaveSingleItem().Kind.ShouldBe(ProgressKind.Spins);
        story.Run(new FifoStrategy(), new RunOptions { UntilNs = VirtualTime.NsPerSecond });
        story.Host.Progress.ShouldNotBeNull().Processes.ShouldBe(report.Processes);
    }

    [Fact]
    public void ReclaimThatGetsNoFrameIsTold()
    {
        MachineSetup setup = new()
        {
            FrameCount = 16,
            Faults =
            [
                new DeviceFaultSetup(Device.Swap, true, 1) { DelayNs = 9 * VirtualTime.NsPerSecond },
            ],
        };
        MachineStory story = new(setup, Headers + """
            static char own[32 * 4096];
            int main(void)
            {
                for (int i = 0; i < 32; i++)
                    own[i * 4096] = 1;
                return 0;
            }
            """);
        story.Run(new FifoStrategy(), new RunOptions { UntilNs = VirtualTime.NsPerSecond })
            .ShouldBe(RunEnd.TimeReached);
        story.Host.Progress.ShouldNotBeNull().Reclaim.ShouldBe(
            "1 requests wait for a frame, 1 pages are on their way out, 15 evictions were called off "
            + "since a frame was free");
    }

    [Fact]
    public void ARunThatEndsByItselfIsNotWatched()
    {
        MachineStory story = new("int main(void) { return 0; }");
        story.Run(new FifoStrategy(), new RunOptions { MaxTurns = 100_000 })
            .ShouldBe(RunEnd.Completed);
        story.Host.Progress.ShouldBeNull();
    }

    private static ProgressReport Stop(long turns, string program) =>
        Stop(turns, new FifoStrategy(), program);

    private static ProgressReport Stop(long turns, Strategy strategy, string program)
    {
        MachineStory story = new(program);
        story.Run(strategy, new RunOptions { MaxTurns = turns }).ShouldBe(RunEnd.TurnLimit);
        story.Host.Turns.ShouldBe(turns);
        return story.Host.Progress.ShouldNotBeNull();
    }

    /// <summary>First come, first served, but for one.</summary>
    private sealed class Unfair(ActorId starved) : Strategy
    {
        public override string Name => "unfair";

        public override int Choose(ChannelTable channels)
        {
            foreach (int channel in channels.Ready)
            {
                if (channels.Receiver(channel) != starved)
                {
                    return channel;
                }
            }

            return channels.Ready[0];
        }

        public override void Reset()
        {
        }
    }
}
