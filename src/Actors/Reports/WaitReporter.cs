using System.Collections.Generic;
using ActorVm.Actors.Processes;
using ActorVm.Model.Files;

namespace ActorVm.Actors.Reports;

/// <summary>Says what a process waits for, and who could end the wait.</summary>
internal static class WaitReporter
{
    /// <summary><c>running</c>, or <c>waiting for</c> what.</summary>
    public static string Describe(Machine machine, Process process)
    {
        string wait = DescribePipe(machine, process) ?? process.DescribeWait();
        return wait.Length == 0 ? "running" : $"waiting for {wait}";
    }

    /// <summary>
    /// A wait at a pipe, with those who hold its other end; null for another wait.
    /// </summary>
    private static string? DescribePipe(Machine machine, Process process)
    {
        InodeNumber pipe = process.TransferFile == default
            ? default
            : machine.FileSystem.PipeOf(process.TransferFile, out _);
        if (pipe == default)
        {
            return null;
        }

        bool reads = process.IsRead;
        List<int> others = [];
        foreach (Process other in machine.Processes)
        {
            if (HoldsEnd(machine, other, pipe, !reads))
            {
                others.Add(other.Pid.Value);
            }
        }

        string what = reads ? "bytes in a pipe" : "room in a pipe";
        string doing = reads ? "can be written" : "can be read";
        return others.Count == 0
            ? $"{what} that nobody holds the other end of"
            : $"{what} that {doing} by pid {string.Join(", ", others)}";
    }

    private static bool HoldsEnd(
        Machine machine, Process process, InodeNumber pipe, bool isReadEnd)
    {
        foreach (FileId file in process.OpenFiles())
        {
            InodeNumber held = machine.FileSystem.PipeOf(file, out bool reads);
            if (held == pipe && reads == isReadEnd)
            {
                return true;
            }
        }

        return false;
    }
}
