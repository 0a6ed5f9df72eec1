using System.Linq;
using ActorVm.Host.Running;

namespace ActorVm.Host.Tests.Running;

/// <summary>Each scenario that ships, under each strategy and many seeds.</summary>
public class ScenarioMatrixTests
{
    private const int Seeds = 50;

    public static TheoryData<string> Scenarios => [.. Repository.Scenarios];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void ItsChecksHoldUnderFifo(string path) =>
        RunAndReplay(new ShippedScenario(path), StrategyKind.Fifo, 1);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void ItsChecksHoldUnderRandomChoices(string path)
    {
        ShippedScenario scenario = new(path);
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            RunAndReplay(scenario, StrategyKind.Random, seed);
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void ItsChecksHoldUnderRandomPriorities(string path)
    {
        ShippedScenario scenario = new(path);
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            RunAndReplay(scenario, StrategyKind.Pct, seed);
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void TheSameRunWritesTheSameBytes(string path) =>
        new ShippedScenario(path).Run(StrategyKind.Random, 7).Log
            .ShouldBe(new ShippedScenario(path).Run(StrategyKind.Random, 7).Log);

    private static void RunAndReplay(ShippedScenario scenario, StrategyKind strategy, ulong seed)
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
