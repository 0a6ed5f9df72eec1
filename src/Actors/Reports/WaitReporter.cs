using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Processes;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Reports;

/// <summary>
/// Says what a process waits for, who could end the wait, and what the kernel does about it.
/// </summary>
/// <remarks>Made for one moment: it remembers who holds the ends of pipes then.</remarks>
internal sealed class WaitReporter(Machine machine)
{
    private const int NamedMax = 8;
    private const int HoldersMax = 64;

    private readonly Dictionary<(InodeNumber, bool), ImmutableArray<Pid>.Builder> _ends = [];
    private bool _hasEnds;

    /// <summary>A process's wait; null where it runs or is gone.</summary>
    public WaitReport? Report(Process process)
    {
        string wait = process.DescribeWait();
        if (wait.Length == 0)
        {
            return null;
        }

        string place = process.DescribePlace();
        if (TryFindPipe(process, out InodeNumber pipe))
        {
            ImmutableArray<Pid> holders = HoldersOf(pipe, isReadEnd: !process.IsRead);
            return new WaitReport(place, DescribePipe(process.IsRead, holders), holders, []);
        }

        PayloadId polled = machine.FileSystem.PolledBy(process.Pid);
        if (!polled.IsNone)
        {
            ImmutableArray<Pid> holders = HoldersOf(machine.Payloads.Items<PollEntry>(polled));
            string who = holders.IsEmpty ? "nobody" : List(holders);
            return new WaitReport(place, $"{wait} that {who} can make ready", holders, []);
        }

        List<Pid> on = [];
        machine.Init.AddAwaited(process.Pid, on);
        if (on.Count > 0)
        {
            wait += $": {List(on)}";
        }

        List<string> kernel = [];
        foreach (ActorId actor in process.AskedActors)
        {
            Follow(actor, new RequestKey(process.Id, 0), on, kernel);
        }

        return new WaitReport(place, wait, [.. on], [.. kernel]);
    }

    private bool TryFindPipe(Process process, out InodeNumber pipe)
    {
        FileId file = process.TransferFile;
        pipe = file == default ? default : machine.FileSystem.PipeOf(file, out _);
        return pipe != default;
    }

    private static string DescribePipe(bool reads, ImmutableArray<Pid> holders)
    {
        string what = reads ? "bytes in a pipe" : "room in a pipe";
        string doing = reads ? "can be written" : "can be read";
        return holders.IsEmpty
            ? $"{what} that nobody holds the other end of"
            : $"{what} that {doing} by {List(holders)}";
    }

    private ImmutableArray<Pid> HoldersOf(InodeNumber pipe, bool isReadEnd)
    {
        if (!_hasEnds)
        {
            _hasEnds = true;
            foreach (Process process in machine.Processes)
            {
                AddEnds(process);
            }
        }

        return _ends.TryGetValue((pipe, isReadEnd), out ImmutableArray<Pid>.Builder? holders)
            ? holders.ToImmutable()
            : [];
    }

    /// <summary>Those who hold an end opposite to one that is polled, by pid.</summary>
    private ImmutableArray<Pid> HoldersOf(ReadOnlySpan<PollEntry> polled)
    {
        List<Pid> holders = [];
        foreach (PollEntry entry in polled)
        {
            if (entry.File != default)
            {
                InodeNumber pipe = machine.FileSystem.PipeOf(entry.File, out bool isReadEnd);
                holders.AddRange(HoldersOf(pipe, !isReadEnd));
            }
        }

        return [.. holders.Distinct().OrderBy(pid => pid.Value)];
    }

    private void AddEnds(Process process)
    {
        foreach (FileId file in process.OpenFiles())
        {
            InodeNumber pipe = machine.FileSystem.PipeOf(file, out bool isReadEnd);
            if (pipe == default)
            {
                continue;
            }

            if (!_ends.TryGetValue((pipe, isReadEnd), out ImmutableArray<Pid>.Builder? holders))
            {
                holders = ImmutableArray.CreateBuilder<Pid>();
                _ends.Add((pipe, isReadEnd), holders);
            }

            bool isNew = holders.Count == 0 || holders[^1] != process.Pid;
            if (isNew && holders.Count < HoldersMax)
            {
                holders.Add(process.Pid);
            }
        }
    }

    /// <summary>From a request to the request that was made for it, and so on.</summary>
    private void Follow(ActorId actor, RequestKey key, List<Pid> on, List<string> kernel)
    {
        PendingRequest? next = Pending(actor, key, default);
        while (next is { } step)
        {
            kernel.Add($"{actor}: {step.What}");
            if (step.HeldBy != default)
            {
                on.Add(step.HeldBy.Pid);
            }

            next = step.Asked == default
                ? null
                : Pending(step.Asked, new RequestKey(actor, step.Request), step.Frame);
            actor = step.Asked;
        }
    }

    private PendingRequest? Pending(ActorId actor, in RequestKey key, FrameNumber frame) =>
        actor == ActorId.ShmManager ? machine.Shm.Pending(key)
        : actor == ActorId.PageCache ? machine.PageCache.Pending(key)
        : actor == ActorId.FileSystem && frame != default ? machine.FileSystem.Pending(frame)
        : actor == ActorId.FileSystem ? machine.FileSystem.Pending(key)
        : actor == ActorId.Disk ? machine.Disk.Pending(key)
        : machine.Swap.Pending(frame);

    private static string List(IReadOnlyList<Pid> pids)
    {
        string named = string.Join(", ", pids.Take(NamedMax).Select(pid => pid.Value));
        return pids.Count <= NamedMax
            ? $"pid {named}"
            : FormattableString.Invariant($"pid {named} and {pids.Count - NamedMax} more");
    }
}
