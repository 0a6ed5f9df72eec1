using System.Collections.Generic;
using System.Linq;
using ActorVm.Actors;
using ActorVm.Host.Journal;
using ActorVm.Host.Running;
using ActorVm.Programs;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Host.Commands;

/// <summary>A log that can be run again: read, verified, its programs compiled.</summary>
/// <param name="Log">The log.</param>
/// <param name="Setup">The machine that it begins with.</param>
internal sealed record LoggedRun(LogFile Log, MachineSetup Setup)
{
    /// <summary>Opens a log; null where the diagnostics say why it cannot be run again.</summary>
    public static LoggedRun? Open(string path, List<Diagnostic> diagnostics) =>
        LogFile.Read(path, diagnostics) is { } log
        && Compile(path, log.Plan, diagnostics) is { } setup
            ? new LoggedRun(log, setup)
            : null;

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
}
