using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using ActorVm.Actors;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Reports;
using ActorVm.Host.Reports;
using ActorVm.Model;
using ActorVm.Programs.Calls;

namespace ActorVm.Host.Tracing;

/// <summary>
/// System calls as <c>strace -f -ttt</c> prints them, in the order of their returns.
/// </summary>
internal sealed class StraceTrace : Trace
{
    private readonly List<Entry> _calls = [];
    private long _endNs;

    /// <inheritdoc/>
    public override void Delivered(long turn, long nowNs, in Envelope message) => _endNs = nowNs;

    /// <inheritdoc/>
    public override void Called(long turn, long nowNs, Pid caller, ShownCall call) =>
        _calls.Add(new Entry(turn, nowNs, caller, call));

    /// <inheritdoc/>
    public override void WriteText(TextWriter output, Machine machine)
    {
        foreach (Entry entry in _calls)
        {
            output.WriteLine(Line(entry.Caller, entry.Ns, entry.Call.ToString()));
        }

        foreach (ProcessReport process in Ended(machine))
        {
            string end = process.Signal is { } signal
                ? $"+++ killed by {signal} +++"
                : $"+++ exited with {process.Exit} +++";
            output.WriteLine(Line(process.Pid, _endNs, end));
        }
    }

    /// <inheritdoc/>
    public override void WriteJson(Utf8JsonWriter json, Machine machine)
    {
        JsonReport.Array(json, "calls", _calls, entry =>
        {
            json.WriteStartObject();
            json.WriteNumber("turn", entry.Turn);
            json.WriteNumber("virtualTimeNs", entry.Ns);
            json.WriteNumber("pid", entry.Caller.Value);
            json.WriteString("name", entry.Call.Name);
            JsonReport.Array(json, "arguments", entry.Call.Arguments, json.WriteStringValue);
            json.WriteString("result", entry.Call.Result);
            json.WriteEndObject();
        });
        JsonReport.Array(json, "ends", Ended(machine), process =>
        {
            json.WriteStartObject();
            json.WriteNumber("pid", process.Pid.Value);
            JsonReport.Number(json, "exit", process.Exit);
            json.WriteString("signal", SignalNames.Of(process.Signal));
            json.WriteEndObject();
        });
    }

    private static IEnumerable<ProcessReport> Ended(Machine machine) =>
        machine.Report().Processes.Where(p => p.Signal is not null || p.Exit is not null);

    private static string Line(Pid pid, long ns, string text)
    {
        long seconds = VirtualTime.UnixSeconds(ns);
        long microseconds = ns % VirtualTime.NsPerSecond / 1000;
        return $"[pid {pid.Value,5}] {seconds}.{microseconds:d6} {text}";
    }

    private sealed record Entry(long Turn, long Ns, Pid Caller, ShownCall Call);
}
