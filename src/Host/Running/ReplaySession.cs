using System;
using System.Globalization;
using System.Linq;
using ActorVm.Actors;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Scheduling;
using ActorVm.Host.Journal;
using ActorVm.Host.Tracing;

namespace ActorVm.Host.Running;

/// <summary>Runs a log again on a machine of its own, and compares at every event.</summary>
/// <remarks>
/// The replayed run journals its decisions as the first run did, so each event of the log has its
/// counterpart here, with the same turns if nothing has changed.
/// </remarks>
internal sealed class ReplaySession : IJournal
{
    private readonly LogFile _log;
    private readonly RunSession _session;
    private readonly ReplayStrategy _strategy = new();
    private readonly Trace? _trace;
    private int _next;

    /// <summary>Makes the machine of a log.</summary>
    /// <param name="log">The log.</param>
    /// <param name="setup">Its machine, its programs compiled.</param>
    /// <param name="listener">Hears what programs write, as they write it.</param>
    /// <param name="trace">Hears everything else.</param>
    public ReplaySession(
        LogFile log, MachineSetup setup, IOutputListener? listener = null, Trace? trace = null)
    {
        _log = log;
        _trace = trace;
        _session = new RunSession(log.Plan, setup, listener, trace);
    }

    /// <inheritdoc/>
    public bool WantsMessages => _trace is not null;

    /// <summary>The machine that the log runs on again.</summary>
    public Machine Machine => _session.Machine;

    /// <summary>How the replay parts from its log, in a sentence; null where it does not.</summary>
    public string? Divergence { get; private set; }

    /// <summary>Replays the log, or its turns up to one.</summary>
    public RunResult Run(long? untilTurn)
    {
        _session.Boot(_strategy, this);
        foreach (TurnsEvent turns in _log.Turns)
        {
            _strategy.Add(turns.Decisions.AsMemory(), turns.Turns);
        }

        long last = Math.Min(untilTurn ?? long.MaxValue, _log.LastTurn);
        bool goesToTheEnd = _log.End is not null && last == _log.LastTurn;
        RunEnd end = RunTo(goesToTheEnd ? long.MaxValue : last);
        RunResult result = _session.Conclude(end);
        Divergence ??= DivergenceOf(end);
        Divergence ??= goesToTheEnd
            ? DivergenceOf(_log.End!, result)
            : DivergenceInEventOf(last);
        return result;
    }

    private RunEnd RunTo(long last)
    {
        if (_trace is null)
        {
            return _session.Host.Run(last);
        }

        RunEnd end = RunEnd.TurnReached;
        while (end == RunEnd.TurnReached && _session.Host.Turns < last)
        {
            long before = _session.Host.Turns;
            end = _session.Host.Run(before + 1);
            if (_session.Host.Turns > before)
            {
                _trace.TurnOver(Machine, _session.Host.Turns);
            }
        }

        return end;
    }

    /// <summary>
    /// A replay that stops inside an event of the log has compared nothing of it: another one goes
    /// on to the event's end.
    /// </summary>
    private string? DivergenceInEventOf(long turn)
    {
        if (_log.Turns.FirstOrDefault(e => e.First <= turn && turn < e.Last) is not { } cut)
        {
            return null;
        }

        ReplaySession whole = new(_log, _session.Machine.Setup);
        whole.Run(cut.Last);
        return whole.Divergence;
    }

    /// <inheritdoc/>
    public void Decided(in DecisionBlock block, ReadOnlySpan<char> decisions)
    {
        bool hasStopped = _strategy.Ended != ReplayEnd.None; // told at its turn, which is exact
        if (hasStopped || Divergence is not null || _next == _log.Turns.Count)
        {
            return;
        }

        TurnsEvent expected = _log.Turns[_next++];
        string stretch = FormattableString.Invariant(
            $"in the turns {expected.First} to {expected.Last} (line {expected.Line})");
        if (block.DeliveryHash != expected.Hash || block.Turns != expected.Turns)
        {
            Divergence = Sides($"{stretch}, what was delivered", expected.Hash, block.DeliveryHash);
        }
        else if (block.NowNs != expected.VirtualTimeNs)
        {
            Divergence = Sides($"{stretch}, the time", expected.VirtualTimeNs, block.NowNs);
        }
        else if (expected.StateHash is { } state && state != _session.Host.HashState())
        {
            Divergence = Sides($"{stretch}, the state", state, _session.Host.HashState());
        }
    }

    /// <inheritdoc/>
    public void Delivered(long turn, long nowNs, in Envelope message) =>
        _trace?.Delivered(turn, nowNs, message);

    /// <inheritdoc/>
    public void Sent(in Envelope message) => _trace?.Sent(message);

    private string? DivergenceOf(RunEnd end)
    {
        string turn = FormattableString.Invariant($"at turn {_session.Host.Turns + 1}");
        if (end == RunEnd.NoChoice && _strategy.Ended == ReplayEnd.Malformed)
        {
            return $"{turn}, the log's decisions are not what a run writes";
        }

        if (end == RunEnd.NoChoice && _strategy.Ended == ReplayEnd.Diverged)
        {
            (ActorId sender, ActorId receiver) = _strategy.Wanted;
            return $"{turn}, the log delivers from {sender} to {receiver}, "
                + "but here no such message is under way";
        }

        if (end == RunEnd.NoChoice)
        {
            return $"{turn}, the log has ended, but here the run goes on";
        }

        return end != RunEnd.TurnReached && _session.Host.Turns < _log.LastTurn
            ? $"{turn}, the log goes on, but here the run ends"
            : null;
    }

    private static string? DivergenceOf(EndEvent expected, RunResult result) =>
        expected.Turns != result.Turns ? Sides("the number of turns", expected.Turns, result.Turns)
        : expected.StateHash != result.StateHash
            ? Sides("at the end, the state", expected.StateHash, result.StateHash)
        : expected.VirtualTimeNs != result.VirtualTimeNs
            ? Sides("at the end, the time", expected.VirtualTimeNs, result.VirtualTimeNs)
        : null;

    private static string Sides(string what, ulong log, ulong here) =>
        $"{what} has the hash {LogValues.Hash(log)} in the log and {LogValues.Hash(here)} here";

    private static string Sides(string what, long log, long here) => string.Create(
        CultureInfo.InvariantCulture, $"{what} is {log} in the log and {here} here");
}
