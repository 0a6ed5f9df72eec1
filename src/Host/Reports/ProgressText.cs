using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActorVm.Actors.Reports;
using ActorVm.Host.Running;

namespace ActorVm.Host.Reports;

/// <summary>Who made progress before a run's limit, as people read it.</summary>
internal static class ProgressText
{
    private static readonly ImmutableArray<string> Names = ["runs", "spins", "starved", "waits"];

    /// <summary>The name of a kind of progress.</summary>
    public static string Of(ProgressKind kind) => Names[(int)kind];

    /// <summary>A line a process, and what else there is to say; none where no limit ended the
    /// run.</summary>
    public static IEnumerable<string> Lines(RunResult result)
    {
        if (result.Progress is not { } progress)
        {
            yield break;
        }

        yield return FormattableString.Invariant(
            $"the run did not end by itself; turns {progress.FirstTurn} to {progress.LastTurn}:");
        foreach (ProcessProgress process in progress.Processes)
        {
            string name = result.Machine.Processes.First(p => p.Pid == process.Pid).Name;
            yield return $"  {name} ({process.Pid.Value}) {Line(process)}";
        }

        foreach (string message in progress.Starved)
        {
            yield return $"  never chosen: {message}";
        }

        if (progress.Reclaim is { } reclaim)
        {
            yield return $"  PageCache: {reclaim}";
        }
    }

    private static string Line(ProcessProgress process)
    {
        string others = process.On.IsEmpty
            ? "which nobody else maps"
            : $"which pid {string.Join(", ", process.On.Select(pid => pid.Value))} can change";
        string what = process.Kind switch
        {
            ProgressKind.Spins => $"spins at {process.What}, {others}",
            ProgressKind.Starved => $"is starved: {process.What}",
            ProgressKind.Runs or ProgressKind.Waits or _ => Of(process.Kind),
        };
        return FormattableString.Invariant(
            $"{what}; {process.Turns} turns, {process.Calls} calls");
    }
}
