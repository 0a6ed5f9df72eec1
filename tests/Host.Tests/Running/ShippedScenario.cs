using System.Collections.Generic;
using System.IO;
using ActorVm.Actors;
using ActorVm.Host.Commands;
using ActorVm.Host.Journal;
using ActorVm.Host.Running;
using ActorVm.Host.Scenarios;
using ActorVm.Programs.Diagnostics;
using Serilog.Events;

namespace ActorVm.Host.Tests.Running;

/// <summary>A scenario that ships, read and compiled once, to be run many times.</summary>
internal sealed class ShippedScenario
{
    /// <param name="path">Relative to the repository's root.</param>
    /// <param name="request">What a command line would ask beside the scenario.</param>
    public ShippedScenario(string path, RunRequest? request = null)
    {
        List<Diagnostic> diagnostics = [];
        Scenario? scenario = ScenarioReader.Read(Path.Combine(Repository.Root, path), diagnostics);
        var made = scenario is null
            ? null
            : PlanMaker.Make(scenario, request ?? new RunRequest(), diagnostics);
        diagnostics.ShouldBeEmpty();
        (Plan, Setup) = made!.Value;
    }

    public RunPlan Plan { get; }

    public MachineSetup Setup { get; }

    /// <summary>Runs it and gives its end and its log.</summary>
    public (RunResult Result, byte[] Log) Run(StrategyKind strategy, ulong seed)
    {
        RunPlan plan = Plan with { Strategy = strategy, Seed = seed };
        MemoryStream stream = new();
        using RunJournal journal = new(stream, LogEventLevel.Information);
        RunResult result = new RunSession(plan, Setup).Run(journal);
        return (result, stream.ToArray());
    }

    /// <summary>Runs it under fifo into a journal, with somebody who listens to its output.</summary>
    public RunResult Run(RunJournal journal, IOutputListener listener) =>
        new RunSession(Plan, Setup, listener).Run(journal);

    /// <summary>Replays a log of it; says how the replay parts from it, if it does.</summary>
    public (RunResult Result, string? Divergence) Replay(byte[] log, long? untilTurn = null)
    {
        List<Diagnostic> errors = [];
        LogFile? read = LogFile.Read("x.log", new MemoryStream(log), errors);
        errors.ShouldBeEmpty();
        ReplaySession session = new(read!, Setup);
        return (session.Run(untilTurn), session.Divergence);
    }
}
