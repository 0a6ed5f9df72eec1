using System.Collections.Generic;
using System.Linq;
using ActorVm.Actors.Reports;
using ActorVm.Host.Reports;
using ActorVm.Host.Running;
using Serilog.Events;

namespace ActorVm.Host.Journal;

/// <summary>The outcome as the last event of a log.</summary>
/// <param name="Line">The log's line.</param>
/// <param name="Outcome">In a word.</param>
/// <param name="Turns">How many turns there were.</param>
/// <param name="VirtualTimeNs">The virtual time in nanoseconds since boot.</param>
/// <param name="StateHash">The hash of the last state.</param>
internal sealed record EndEvent(
    int Line, string Outcome, long Turns, long VirtualTimeNs, ulong StateHash)
{
    /// <summary>The event's properties.</summary>
    public static IEnumerable<LogEventProperty> Write(RunResult result) =>
    [
        LogValues.Property("Outcome", OutcomeNames.Of(result.Outcome)),
        LogValues.Property("Turns", result.Turns),
        LogValues.Property("Ns", result.VirtualTimeNs),
        LogValues.Property("State", LogValues.Hash(result.StateHash)),
        LogValues.Property("Processes", LogValues.List(result.Machine.Processes.Select(Write))),
        LogValues.Property("Checks", LogValues.List(result.Checks.Select(Write))),
        LogValues.Property("Violations", LogValues.List(result.Violations)),
    ];

    /// <summary>Reads the event's properties, as far as a replay compares them.</summary>
    /// <exception cref="LogFormatException">They are not those of an outcome.</exception>
    public static EndEvent Read(int line, LogFields fields) =>
        new(
            line,
            fields.Word("Outcome", OutcomeNames.All),
            fields.Integer("Turns", 0, long.MaxValue),
            fields.Integer("Ns", 0, long.MaxValue),
            fields.Hash("State"));

    private static StructureValue Write(ProcessReport process) => LogValues.Structure(
        LogValues.Property("name", process.Name),
        LogValues.Property("pid", process.Pid.Value),
        LogValues.Property("parent", process.Parent?.Value),
        LogValues.Property("exit", process.Exit),
        LogValues.Property("signal", SignalNames.Of(process.Signal)),
        LogValues.Property("state", process.State));

    private static StructureValue Write(CheckResult check) => LogValues.Structure(
        LogValues.Property("kind", check.Kind),
        LogValues.Property("expression", check.Expression),
        LogValues.Property("holds", check.Holds));
}
