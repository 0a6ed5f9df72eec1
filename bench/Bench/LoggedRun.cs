using System;
using System.Collections.Generic;
using System.IO;
using ActorVm.Actors.Scheduling;
using ActorVm.Host.Journal;
using ActorVm.Host.Running;
using ActorVm.Programs.Diagnostics;
using Serilog.Events;

namespace ActorVm.Bench;

/// <summary>A run with its log, written to a file and replayed from there.</summary>
internal sealed class LoggedRun
{
    private readonly MachineRun _machine;
    private readonly string _path =
        Path.Combine(Path.GetTempPath(), $"actorvm-bench-{Environment.ProcessId}.log");

    /// <summary>Takes a machine to be run, and writes its log once.</summary>
    public LoggedRun(MachineRun machine)
    {
        _machine = machine;
        Write();
    }

    /// <summary>Runs the machine and writes the log.</summary>
    public long Write()
    {
        using RunJournal journal = new(File.Create(_path), LogEventLevel.Information);
        journal.Start(new RunPlan("bench") { Frames = 1 }, () => 0);
        return _machine.Run(journal);
    }

    /// <summary>Runs the machine without a log.</summary>
    public long RunPlain() => _machine.Run(null);

    /// <summary>Reads the log and makes the machine do again what it says.</summary>
    public long Replay()
    {
        List<Diagnostic> errors = [];
        LogFile log = LogFile.Read(_path, errors)
            ?? throw new InvalidOperationException(string.Join('\n', errors));
        ReplayStrategy strategy = new();
        return _machine.Run(new ByteCounter(), strategy, () =>
        {
            foreach (TurnsEvent turns in log.Turns)
            {
                strategy.Add(turns.Decisions.AsMemory(), turns.Turns);
            }
        });
    }

    /// <summary>Removes the file.</summary>
    public void Remove() => File.Delete(_path);
}
