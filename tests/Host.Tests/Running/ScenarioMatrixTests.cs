using System.Linq;
using ActorVm.Host.Commands;
using ActorVm.Host.Running;
using ActorVm.Tests.Shared;

namespace ActorVm.Host.Tests.Running;

/// <summary>
/// Each scenario that ships, on machines of little and of much memory, under each strategy and
/// several seeds, every invariant checked at every turn, and each run replayed; with
/// <c>ACTORVM_THOROUGH=1</c> 200 seeds.
/// </summary>
public class ScenarioMatrixTests
{
    private static readonly ulong Seeds = (ulong)Effort.Of(3, thorough: 200);

    /// <summary>Each scenario with its own number of frames, and with those of the matrix.</summary>
    public static TheoryData<string, int?> Cells
    {
        get
        {
            TheoryData<string, int?> cells = [];
            foreach (string path in Repository.Scenarios)
            {
                foreach (int? frames in (int?[])[null, 8, 64, 4096])
                {
                    cells.Add(path, frames);
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void ItsChecksHoldUnderFifo(string path, int? frames) =>
        RunAndReplay(Read(path, frames), StrategyKind.Fifo, 1);

    [Theory]
    [MemberData(nameof(Cells))]
    public void ItsChecksHoldUnderRandomChoices(string path, int? frames) =>
        RunAndReplay(Read(path, frames), StrategyKind.Random, Seeds);

    [Theory]
    [MemberData(nameof(Cells))]
    public void ItsChecksHoldUnderRandomPriorities(string path, int? frames) =>
        RunAndReplay(Read(path, frames), StrategyKind.Pct, Seeds);

    [Theory]
    [MemberData(nameof(Cells))]
    public void TheSameRunWritesTheSameBytes(string path, int? frames) =>
        Read(path, frames).Run(StrategyKind.Random, 7).Log
            .ShouldBe(Read(path, frames).Run(StrategyKind.Random, 7).Log);

    private static ShippedScenario Read(string path, int? frames) =>
        new(path, new RunRequest { Frames = frames, ChecksEveryTurn = true });

    private static void RunAndReplay(ShippedScenario scenario, StrategyKind strategy, ulong seeds)
    {
        for (ulong seed = 1; seed <= seeds; seed++)
        {
            string which = $"{Strategies.NameOf(strategy)}, seed {seed}";
            (RunResult result, byte[] log) = scenario.Run(strategy, seed);
            result.Violations.ShouldBeEmpty(which);
            result.Checks.Where(check => !check.Holds && check.Kind != "sometimes")
                .Select(check => check.Expression).ShouldBeEmpty(which);
            result.Outcome.ShouldBe(RunOutcome.Passed, which);

            (RunResult replayed, string? divergence) = scenario.Replay(log);
            divergence.ShouldBeNull(which);
            replayed.StateHash.ShouldBe(result.StateHash, which);
        }
    }
}
