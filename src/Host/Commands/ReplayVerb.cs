using System.Collections.Generic;
using ActorVm.Actors;
using ActorVm.Host.Journal;
using ActorVm.Host.Reports;
using ActorVm.Host.Running;
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
        if (LoggedRun.Open(path, diagnostics) is not { } run)
        {
            return terminal.Refuse(diagnostics, isJson);
        }

        return Replay(path, run.Log, run.Setup, untilTurn, isJson, terminal);
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
                ? JsonReport.Of(log.Plan.Scenario, path, result, isWhole, json =>
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
        : $"identical, {Counted.Text(result.Turns, "turn")}, "
            + $"state {LogValues.Hash(result.StateHash)}";
}
