using System.Globalization;
using System.IO;
using ActorVm.Actors.Scheduling;
using ActorVm.Model;
using ActorVm.Programs;
using ActorVm.Programs.Code;

namespace ActorVm.Actors.Tests.Stress;

/// <summary>
/// Processes that do everything at random, under random schedules: every run ends, no rule is broken,
/// nothing is left behind, and the same seed gives the same state.
/// </summary>
public class StressTests
{
    private const int ProcessCount = 3;

    [Theory]
    [InlineData(Profile.Classic, 1)]
    [InlineData(Profile.Classic, 2)]
    [InlineData(Profile.Linux, 3)]
    [InlineData(Profile.Linux, 4)]
    public void EveryScheduleEndsInOrder(Profile profile, int seed)
    {
        Machine machine = new(Setup(profile, seed, rounds: 50));
        DeterministicHost host = new(machine);
        for (ulong schedule = 0; schedule < 8; schedule++)
        {
            Run(host, schedule, checkEveryTurn: false);
            ulong hash = host.HashState();
            Run(host, schedule, checkEveryTurn: false);
            host.HashState().ShouldBe(hash);
        }
    }

    [Theory]
    [InlineData(Profile.Classic, 5)]
    [InlineData(Profile.Linux, 6)]
    public void EveryTurnKeepsTheRules(Profile profile, int seed)
    {
        DeterministicHost host = new(new Machine(Setup(profile, seed, rounds: 20)));
        for (ulong schedule = 0; schedule < 2; schedule++)
        {
            Run(host, schedule, checkEveryTurn: true);
        }
    }

    [Theory]
    [InlineData(Profile.Classic)]
    [InlineData(Profile.Linux)]
    public void AFileMayBeCutWhileItsMappersFork(Profile profile)
    {
        MachineSetup setup = new()
        {
            Profile = profile,
            FrameCount = 256,
            Processes = [new ProcessSetup("A") { Program = Compile("cut-while-forking.c", profile) }],
            Files = [new FileSetup("data.txt", [])],
        };
        DeterministicHost host = new(new Machine(setup));
        for (ulong schedule = 0; schedule < 100; schedule++)
        {
            Run(host, schedule, checkEveryTurn: false);
        }
    }

    private static void Run(DeterministicHost host, ulong schedule, bool checkEveryTurn)
    {
        host.Boot(
            new RandomStrategy(schedule), new RunOptions { CheckEveryTurn = checkEveryTurn });
        RunEnd end = host.Run();
        host.Violations.ShouldBeEmpty();
        host.HaltReason.ShouldBeNull();
        end.ShouldBe(RunEnd.Completed);
    }

    private static MachineSetup Setup(Profile profile, int seed, int rounds)
    {
        ProcessSetup[] processes = new ProcessSetup[ProcessCount];
        ProgramImage program = Compile("everything.c", profile);
        for (int i = 0; i < ProcessCount; i++)
        {
            string own = (seed + (100 * i)).ToString(CultureInfo.InvariantCulture);
            string count = rounds.ToString(CultureInfo.InvariantCulture);
            processes[i] = new ProcessSetup($"P{i}")
            {
                Program = program,
                Arguments = ["everything", own, count],
            };
        }

        return new MachineSetup
        {
            Profile = profile,
            FrameCount = 512,
            Processes = [.. processes],
            Files = [new FileSetup("data.txt", [.. new byte[500]])],
        };
    }

    private static ProgramImage Compile(string name, Profile profile)
    {
        using Stream resource = typeof(StressTests).Assembly.GetManifestResourceStream(name)!;
        string text = new StreamReader(resource).ReadToEnd();
        CompileResult result = ProgramCompiler.Compile(
            [new SourceFile(name, text)], new CompileOptions { Profile = profile });
        result.Diagnostics.ShouldBeEmpty();
        return result.Image.ShouldNotBeNull();
    }
}
