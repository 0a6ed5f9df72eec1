using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Programs.Calls;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Processes;

/// <content>Time and sleep: all clocks are the virtual one.</content>
public sealed partial class Process
{
    private const int TimeBytes = 2 * sizeof(long);

    private uint _sleep; // numbers the sleeps, so that an old timer is known
    private long _sleepDueNs; // when the last one was to end
    private bool _sleepsOn; // the next call goes on with the last sleep, which a stop cut short

    /// <inheritdoc/>
    public void Nanosleep(ulong req, ulong rem, Outbox outbox)
    {
        _call.End = rem;
        CopyIn(req, TimeBytes, CopyThen.Sleep, outbox);
    }

    /// <inheritdoc/>
    public void ClockNanosleep(int clockid, int flags, ulong request, ulong remain, Outbox outbox)
    {
        if (clockid is not (CLOCK_REALTIME or CLOCK_MONOTONIC))
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        bool isAbsolute = (flags & TIMER_ABSTIME) != 0;
        _call.Flags = isAbsolute ? 1 : 0;
        _call.Offset = isAbsolute ? ClockBaseNs(clockid) : 0;
        Nanosleep(request, remain, outbox);
    }

    private void SleepCopied(in UserCopy copy, Outbox outbox)
    {
        if (TakeTime(copy, outbox, out long dueNs))
        {
            bool isAbsolute = _call.Flags != 0;
            long due = isAbsolute ? dueNs - outbox.NowNs - _call.Offset : dueNs;
            SleepFor(_sleepsOn ? _sleepDueNs : Math.Max(due, outbox.NowNs), outbox);
        }
    }

    /// <summary>Sleeps until a signal comes, or a time where one is given.</summary>
    private void SleepFor(long? dueNs, Outbox outbox)
    {
        State = ProcessState.Sleeping;
        _sleep++;
        _sleepsOn = false;
        _sleepDueNs = dueNs ?? long.MaxValue;
        Interrupt(outbox); // one may have come while the call copied its arguments
        if (State == ProcessState.Sleeping && dueNs is { } due)
        {
            outbox.SendAt(due, new Wake(_sleep));
        }
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in Wake message, Outbox outbox)
    {
        if (message.Sleep != _sleep || !IsTimed)
        {
            return;
        }

        if (_stage == Stage.Poll)
        {
            _sleepDueNs = long.MaxValue;
            _call.IsTimedOut = true;
            outbox.Send(ActorId.FileSystem, new FileCancel(_call.Request));
            return;
        }

        State = ProcessState.Running;
        if ((CallNumber)_call.Number == CallNumber.RtSigtimedwait)
        {
            EndSignalWait(Errno.EAGAIN, outbox);
        }
        else
        {
            Finish(0, outbox);
        }
    }

    /// <summary>A signal ends the sleep.</summary>
    private void InterruptSleep(Outbox outbox)
    {
        State = ProcessState.Running;
        _sleep++;
        switch ((CallNumber)_call.Number)
        {
            case CallNumber.RtSigtimedwait:
                EndSignalWait(Errno.EINTR, outbox);
                break;
            case CallNumber.Nanosleep or CallNumber.ClockNanosleep when _call.Flags == 0:
                long left = Math.Max(_sleepDueNs - outbox.NowNs, 0);
                ReadOnlySpan<long> remaining =
                    [left / VirtualTime.NsPerSecond, left % VirtualTime.NsPerSecond];
                _call.Result = -RestartSleep;
                CopyOutOrReturn(_call.End, remaining, outbox);
                break;
            default:
                Finish(-RestartUnlessHandled, outbox);
                break;
        }
    }

    /// <inheritdoc/>
    public void Time(ulong tloc, Outbox outbox)
    {
        _call.Result = VirtualTime.UnixSeconds(outbox.NowNs);
        ReadOnlySpan<long> seconds = [_call.Result];
        CopyOutOrReturn(tloc, seconds, outbox);
    }

    /// <inheritdoc/>
    public void ClockGettime(int clockid, ulong tp, Outbox outbox)
    {
        if (!IsClock(clockid))
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        bool isUsed = clockid is CLOCK_PROCESS_CPUTIME_ID or CLOCK_THREAD_CPUTIME_ID;
        long nowNs = isUsed ? UsedNs : outbox.NowNs + ClockBaseNs(clockid);
        ReadOnlySpan<long> time =
            [nowNs / VirtualTime.NsPerSecond, nowNs % VirtualTime.NsPerSecond];
        CopyOut(tp, outbox.Payloads.Add(time), CopyThen.Return, outbox);
    }

    /// <inheritdoc/>
    public void ClockGetres(int clockid, ulong res, Outbox outbox)
    {
        if (!IsClock(clockid))
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        ReadOnlySpan<long> resolution = [0, 1];
        CopyOutOrReturn(res, resolution, outbox);
    }

    /// <inheritdoc/>
    public void SchedYield(Outbox outbox) => Finish(0, outbox); // each call is a turn

    private static bool IsClock(int clockid) =>
        clockid is >= CLOCK_REALTIME and <= CLOCK_BOOTTIME;

    private static long ClockBaseNs(int clockid) =>
        clockid is CLOCK_REALTIME or CLOCK_REALTIME_COARSE
            ? VirtualTime.EpochSeconds * VirtualTime.NsPerSecond
            : 0;

    /// <summary>Reads an interval that was copied, and frees it.</summary>
    /// <param name="copy">The copy of a <c>struct timespec</c>.</param>
    /// <param name="outbox">Where the failed call's effects go.</param>
    /// <param name="dueNs">When it will be over.</param>
    /// <returns>False where the call failed for it.</returns>
    private bool TakeTime(in UserCopy copy, Outbox outbox, out long dueNs)
    {
        dueNs = 0;
        if (FailedCopy(copy, outbox))
        {
            return false;
        }

        ReadOnlySpan<long> time = outbox.Payloads.Items<long>(copy.Payload);
        (long seconds, long nanoseconds) = (time[0], time[1]);
        outbox.Payloads.Free(copy.Payload);
        if (seconds < 0 || nanoseconds is < 0 or >= VirtualTime.NsPerSecond)
        {
            Fail(Errno.EINVAL, outbox);
            return false;
        }

        long longest = (long.MaxValue - outbox.NowNs) / VirtualTime.NsPerSecond;
        dueNs = outbox.NowNs + nanoseconds
            + (Math.Min(seconds, longest - 1) * VirtualTime.NsPerSecond);
        return true;
    }
}
