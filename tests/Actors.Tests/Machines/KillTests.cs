using ActorVm.Actors.Faults;
using ActorVm.Actors.Scheduling;
using ActorVm.Model;

namespace ActorVm.Actors.Tests.Machines;

/// <summary>Processes that get a signal at a turn or in a wait.</summary>
public class KillTests
{
    private const string Sleeper = "#include <unistd.h>\nint main(void) { sleep(5); return 0; }";

    private const string Parent = """
        #include <sys/wait.h>
        #include <unistd.h>
        int main(void) { if (fork() == 0) { sleep(1); return 0; } wait(0); return 0; }
        """;

    private const string Piper = """
        #include <unistd.h>
        int main(void) { int ends[2]; char c; pipe(ends); read(ends[0], &c, 1); return 0; }
        """;

    private const string Toucher = """
        #include <sys/shm.h>
        int main(void)
        {
            char *page = shmat(shmget(IPC_PRIVATE, 4096, 0600), 0, 0);
            page[0] = 1;
            return 0;
        }
        """;

    private static readonly Pid Victim = new(2);

    [Theory]
    [InlineData(ProcessWait.Sleep, Sleeper)]
    [InlineData(ProcessWait.Child, Parent)]
    [InlineData(ProcessWait.Fork, Parent)]
    [InlineData(ProcessWait.Frame, Parent)]
    [InlineData(ProcessWait.Pipe, Piper)]
    [InlineData(ProcessWait.Segment, Toucher)]
    public void AProcessIsKilledInItsWait(ProcessWait wait, string program)
    {
        MachineStory story = Story(new KillSetup(Victim, Signal.SIGKILL) { When = wait }, program);
        story.Run(new FifoStrategy()).ShouldBe(RunEnd.Completed);
        story.Report(2).Signal.ShouldBe(Signal.SIGKILL);
    }

    [Fact]
    public void AProcessIsKilledAtATurn()
    {
        MachineStory story = Story(new KillSetup(Victim, Signal.SIGTERM) { AtTurn = 1 }, Sleeper);
        story.Run(new FifoStrategy()).ShouldBe(RunEnd.Completed);
        story.Report(2).Signal.ShouldBe(Signal.SIGTERM);
        story.Host.NowNs.ShouldBe(0);
    }

    [Fact]
    public void AnIgnoredSignalAndOneThatComesTooLateDoNothing()
    {
        MachineStory ignored = Story(
            new KillSetup(Victim, Signal.SIGCHLD) { When = ProcessWait.Sleep }, Sleeper);
        ignored.Run(new FifoStrategy()).ShouldBe(RunEnd.Completed);
        ignored.Report(2).Exit.ShouldBe(0);
        MachineStory late = Story(
            new KillSetup(Victim, Signal.SIGKILL) { AtTurn = 1_000_000 }, Sleeper);
        late.Run(new FifoStrategy()).ShouldBe(RunEnd.Completed);
        late.Report(2).Exit.ShouldBe(0);
    }

    [Fact]
    public void AMachineThatIsBootedAgainKillsAgain()
    {
        MachineStory story = Story(
            new KillSetup(Victim, Signal.SIGKILL) { When = ProcessWait.Sleep }, Sleeper);
        story.Run(new RandomStrategy(3));
        ulong first = story.Host.HashState();
        story.Run(new RandomStrategy(3));
        story.Host.HashState().ShouldBe(first);
        story.Report(2).Signal.ShouldBe(Signal.SIGKILL);
    }

    private static MachineStory Story(KillSetup kill, string program) =>
        new(new MachineSetup { Faults = [kill] }, program);
}
