using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Processes;
using ActorVm.Actors.Reports;
using ActorVm.Model;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Scheduling;

/// <summary>
/// Watches who makes progress in the last turns before a run's limit. It stands in the place of the
/// strategy then, and lets that choose: turns before cost nothing.
/// </summary>
internal sealed class ProgressWatch(Machine machine, ChannelTable channels) : Strategy
{
    /// <summary>How many turns before a limit of turns it begins.</summary>
    public const long WindowTurns = 10_000;

    /// <summary>How long before a limit of time it begins: 100 ms, that many steps that
    /// spin.</summary>
    public const long WindowNs = 100_000_000;

    private const long StarvedTurnsMin = 100;

    private readonly List<SpinWatch> _processes = []; // by pid, from the first
    private bool[] _isIdle = []; // by channel: had a message at the beginning, no delivery since
    private Strategy? _inner;
    private long _firstTurn;

    /// <summary>Whether it watches.</summary>
    public bool IsOn => _inner is not null;

    /// <inheritdoc/>
    public override string Name => _inner!.Name;

    /// <summary>Begins to watch.</summary>
    /// <param name="inner">Who goes on choosing.</param>
    /// <param name="turn">The turn that is just over.</param>
    public void Begin(Strategy inner, long turn)
    {
        _inner = inner;
        _firstTurn = turn + 1;
        _isIdle = new bool[channels.Count];
        foreach (int channel in channels.Ready)
        {
            _isIdle[channel] = true;
        }
    }

    /// <inheritdoc/>
    public override int Choose(ChannelTable channels)
    {
        int channel = _inner!.Choose(channels);
        if (channel >= 0)
        {
            if (channel < _isIdle.Length)
            {
                _isIdle[channel] = false;
            }

            ref readonly Envelope message = ref channels.Head(channel);
            if (message.Kind == MessageKind.Step)
            {
                Process process = machine.Process(message.Receiver.Pid);
                WatchOf(process).Note(machine, process);
            }
        }

        return channel;
    }

    /// <inheritdoc/>
    public override void Sent(int channel) => _inner!.Sent(channel);

    /// <inheritdoc/>
    public override void Yielded(int channel) => _inner!.Yielded(channel);

    /// <inheritdoc/>
    public override void Reset()
    {
        _inner = null;
        _isIdle = [];
        foreach (SpinWatch process in _processes)
        {
            process.Reset();
        }
    }

    /// <summary>What it saw.</summary>
    public ProgressReport Report(long turn)
    {
        ImmutableArray<ProcessProgress>.Builder processes =
            ImmutableArray.CreateBuilder<ProcessProgress>();
        foreach (Process process in machine.Processes)
        {
            if (process.State is not (ProcessState.Unborn or ProcessState.Exited))
            {
                processes.Add(Report(process, turn));
            }
        }

        return new ProgressReport(
            _firstTurn,
            turn,
            processes.ToImmutable(),
            DescribeStarved(turn, _ => true),
            machine.PageCache.DescribeShortage());
    }

    private SpinWatch WatchOf(Process process)
    {
        int index = process.Pid.Value - MachineSetup.FirstPid;
        while (_processes.Count <= index)
        {
            _processes.Add(new SpinWatch());
        }

        return _processes[index];
    }

    private ProcessProgress Report(Process process, long turn)
    {
        SpinWatch watch = WatchOf(process);
        watch.Finish(machine, process);
        ImmutableArray<string> starved = DescribeStarved(turn, actor => actor == process.Id);
        ProgressKind kind = !starved.IsEmpty ? ProgressKind.Starved
            : watch.Spins ? ProgressKind.Spins
            : process.State == ProcessState.Running ? ProgressKind.Runs
            : ProgressKind.Waits;
        bool spins = kind == ProgressKind.Spins;
        return new ProcessProgress(
            process.Pid,
            kind,
            watch.Turns,
            watch.Calls,
            spins ? DescribeSpin(process, watch.Address) : string.Join(", ", starved),
            spins ? OthersAt(process, watch.Address) : []);
    }

    /// <summary>The messages that were under way all the time and never chosen.</summary>
    /// <param name="turn">The turn that is just over.</param>
    /// <param name="concerns">Whether the sender or the receiver is asked about.</param>
    private ImmutableArray<string> DescribeStarved(long turn, Predicate<ActorId> concerns)
    {
        ImmutableArray<string>.Builder messages = ImmutableArray.CreateBuilder<string>();
        for (int i = 0; i < _isIdle.Length && turn - _firstTurn >= StarvedTurnsMin; i++)
        {
            (ActorId sender, ActorId receiver) = (channels.Sender(i), channels.Receiver(i));
            if (_isIdle[i] && (concerns(sender) || concerns(receiver)))
            {
                messages.Add($"{channels.Head(i).Kind} from {sender} to {receiver}");
            }
        }

        return messages.ToImmutable();
    }

    private string DescribeSpin(Process process, ulong address)
    {
        FrameNumber frame = process.Pages.Get(address).Frame;
        string what = frame == default
            ? "a page that is not in memory"
            : MachineLists.Describe(machine, machine.PageCache.Map[frame].Owner);
        return FormattableString.Invariant($"{process.DescribePlace()}: 0x{address:x}, {what}");
    }

    /// <summary>The other processes that map what is at an address of one.</summary>
    private ImmutableArray<Pid> OthersAt(Process process, ulong address)
    {
        ImmutableArray<Pid>.Builder others = ImmutableArray.CreateBuilder<Pid>();
        AreaBacking? backing = process.Mm.Areas.Containing(address)?.State.Backing;
        foreach (Process other in machine.Processes)
        {
            for (VmArea? area = other.Mm.Areas.First; area is not null; area = area.Next)
            {
                if (other != process && area.State.Backing == backing)
                {
                    others.Add(other.Pid);
                    break;
                }
            }
        }

        return others.ToImmutable();
    }
}
