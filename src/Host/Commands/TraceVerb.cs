using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using ActorVm.Actors;
using ActorVm.Host.Reports;
using ActorVm.Host.Running;
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

        Trace trace = Make(format);
        ReplaySession session = new(run.Log, run.Setup, trace: trace);
        session.Run(untilTurn: null);
        terminal.Write(
            isJson
                ? JsonReport.Object(json =>
                {
                    json.WriteString("format", format);
                    trace.WriteJson(json, session.Machine);
                })
                : Text(trace, session.Machine));
        if (session.Divergence is { } divergence)
        {
            terminal.Complain($"actorvm: {path} diverged: {divergence}");
        }

        return session.Divergence is null ? ExitStatus.Success : ExitStatus.Failed;
    }

    private static Trace Make(string format) => format switch
    {
        "strace" => new StraceTrace(),
        "mermaid" => new MermaidTrace(),
        "perfetto" => new PerfettoTrace(),
        _ => throw new KernelBug($"there is no trace format {format}"),
    };

    private static string Text(Trace trace, Machine machine)
    {
        using StringWriter output = new() { NewLine = "\n" };
        trace.WriteText(output, machine);
        return output.ToString();
    }
}
