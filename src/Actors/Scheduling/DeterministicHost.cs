using System;
using System.Collections.Generic;
using ActorVm.Actors.Faults;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Reports;
using ActorVm.Model;

namespace ActorVm.Actors.Scheduling;

/// <summary>Runs a machine on one thread in virtual time; a strategy chooses each turn.</summary>
/// <remarks>
/// The clock moves in two ways only: to the next timer when nothing else can be delivered, and by
/// <see cref="BudgetCostNs"/> when a process used up its budget of instructions.
/// </remarks>
public sealed class DeterministicHost
{
    /// <summary>What a used-up budget of instructions takes of virtual time: 1 ms.</summary>
    public const long BudgetCostNs = 1_000_000;

    private readonly Machine _machine;
    private readonly ChannelTable _channels = new();
    private readonly TimerQueue _timers = new();
    private readonly DecisionWriter _decisions = new();
    private readonly Outbox _outbox;
    private readonly KillSchedule _kills;
    private readonly List<string> _violations = [];
    private readonly ProgressWatch _watch;
    private Strategy _strategy = new FifoStrategy();
    private RunOptions _options = new();
    private IJournal? _journal;
    private long _journalledTurns;
    private ulong _deliveryHash;

    /// <summary>Makes a host for a machine. Nothing runs until <see cref="Boot"/>.</summary>
    public DeterministicHost(Machine machine)
    {
        _machine = machine;
        _outbox = new Outbox(machine.Payloads, _channels);
        _kills = new KillSchedule(machine);
        _watch = new ProgressWatch(machine, _channels);
    }

    /// <summary>How many turns there were.</summary>
    public long Turns { get; private set; }

    /// <summary>The virtual time in nanoseconds since boot.</summary>
    public long NowNs { get; private set; }

    /// <summary>The running hash of all deliveries.</summary>
    public ulong DeliveryHash => _deliveryHash;

    /// <summary>Why the machine cannot go on; null where it can.</summary>
    public string? HaltReason => _outbox.HaltReason;

    /// <summary>The invariants that a check found broken.</summary>
    public IReadOnlyList<string> Violations => _violations;

    /// <summary>
    /// Who made progress in the last turns of a run that its limit ended; null where no limit came
    /// near.
    /// </summary>
    public ProgressReport? Progress => _watch.IsOn ? _watch.Report(Turns) : null;

    /// <summary>The messages under way.</summary>
    public ChannelTable Channels => _channels;

    /// <summary>The messages that come at their time.</summary>
    internal TimerQueue Timers => _timers;

    /// <summary>
    /// The exact hash of everything: all actors, the messages under way, the timers, the clock. Two
    /// runs with equal hashes go on equally under equal choices.
    /// </summary>
    public ulong HashState()
    {
        ulong hash = StateHash.Mix(StateHash.Seed, (ulong)NowNs);
        hash = _machine.Hash(hash);
        hash = _kills.Hash(hash);
        hash = _channels.Hash(hash, _machine.Payloads);
        return _timers.Hash(hash);
    }

    /// <summary>Resets the machine and puts the first messages under way.</summary>
    public void Boot(
        Strategy strategy,
        RunOptions options,
        IJournal? journal = null,
        IMachineObserver? observer = null)
    {
        _strategy = strategy;
        _options = options;
        _journal = journal;
        _outbox.Observer = observer;
        _outbox.HaltReason = null;
        _channels.Reset();
        _timers.Reset();
        _decisions.Reset();
        _kills.Reset();
        _violations.Clear();
        _strategy.Reset();
        _watch.Reset();
        _deliveryHash = StateHash.Seed;
        _journalledTurns = 0;
        Turns = 0;
        NowNs = 0;
        _machine.Reset();
        _outbox.Begin(_machine.Init, 0);
        _machine.Init.Boot(_outbox);
        AfterSends();
    }

    /// <summary>Runs until the run ends, or until a number of turns is done; then it can be called
    /// again.</summary>
    public RunEnd Run(long untilTurn = long.MaxValue)
    {
        RunEnd? end = null;
        long stop = Math.Min(untilTurn, _watch.IsOn ? _options.MaxTurns : WatchFrom);
        try
        {
            while (end is null)
            {
                end = Turns >= stop ? Stop(untilTurn, ref stop)
                    : _channels.ReadyCount > 0 ? Turn()
                    : AdvanceClock();
            }
        }
        catch
        {
            Journal(); // with the turn that failed, so that a replay comes to it again
            throw;
        }

        if (end is not RunEnd.TurnReached)
        {
            Journal();
        }

        bool isEnd = end is RunEnd.Completed or RunEnd.Deadlock or RunEnd.TimeReached
            or RunEnd.TurnLimit;
        if (isEnd && !Check(null, end))
        {
            end = RunEnd.InvariantBroken;
        }

        return end.Value;
    }

