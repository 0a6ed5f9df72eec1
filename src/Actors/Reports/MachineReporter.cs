using System;
using System.Collections.Immutable;
using ActorVm.Actors.Init;
using ActorVm.Actors.Processes;
using ActorVm.Model;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Reports;

/// <summary>Gathers a machine's report from its actors.</summary>
internal static class MachineReporter
{
    /// <summary>The machine as it is now.</summary>
    public static MachineReport Report(Machine machine)
    {
        WaitReporter waits = new(machine);
        ImmutableArray<ProcessReport>.Builder processes =
            ImmutableArray.CreateBuilder<ProcessReport>();
        for (int pid = MachineSetup.FirstPid; pid <= machine.Init.Last.Value; pid++)
        {
            processes.Add(Report(machine, machine.Init.Record(new Pid(pid)), waits));
        }

        return new MachineReport(processes.ToImmutable(), ReportKernel(machine));
    }

    private static ProcessReport Report(
        Machine machine, ProcessRecord record, WaitReporter waits)
    {
        Process process = machine.Process(record.Pid);
        bool isForked = record.Forker != Init.Init.Self;
        bool hasEnded = record.State is TaskState.Zombie or TaskState.Reaped;
        WaitReport? wait = hasEnded ? null : waits.Report(process);
        return new ProcessReport(
            record.Name,
            record.Pid,
            isForked ? record.Forker : null,
            hasEnded ? "exited" : wait is null ? "running" : $"waiting for {wait.For}")
        {
            Wait = wait,
            Exit = hasEnded && record.Status.IsExit ? record.Status.ExitCode : null,
            Signal = hasEnded && !record.Status.IsExit ? record.Status.Signal : null,
            Fault = process.FatalFault,
            StandardOutput = isForked ? [] : Output(machine, record.Pid, false),
            StandardError = isForked ? [] : Output(machine, record.Pid, true),
        };
    }

    private static ImmutableArray<byte> Output(Machine machine, Pid terminal, bool isError)
    {
        ReadOnlySpan<byte> bytes = machine.FileSystem.Output(terminal, isError);
        return [.. bytes];
    }

    /// <summary>What the kernel holds now.</summary>
    public static KernelReport ReportKernel(Machine machine)
    {
        ShmSegs segments = machine.Shm.Segs;
        int attached = 0;
        for (int slot = 0; slot <= segments.HighestSlot; slot++)
        {
            attached += segments.InSlot(slot)?.Attaches ?? 0;
        }

        MemMap map = machine.PageCache.Map;
        int cached = map.CountOf(FrameUse.File);
        return new KernelReport(
            segments.Count,
            attached,
            map.FrameCount - map.FreeCount - cached,
            cached,
            machine.Swap.Map.UsedCount,
            machine.PageCache.Copies,
            map.FrameCount);
    }
}
