using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using ActorVm.Host.Journal;
using ActorVm.Host.Running;
using ActorVm.Host.Tests.Journal;
using ActorVm.Model;

namespace ActorVm.Host.Tests.Running;

/// <summary>What a replay says of logs that another machine could have written.</summary>
public class ReplaySessionTests
{
    private static readonly ShippedScenario Scenario =
        new("scenarios/two-share-and-race-the-teardown.yaml");

    private static readonly byte[] Log = Scenario.Run(StrategyKind.Random, 5).Log;

    [Fact]
    public void AnotherHashOfDeliveriesIsToldWithBothSides()
    {
        string divergence = Divergence("\"Hash\":\"[0-9a-f]+\"", "\"Hash\":\"0123456789abcdef\"");
        divergence.ShouldStartWith("in the turns 1 to ");
        divergence.ShouldContain(
            "(line 2), what was delivered has the hash 0123456789abcdef in the log and ");
        divergence.ShouldEndWith(" here");
    }

    [Fact]
    public void AReplayThatStopsInsideAnEventComparesAllOfIt() =>
        Divergence("\"Hash\":\"[0-9a-f]+\"", "\"Hash\":\"0123456789abcdef\"", untilTurn: 5)
            .ShouldContain("has the hash 0123456789abcdef in the log and ");

    [Fact]
    public void AnotherTimeIsToldWithBothSides() =>
        Divergence("(\"Hash\":\"[0-9a-f]+\",\"Ns\":)0", "${1}7")
            .ShouldEndWith("the time is 7 in the log and 0 here");

    [Fact]
    public void AnotherEndIsToldWithBothSides() =>
        Divergence("\"State\":\"[0-9a-f]+\"", "\"State\":\"0123456789abcdef\"")
            .ShouldStartWith("at the end, the state has the hash 0123456789abcdef in the log and ");

    [Fact]
    public void AChannelWithoutAMessageIsToldAtItsTurn()
    {
        // The first turn is a new channel, sender and receiver in six bits each: here Disk, 000110,
        // and PageCache, 000011.
        Divergence("\"Decisions\":\"[^\"]+\"", "\"Decisions\":\"+Q\"").ShouldBe(
            "at turn 1, the log delivers from Disk to PageCache, "
            + "but here no such message is under way");
    }

    [Fact]
    public void DecisionsThatStopEarlyAreTold()
    {
        Divergence("(\"First\":1,.*\"Turns\"):[0-9]+", "$1:2")
            .ShouldBe("at turn 3, the log has ended, but here the run goes on");
    }

    [Fact]
    public void DecisionsThatNoRunWritesAreTold() =>
        Divergence("\"Decisions\":\"[^\"]+\"", "\"Decisions\":\"\"")
            .ShouldBe("at turn 1, the log's decisions are not what a run writes");

    [Fact]
    public void EveryTurnCanBeTheLast()
    {
        long turns = Scenario.Replay(Log).Result.Turns;
        HashSet<ulong> states = [];
        for (long turn = 1; turn <= turns; turn++)
        {
            (RunResult result, string? divergence) = Scenario.Replay(Log, turn);
            divergence.ShouldBeNull();
            result.Turns.ShouldBe(turn);
            states.Add(result.StateHash);
        }

        states.Count.ShouldBe((int)turns); // no two turns leave the same state
    }

    [Fact]
    public void ADefectLeavesALogThatComesToItAgain()
    {
        MemoryStream stream = new();
        using RunJournal journal = new(stream, Serilog.Events.LogEventLevel.Information);
        Should.Throw<KernelBug>(() => Scenario.Run(journal, new FailingListener()));
        (RunResult result, string? divergence) = Scenario.Replay(stream.ToArray());
        divergence.ShouldBeNull();
        string output = string.Concat(
            result.Machine.Processes.Select(p => Encoding.UTF8.GetString(p.StandardOutput.AsSpan())));
        output.ShouldNotBeEmpty(); // the turn that failed was the first with output
    }

    private static string Divergence(
        string pattern, string replacement, long? untilTurn = null)
    {
        Regex regex = new(pattern);
        LogChain chain = new();
        bool isDone = false;
        MemoryStream changed = new();
        foreach (string line in Encoding.UTF8.GetString(Log).TrimEnd('\n').Split('\n'))
        {
            string body = Regex.Replace(line, ",\"@c\":\"[0-9a-f]+\"}$", "}");
            bool isHere = !isDone && regex.IsMatch(body);
            isDone |= isHere;
            changed.Write(chain.Seal(isHere ? regex.Replace(body, replacement, 1) : body));
            changed.WriteByte((byte)'\n');
        }

        isDone.ShouldBeTrue();
        return Scenario.Replay(changed.ToArray(), untilTurn).Divergence.ShouldNotBeNull();
    }

    private sealed class FailingListener : IOutputListener
    {
        public void Written(string process, bool isError, ReadOnlySpan<byte> bytes) =>
            throw new KernelBug("planted");
    }
}