    private long WatchFrom => _options.MaxTurns == long.MaxValue
        ? long.MaxValue
        : Math.Max(0, _options.MaxTurns - ProgressWatch.WindowTurns);

    /// <summary>A turn has come at which the run ends, or is watched from.</summary>
    private RunEnd? Stop(long untilTurn, ref long stop)
    {
        if (Turns >= _options.MaxTurns)
        {
            return RunEnd.TurnLimit;
        }

        if (Turns >= untilTurn)
        {
            return RunEnd.TurnReached;
        }

        Watch();
        stop = Math.Min(untilTurn, _options.MaxTurns);
        return null;
    }

    private void Watch()
    {
        if (!_watch.IsOn)
        {
            _watch.Begin(_strategy, Turns);
            _strategy = _watch;
        }
    }

    private RunEnd? Turn()
    {
        int channel = _strategy.Choose(_channels);
        if (channel < 0)
        {
            return RunEnd.NoChoice;
        }

        _decisions.Note(channel);
        int slot = _channels.Dequeue(channel);
        ref readonly Envelope message = ref _channels[slot];
        _deliveryHash = message.Hash(
            _deliveryHash,
            message.Payload.IsNone ? 0 : _machine.Payloads.Digest(message.Payload));
        Turns++;
        if (_journal is { WantsMessages: true })
        {
            _journal.Delivered(Turns, NowNs, message);
        }

        Actor actor = _machine.Actor(message.Receiver);
        _outbox.Begin(actor, NowNs);
        actor.Receive(message, _outbox);
        _channels.Release(slot);
        AfterSends();
        bool usedBudget = _outbox.BudgetUsedUp;
        SendKills();
        return AfterTurn(channel, actor, usedBudget);
    }

    private void SendKills()
    {
        if (_kills.HasMore)
        {
            _outbox.Begin(_machine.Init, NowNs);
            _kills.Send(Turns, _outbox);
            AfterSends();
        }
    }

    private RunEnd? AfterTurn(int channel, Actor actor, bool usedBudget)
    {
        if (Turns - _journalledTurns >= _options.TurnsPerEvent)
        {
            Journal();
        }

        if (usedBudget)
        {
            _strategy.Yielded(channel);
            RunEnd? end = MoveClock(NowNs + BudgetCostNs);
            if (end is not null)
            {
                return end;
            }
        }

        if (_options.CheckEveryTurn && !Check(actor, null))
        {
            return RunEnd.InvariantBroken;
        }

        return HaltReason is null ? null : RunEnd.Halted;
    }

    private RunEnd? AdvanceClock()
    {
        while (_timers.Count > 0 && !_machine.Awaits(_timers.Next))
        {
            _timers.Take(); // nobody needs the clock to move there
        }

        if (_timers.Count > 0)
        {
            return MoveClock(_timers.NextDueNs);
        }

        return _machine.HasLiveProcess ? RunEnd.Deadlock : RunEnd.Completed;
    }

    private RunEnd? MoveClock(long toNs)
    {
        if (_options.UntilNs is { } until && toNs >= until - ProgressWatch.WindowNs)
        {
            Watch();
            if (toNs >= until)
            {
                NowNs = until;
                return RunEnd.TimeReached;
            }
        }

        NowNs = toNs;
        while (_timers.Count > 0 && _timers.NextDueNs <= NowNs)
        {
            AfterSend(_channels.Enqueue(_timers.Take()));
        }

        return null;
    }

    private void AfterSends()
    {
        foreach (SentMessage sent in _outbox.Sent)
        {
            AfterSend(sent);
        }

        foreach (ref readonly Outbox.Timer timer in _outbox.Timers)
        {
            _timers.Add(timer);
        }
    }

    private void AfterSend(SentMessage sent)
    {
        _strategy.Sent(sent.Channel);
        if (_journal is { WantsMessages: true })
        {
            _journal.Sent(_channels[sent.Slot]);
        }
    }

    private void Journal()
    {
        long turns = Turns - _journalledTurns;
        if (_journal is null)
        {
            _decisions.Drop();
        }
        else if (turns > 0)
        {
            _journal.Decided(
                new DecisionBlock(_journalledTurns + 1, turns, _deliveryHash, NowNs),
                _decisions.Take(_channels));
        }

        _journalledTurns = Turns;
    }

    private bool Check(Actor? changed, RunEnd? end)
    {
        foreach (string broken in _machine.Checker.Check(_channels, _timers, changed, end))
        {
            _violations.Add($"turn {Turns}: {broken}");
        }

        return _violations.Count == 0;
    }
}
