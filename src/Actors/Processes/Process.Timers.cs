using System;
using System.Runtime.CompilerServices;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Scheduling;
using ActorVm.Model;
using ActorVm.Model.Signals;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Processes;

/// <content>alarm(2), setitimer(2), and the processor time that a process uses.</content>
public sealed partial class Process
{
    private const int TimerCount = 3;
    private const int TimerBytes = 4 * sizeof(long);
    private const long NsPerMicrosecond = 1_000;
    private const long MicrosecondsPerSecond = 1_000_000;

    private Timers _timers;
    private uint _timerSetting; // numbers those of the real timer, so that an old tick is known
    private long _usedNs; // the processor time of the budgets that are used up

    /// <summary>The processor time that it has used: the clock moves as much for each budget of
    /// instructions.</summary>
    private long UsedNs => _usedNs + ((BudgetInstructions - _budget)
        * DeterministicHost.BudgetCostNs / BudgetInstructions);

    /// <inheritdoc/>
    public void Alarm(uint seconds, Outbox outbox)
    {
        long left = LeftNs(ITIMER_REAL, outbox);
        SetTimer(ITIMER_REAL, seconds * VirtualTime.NsPerSecond, 0, outbox);
        long whole = left / VirtualTime.NsPerSecond;
        long rest = left % VirtualTime.NsPerSecond;
        bool roundsUp = rest >= VirtualTime.NsPerSecond / 2 || (whole == 0 && rest > 0);
        Finish(whole + (roundsUp ? 1 : 0), outbox);
    }

    /// <inheritdoc/>
    public void Getitimer(int which, ulong value, Outbox outbox)
    {
        if (which is < 0 or >= TimerCount)
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        ReturnTimer(value, LeftNs(which, outbox), _timers[which].IntervalNs, outbox);
    }

    /// <inheritdoc/>
    public void Setitimer(int which, ulong value, ulong old, Outbox outbox)
    {
        if (which is < 0 or >= TimerCount)
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        _call.Flags = which;
        _call.End = old;
        CopyIn(value, TimerBytes, CopyThen.Timer, outbox);
    }

    private void TimerCopied(in UserCopy copy, Outbox outbox)
    {
        if (FailedCopy(copy, outbox))
        {
            return;
        }

        ReadOnlySpan<long> setting = outbox.Payloads.Items<long>(copy.Payload);
        bool isValid = IsTime(setting[0], setting[1]) && IsTime(setting[2], setting[3]);
        long interval = isValid ? Nanoseconds(setting[0], setting[1]) : 0;
        long value = isValid ? Nanoseconds(setting[2], setting[3]) : 0;
        outbox.Payloads.Free(copy.Payload);
        if (!isValid)
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        int which = _call.Flags;
        (long left, long oldInterval) = (LeftNs(which, outbox), _timers[which].IntervalNs);
        SetTimer(which, value, interval, outbox);
        ReturnTimer(_call.End, left, oldInterval, outbox);
    }

    private static bool IsTime(long seconds, long microseconds) =>
        seconds >= 0 && microseconds is >= 0 and < MicrosecondsPerSecond;

    private static long Nanoseconds(long seconds, long microseconds)
    {
        const long longest = long.MaxValue / VirtualTime.NsPerSecond / 4; // no sum overflows
        return (Math.Min(seconds, longest) * VirtualTime.NsPerSecond)
            + (microseconds * NsPerMicrosecond);
    }

    private void ReturnTimer(ulong address, long leftNs, long intervalNs, Outbox outbox)
    {
        (long interval, long intervalRest) = Math.DivRem(intervalNs, VirtualTime.NsPerSecond);
        (long left, long leftRest) = Math.DivRem(leftNs, VirtualTime.NsPerSecond);
        ReadOnlySpan<long> setting =
            [interval, intervalRest / NsPerMicrosecond, left, leftRest / NsPerMicrosecond];
        CopyOutOrReturn(address, setting, outbox);
    }

    private void SetTimer(int which, long valueNs, long intervalNs, Outbox outbox)
    {
        ref IntervalTimer timer = ref _timers[which];
        timer.DueNs = valueNs == 0 ? 0 : TimerNowNs(which, outbox) + valueNs;
        timer.IntervalNs = valueNs == 0 ? 0 : intervalNs;
        if (which == ITIMER_REAL)
        {
            _timerSetting++;
            AwaitTick(outbox);
        }
    }

    private void AwaitTick(Outbox outbox)
    {
        if (_timers[ITIMER_REAL].DueNs is not 0 and var due)
        {
            outbox.SendAt(due, new Tick(_timerSetting));
        }
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in Tick message, Outbox outbox)
    {
        if (message.Setting == _timerSetting && State != ProcessState.Exited)
        {
            Expire(ITIMER_REAL, Signal.SIGALRM, outbox);
            AwaitTick(outbox);
        }
    }

    /// <summary>A budget is used up: the timers that count the process's own time.</summary>
    private void CountBudget(Outbox outbox)
    {
        _budget = BudgetInstructions;
        _usedNs += DeterministicHost.BudgetCostNs;
        outbox.BudgetUsedUp = true;
        CheckProcessorLimit(outbox);
        for (int which = ITIMER_VIRTUAL; which < TimerCount; which++)
        {
            if (_timers[which].DueNs is not 0 and var due && due <= _usedNs)
            {
                bool isVirtual = which == ITIMER_VIRTUAL;
                Expire(which, isVirtual ? Signal.SIGVTALRM : Signal.SIGPROF, outbox);
            }
        }
    }

    /// <summary>The timer sends its signal, and is set again or not.</summary>
    private void Expire(int which, Signal signal, Outbox outbox)
    {
        ref IntervalTimer timer = ref _timers[which];
        timer.DueNs = timer.IntervalNs == 0 ? 0 : timer.DueNs + timer.IntervalNs;
        Post(new SignalInfo(signal, SI_KERNEL, default, 0, 0), outbox);
    }

    private long LeftNs(int which, Outbox outbox) => _timers[which].DueNs == 0
        ? 0
        : Math.Max(_timers[which].DueNs - TimerNowNs(which, outbox), NsPerMicrosecond);

    private long TimerNowNs(int which, Outbox outbox) =>
        which == ITIMER_REAL ? outbox.NowNs : UsedNs;

    private ulong HashTimers(ulong hash)
    {
        for (int which = 0; which < TimerCount; which++)
        {
            hash = _timers[which].Hash(hash);
        }

        return StateHash.Mix(StateHash.Mix(hash, _timerSetting), (ulong)_usedNs);
    }

    [InlineArray(TimerCount)]
    private struct Timers
    {
        private IntervalTimer _first;
    }
}
