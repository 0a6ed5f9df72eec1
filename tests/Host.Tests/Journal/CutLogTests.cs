using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ActorVm.Host.Journal;
using ActorVm.Host.Running;
using ActorVm.Host.Tests.Commands;
using ActorVm.Host.Tests.Running;
using ActorVm.Programs.Diagnostics;
using ActorVm.Tests.Shared;

namespace ActorVm.Host.Tests.Journal;

/// <summary>What is left of a log replays up to its last whole event.</summary>
public sealed class CutLogTests
{
    private const int SizeStepBytes = 2003; // the first event is shorter, one of turns longer

    [Fact]
    public void ARunKilledAtAnyMomentLeavesALogThatReplays()
    {
        using TemporaryFolder folder = new();
        File.Copy(
            Path.Combine(Repository.Root, "scenarios/contend.c"), folder.At("contend.c"));
        ShippedScenario scenario = new(folder.Write(
            "long.yaml",
            "processes:\n  C: { program: contend.c, args: ['1000000', '4'], count: 3 }\n"));
        int tries = Effort.Of(10, thorough: 50);
        long turns = 0;
        for (int i = 0; i < tries; i++)
        {
            string path = folder.At($"{i}.log");
            BuiltCommand.RunAndKill(
                folder.FullPath,
                () => File.Exists(path) && new FileInfo(path).Length > i * SizeStepBytes,
                [
                    "run", "long.yaml", "--log", path,
                    "--strategy", Strategies.Names[i % Strategies.Names.Length],
                    "--log-level", i % 10 == 9 ? "verbose" : "information",
                ]);

            LogFile log = Read(File.ReadAllBytes(path), out _).ShouldNotBeNull();
            log.End.ShouldBeNull();
            ReplaySession replay = new(log, scenario.Setup);
            replay.Run(untilTurn: null).Turns.ShouldBe(log.LastTurn);
            replay.Divergence.ShouldBeNull($"{path}, {log.LastTurn} turns");
            turns += log.LastTurn;
        }

        turns.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("scenarios/atomic-update.yaml", 1)]
    [InlineData("scenarios/swap-pressure-on-a-shared-segment.yaml", 7)] // three events of turns
    public void ALogCutAtAnyByteReplaysOrSaysThatNothingIsWhole(string path, int step)
    {
        ShippedScenario scenario = new(path);
        byte[] bytes = scenario.Run(StrategyKind.Random, 1).Log;
        int[] ends = [.. Enumerable.Range(0, bytes.Length).Where(i => bytes[i] == '\n')];
        int replayed = 0;
        for (int length = 0; length < bytes.Length; length += step)
        {
            LogFile? log = Read(bytes[..length], out List<Diagnostic> errors);
            int whole = ends.Count(end => end <= length); // the line's end itself may be missing
            if (whole == 0)
            {
                errors.ShouldHaveSingleItem().Message
                    .ShouldBe("the log holds no whole event; nothing can be replayed");
                continue;
            }

            errors.ShouldBeEmpty();
            log!.Turns.Count.ShouldBe(Math.Min(whole, ends.Length - 1) - 1);
            if (whole == replayed)
            {
                continue; // the same events again
            }

            replayed = whole;
            ReplaySession replay = new(log, scenario.Setup);
            replay.Run(untilTurn: null).Turns.ShouldBe(log.LastTurn);
            replay.Divergence.ShouldBeNull($"cut behind {length} bytes");
        }
    }

    private static LogFile? Read(byte[] bytes, out List<Diagnostic> errors)
    {
        errors = [];
        return LogFile.Read("x.log", new MemoryStream(bytes), errors);
    }
}
