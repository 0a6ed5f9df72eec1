using System;
using System.Collections.Generic;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Scheduling;
using ActorVm.Model;

namespace ActorVm.Actors.Tests.Machines;

public sealed class DeterministicHostTests
{
    private const string Contender =
        """
        #include <sys/shm.h>
        int main(void)
        {
            int id = shmget(77, 8192, IPC_CREAT | 0600);
            volatile char *p = shmat(id, 0, 0);
            if (p == (void *)-1)
                return 1;
            p[0]++;
            p[4096]++;
            return shmdt((void *)p);
        }
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void TheSameSeedGivesTheSameChoicesAtEveryTurn(ulong seed)
    {
        MachineStory first = new(Contender, Contender, Contender);
        MachineStory second = new(Contender, Contender, Contender);
        first.Host.Boot(new RandomStrategy(seed), new RunOptions());
        second.Host.Boot(new RandomStrategy(seed), new RunOptions());
        for (long turn = 1; ; turn++)
        {
            first.Host.Channels.Ready.SequenceEqual(second.Host.Channels.Ready).ShouldBeTrue();
            first.Host.HashState().ShouldBe(second.Host.HashState());
            RunEnd end = first.Host.Run(turn);
            second.Host.Run(turn).ShouldBe(end);
            if (end != RunEnd.TurnReached)
            {
                end.ShouldBe(RunEnd.Completed);
                return;
            }
        }
    }

    [Fact]
    public void AResetMachineRunsAsANewOne()
    {
        MachineStory story = new(Contender, Contender);
        List<(long, ulong, ulong)> first = RunSeeds(story);
        RunSeeds(story).ShouldBe(first);
        RunSeeds(new MachineStory(Contender, Contender)).ShouldBe(first);
    }

    [Fact]
    public void AnotherOrderEndsInAnotherDeliveryHash()
    {
        MachineStory story = new(Contender, Contender);
        story.Run(new RandomStrategy(1));
        ulong first = story.Host.DeliveryHash;
        story.Run(new RandomStrategy(2));
        story.Host.DeliveryHash.ShouldNotBe(first);
    }

    [Theory]
    [InlineData("fifo")]
    [InlineData("random")]
    [InlineData("pct")]
    public void TheJournalsDecisionsReplayTheRun(string strategy)
    {
        MachineStory story = new(Contender, Contender, Contender);
        Recorder recorder = new();
        Strategy chosen = strategy switch
        {
            "fifo" => new FifoStrategy(),
            "random" => new RandomStrategy(5),
            _ => new PctStrategy(5),
        };
        story.Run(chosen, new RunOptions { TurnsPerEvent = 32 }, recorder);
        (long turns, ulong state, ulong deliveries) = Outcome(story);
        recorder.Turns.ShouldBe(turns);

        ReplayStrategy replay = new();
        story.Host.Boot(replay, new RunOptions());
        foreach ((string decisions, long count) in recorder.Events)
        {
            replay.Add(decisions.AsMemory(), count);
        }

        story.Host.Run().ShouldBe(RunEnd.Completed);

        Outcome(story).ShouldBe((turns, state, deliveries));
    }

    [Fact]
    public void AReplayThatEndsEarlyStopsWhereItsDecisionsEnd()
    {
        MachineStory story = new(Contender);
        ReplayStrategy replay = new();
        story.Host.Boot(replay, new RunOptions());
        story.Host.Run().ShouldBe(RunEnd.NoChoice);
        replay.Ended.ShouldBe(ReplayEnd.NoMoreDecisions);
        story.Host.Turns.ShouldBe(0);
    }

    [Fact]
    public void AReaderOfAPipeThatNobodyWritesIsADeadlock()
    {
        MachineStory story = new(
            """
            #include <unistd.h>
            int main(void)
            {
                int ends[2];
                char byte;
                pipe(ends);
                return read(ends[0], &byte, 1);
            }
            """);
        story.Run(new FifoStrategy()).ShouldBe(RunEnd.Deadlock);
        story.Report(2).State.ShouldBe("waiting for bytes in a pipe that can be written by pid 2");
    }

    [Fact]
    public void TheRunEndsWhenItsVirtualTimeIsOver()
    {
        MachineStory story = new(
            """
            #include <unistd.h>
            int main(void)
            {
                for (;;)
                    sleep(1);
            }
            """);
        RunOptions options = new() { UntilNs = 3 * VirtualTime.NsPerSecond };
        story.Run(new FifoStrategy(), options).ShouldBe(RunEnd.TimeReached);
        story.Host.NowNs.ShouldBe(3 * VirtualTime.NsPerSecond);
    }

    [Fact]
    public void ALoopThatSpinsOnASharedFlagLetsTimePassUntilItIsSet()
    {
        MachineStory story = new(
            """
            #include <sys/mman.h>
            #include <unistd.h>
            int main(void)
            {
                volatile int *flag = mmap(0, 4096, PROT_READ | PROT_WRITE,
                                          MAP_SHARED | MAP_ANONYMOUS, -1, 0);
                if (fork() == 0) {
                    sleep(1);
                    *flag = 7;
                    _exit(0);
                }
                while (*flag == 0)
                    ;
                return *flag;
            }
            """);
        story.Run(new PctStrategy(1), new RunOptions()).ShouldBe(RunEnd.Completed);
        story.Report(2).Exit.ShouldBe(7);
        story.Host.NowNs.ShouldBeGreaterThanOrEqualTo(VirtualTime.NsPerSecond);
    }

    private static List<(long Turns, ulong State, ulong Deliveries)> RunSeeds(MachineStory story)
    {
        List<(long, ulong, ulong)> outcomes = [];
        for (ulong seed = 0; seed < 10; seed++)
        {
            story.Run(new RandomStrategy(seed), new RunOptions()).ShouldBe(RunEnd.Completed);
            outcomes.Add(Outcome(story));
        }

        return outcomes;
    }

    private static (long Turns, ulong State, ulong Deliveries) Outcome(MachineStory story) =>
        (story.Host.Turns, story.Host.HashState(), story.Host.DeliveryHash);

    private sealed class Recorder : IJournal
    {
        public List<(string Decisions, long Turns)> Events { get; } = [];

        public long Turns { get; private set; }

        public bool WantsMessages => false;

        public void Decided(in DecisionBlock block, ReadOnlySpan<char> decisions)
        {
            block.FirstTurn.ShouldBe(Turns + 1);
            Turns += block.Turns;
            Events.Add((decisions.ToString(), block.Turns));
        }

        public void Delivered(long turn, long nowNs, in Envelope message) =>
            throw new InvalidOperationException("nobody wants messages");
    }
}
