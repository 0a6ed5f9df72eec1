using System.Collections.Generic;
using System.Linq;
using ActorVm.Actors;
using ActorVm.Host.Journal;
using ActorVm.Host.Reports;
using ActorVm.Host.Running;
using ActorVm.Programs;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Host.Commands;

/// <summary><c>actorvm replay</c>.</summary>
internal static class ReplayVerb
{
    /// <summary>Verifies the log, runs it again, compares, reports.</summary>
    /// <returns>The exit status.</returns>
    public static int Execute(string path, long? untilTurn, bool isJson, Terminal terminal)
    {
        List<Diagnostic> diagnostics = [];
        if (LogFile.Read(path, diagnostics) is not { } log
            || Compile(path, log.Plan, diagnostics) is not { } setup)
        {
            return terminal.Refuse(diagnostics, isJson);
        }

        return Replay(path, log, setup, untilTurn, isJson, terminal);
    }

    private static MachineSetup? Compile(
        string path, RunPlan plan, List<Diagnostic> diagnostics)
    {
        SourceFile? Find(string name, string? from) =>
            plan.Headers.FirstOrDefault(h => h.Name == name && h.From == from)?.File;

        List<Diagnostic> found = [];
        MachineSetup? setup = ProgramSet.Compile(plan, Find, found);
        if (setup is null)
        {
            diagnostics.Add(TargetReader.Error(
                path, "the log's programs do not compile; is it the log of another version?"));
            diagnostics.AddRange(found);
        }

        return setup;
    }

    private static int Replay(
        string path,
        LogFile log,
        MachineSetup setup,
        long? untilTurn,
        bool isJson,
        Terminal terminal)
    {
        ProgramOutput? output = isJson ? null : new ProgramOutput(terminal, log.Plan);
        ReplaySession session = new(log, setup, output);
        RunResult result = session.Run(untilTurn);
        output?.Finish();
        bool isWhole = log.End is not null && result.Turns >= log.LastTurn;
        string verdict = Verdict(log, session, result, untilTurn);
        terminal.Write(
            isJson
                ? JsonReport.Of(log.Plan.Scenario, path, result, json =>
                {
                    json.WriteBoolean("identical", session.Divergence is null);
                    json.WriteBoolean("complete", isWhole);
                    json.WriteString("verdict", verdict);
                })
                : HumanReport.Of(log.Plan, result, terminal.IsInteractive, isWhole)
                    + $"replay of {path}: {verdict}\n");
        return session.Divergence is null ? ExitStatus.Success : ExitStatus.Failed;
    }

    private static string Verdict(
        LogFile log, ReplaySession session, RunResult result, long? untilTurn) =>
        session.Divergence is { } divergence ? $"diverged: {divergence}"
        : log.End is null && (untilTurn ?? long.MaxValue) >= log.LastTurn
            ? $"identical as far as the log goes, turn {result.Turns}: it was cut short"
        : result.Turns < log.LastTurn ? $"identical up to turn {result.Turns}"
        : $"identical, {result.Turns} turns, state {LogValues.Hash(result.StateHash)}";
}
