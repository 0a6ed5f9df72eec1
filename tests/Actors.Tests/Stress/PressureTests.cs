using System.Globalization;
using System.IO;
using System.Text;
using ActorVm.Actors.Reports;
using ActorVm.Actors.Scheduling;
using ActorVm.Model;
using ActorVm.Programs;
using ActorVm.Programs.Code;

namespace ActorVm.Actors.Tests.Stress;

/// <summary>
/// More pages than frames: each word that a process wrote is there when it loads it again, whatever
/// was swapped, written back, forked or read in between, and every rule holds at every turn.
/// </summary>
public class PressureTests
{
    private const int ProcessCount = 3;

    [Theory]
    [InlineData(Profile.Classic, 8)]
    [InlineData(Profile.Linux, 8)]
    [InlineData(Profile.Linux, 12)]
    [InlineData(Profile.Classic, 24)]
    public void EachLoadReturnsTheLastStore(Profile profile, int frames)
    {
        Machine machine = new(Setup(profile, frames));
        DeterministicHost host = new(machine);
        for (ulong seed = 0; seed < 6; seed++)
        {
            Strategy strategy = seed % 2 == 0 ? new RandomStrategy(seed) : new PctStrategy(seed);
            host.Boot(strategy, new RunOptions { CheckEveryTurn = true });
            RunEnd end = host.Run();
            host.Violations.ShouldBeEmpty();
            end.ShouldBe(RunEnd.Completed);
            machine.Swap.TransfersBegun.ShouldBeGreaterThan(100U);
            foreach (ProcessReport process in machine.Report().Processes)
            {
                Encoding.ASCII.GetString([.. process.StandardOutput]).ShouldBeEmpty();
                process.Fault.ShouldBeNull();
                process.Exit.ShouldBe(0);
            }
        }
    }

    private static MachineSetup Setup(Profile profile, int frames)
    {
        ProgramImage program = Compile(profile);
        ProcessSetup[] processes = new ProcessSetup[ProcessCount];
        for (int i = 0; i < ProcessCount; i++)
        {
            string number = (i + 1).ToString(CultureInfo.InvariantCulture);
            processes[i] = new ProcessSetup($"P{number}")
            {
                Program = program,
                Arguments = ["pressure", number, "5", "12"],
            };
        }

        return new MachineSetup
        {
            Profile = profile,
            FrameCount = frames,
            SwapSlots = 256,
            Processes = [.. processes],
            Files = [new FileSetup("data.bin", [.. new byte[2 * 4096]])],
        };
    }

    private static ProgramImage Compile(Profile profile)
    {
        using Stream resource =
            typeof(PressureTests).Assembly.GetManifestResourceStream("pressure.c")!;
        string text = new StreamReader(resource).ReadToEnd();
        CompileResult result = ProgramCompiler.Compile(
            [new SourceFile("pressure.c", text)], new CompileOptions { Profile = profile });
        result.Diagnostics.ShouldBeEmpty();
        return result.Image.ShouldNotBeNull();
    }
}
