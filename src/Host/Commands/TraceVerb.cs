using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using ActorVm.Actors;
using ActorVm.Actors.Scheduling;
using ActorVm.Host.Journal;
using ActorVm.Host.Reports;
using ActorVm.Host.Tracing;
using ActorVm.Model;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Host.Commands;

/// <summary><c>actorvm trace</c>.</summary>
internal static class TraceVerb
{
    /// <summary>The formats, by the names that users give.</summary>
    public static readonly ImmutableArray<string> Formats = ["strace", "mermaid", "perfetto"];

    /// <summary>Runs the log again and writes what happens.</summary>
    /// <returns>The exit status.</returns>
    public static int Execute(string path, string format, bool isJson, Terminal terminal)
    {
        List<Diagnostic> diagnostics = [];
        if (LoggedRun.Open(path, diagnostics) is not { } run)
        {
            return terminal.Refuse(diagnostics, isJson);
        }

        using StringWriter output = new() { NewLine = "\n" };
        bool isWhole = Replay(run, Make(format, output));
        string text = output.ToString();
        terminal.Write(
            isJson
                ? JsonReport.Object(json =>
                {
                    json.WriteString("format", format);
                    json.WriteString("trace", text);
                })
                : text);
        if (!isWhole)
        {
            terminal.Complain($"actorvm: {path} diverged; 'actorvm replay {path}' tells where");
        }

        return isWhole ? ExitStatus.Success : ExitStatus.Failed;
    }

    private static Trace Make(string format, StringWriter output) => format switch
    {
        "strace" => new StraceTrace(output),
        "mermaid" => new MermaidTrace(output),
        "perfetto" => new PerfettoTrace(output),
        _ => throw new KernelBug($"there is no trace format {format}"),
    };

    /// <summary>
    /// Runs turn by turn to the log's end; false where the run parts from the log.
    /// </summary>
    private static bool Replay(LoggedRun run, Trace trace)
    {
        Machine machine = new(run.Setup);
        DeterministicHost host = new(machine);
        ReplayStrategy strategy = new();
        trace.Begin(machine);
        host.Boot(strategy, new RunOptions { UntilNs = run.Log.Plan.UntilNs }, trace, trace);
        foreach (TurnsEvent turns in run.Log.Turns)
        {
            strategy.Add(turns.Decisions.AsMemory(), turns.Turns);
        }

        while (host.Turns < run.Log.LastTurn && host.Run(host.Turns + 1) == RunEnd.TurnReached)
        {
            trace.TurnOver(machine, host.Turns);
        }

        trace.End(machine);
        return host.Turns == run.Log.LastTurn;
    }
}
