using System.IO;
using ActorVm.Host.Journal;
using ActorVm.Host.Running;
using ActorVm.Host.Tests.Running;
using Serilog.Events;

namespace ActorVm.Host.Tests.Journal;

/// <summary>What a long run's log takes, as a file: the first and the last event too.</summary>
public class LogSizeTests
{
    [Theory]
    [InlineData("fifo", 2)]
    [InlineData("random", 2)]
    [InlineData("pct", 2)]
    [InlineData("fifo", 6)]
    [InlineData("random", 6)]
    [InlineData("pct", 6)]
    public void ATurnOfUpToSixtyFourChannelsTakesAByteOrLess(string strategy, int processes)
    {
        using TemporaryFolder folder = new();
        File.Copy(
            Path.Combine(Repository.Root, "scenarios/contend.c"),
            folder.At("contend.c"));
        string path = folder.Write(
            "crowd.yaml",
            "name: a crowd\nprocesses:\n  "
            + $"C: {{ program: contend.c, args: ['150', '8'], count: {processes} }}\n");
        ShippedScenario scenario = new(path);
        MemoryStream log = new();
        using RunJournal journal = new(log, LogEventLevel.Information);
        RunSession session = new(scenario.Plan with { Strategy = Strategies.Parse(strategy) }, scenario.Setup);
        RunResult result = session.Run(journal);

        result.Turns.ShouldBeGreaterThan(15_000);
        session.Host.Channels.Count.ShouldBe((9 * processes) + 2); // at most 56
        ((double)log.Length / result.Turns).ShouldBeLessThanOrEqualTo(1);
    }
}
