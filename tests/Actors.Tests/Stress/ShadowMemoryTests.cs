using System;
using System.Globalization;
using System.IO;
using System.Text;
using ActorVm.Actors.Reports;
using ActorVm.Actors.Scheduling;
using ActorVm.Model;
using ActorVm.Programs;
using ActorVm.Programs.Code;
using ActorVm.Programs.Tests.Running;
using ActorVm.Tests.Shared;
using Xunit.Abstractions;

namespace ActorVm.Actors.Tests.Stress;

/// <summary>
/// Generated programs, two at a time, on a machine of far fewer frames than they have pages, every
/// rule checked at every turn; with <c>ACTORVM_THOROUGH=1</c> ten million turns.
/// </summary>
public class ShadowMemoryTests(ITestOutputHelper output)
{
    private const int TurnsMax = 500_000; // a run takes some 20,000; more is a livelock

    private static readonly int Turns = Effort.Of(50_000, thorough: 5_000_000); // a profile

    [Theory]
    [InlineData(Profile.Classic)]
    [InlineData(Profile.Linux)]
    public void EachLoadFindsTheLastStore(Profile profile)
    {
        long turns = 0;
        long transfers = 0;
        ulong seed = 0;
        while (turns < Turns)
        {
            (long ran, uint swapped) = Run(++seed, profile);
            turns += ran;
            transfers += swapped;
        }

        transfers.ShouldBeGreaterThan(turns / 1000);
        output.WriteLine($"{seed} runs, {turns} turns, {transfers} pages to swap and back");
    }

    /// <summary>What the programs expect is what Linux does, and no mistake of theirs.</summary>
    [Fact]
    public void TheRealKernelLetsThemFindIt()
    {
        string folder = Directory.CreateTempSubdirectory("actorvm-").FullName;
        string path = Path.Combine(folder, "shadow.c");
        for (ulong seed = 1; seed <= 5; seed++)
        {
            File.WriteAllText(path, ShadowProgram.Write(seed, Profile.Linux));
            if (HostCompiler.Run(path) is not { } end)
            {
                output.WriteLine(HostCompiler.Missing);
                break;
            }

            end.ShouldBe((string.Empty, 0), $"seed {seed}");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static (long Turns, uint Transfers) Run(ulong seed, Profile profile)
    {
        int frames = 8 + (int)(seed % 4 * 8);
        Machine machine = new(new MachineSetup
        {
            Profile = profile,
            FrameCount = frames,
            SwapSlots = 512,
            Processes =
            [
                Process(1, 2 * seed, profile), Process(2, (2 * seed) + 1, profile),
            ],
        });
        DeterministicHost host = new(machine);
        Strategy strategy = seed % 2 == 0 ? new RandomStrategy(seed) : new PctStrategy(seed);
        host.Boot(strategy, new RunOptions { CheckEveryTurn = true });
        RunEnd end = host.Run(TurnsMax);
        string which = $"{profile}, seed {seed}, {frames} frames, turn {host.Turns}";
        host.Violations.ShouldBeEmpty(which);
        foreach (ProcessReport process in machine.Report().Processes)
        {
            Encoding.ASCII.GetString([.. process.StandardOutput]).ShouldBeEmpty(which);
            process.Fault.ShouldBeNull(which);
        }

        end.ShouldBe(RunEnd.Completed, which);
        return (host.Turns, machine.Swap.TransfersBegun);
    }

    private static ProcessSetup Process(int number, ulong seed, Profile profile)
    {
        SourceFile source = new("shadow.c", ShadowProgram.Write(seed, profile));
        CompileResult result =
            ProgramCompiler.Compile([source], new CompileOptions { Profile = profile });
        result.Diagnostics.ShouldBeEmpty();
        return new ProcessSetup($"P{number}")
        {
            Program = result.Image.ShouldNotBeNull(),
            Arguments = ["shadow", number.ToString(CultureInfo.InvariantCulture)],
        };
    }
}
