using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model;

namespace ActorVm.Actors.Processes;

/// <content>Time: all clocks are the virtual one.</content>
public sealed partial class Process
{
    private uint _sleep; // numbers the sleeps, so that an old timer is known

    /// <inheritdoc/>
    public void Nanosleep(ulong req, ulong rem, Outbox outbox) =>
        CopyIn(req, 2 * sizeof(long), CopyThen.Sleep, outbox);

    /// <inheritdoc/>
    public void On(in MessageHeader header, in Wake message, Outbox outbox)
    {
        if (State == ProcessState.Sleeping && message.Sleep == _sleep)
        {
            State = ProcessState.Running;
            Finish(0, outbox);
        }
    }

    /// <inheritdoc/>
    public void Time(ulong tloc, Outbox outbox)
    {
        _call.Result = VirtualTime.UnixSeconds(outbox.NowNs);
        if (tloc == 0)
        {
            Finish(_call.Result, outbox);
            return;
        }

        ReadOnlySpan<long> seconds = [_call.Result];
        CopyOut(tloc, outbox.Payloads.Add(seconds), CopyThen.Return, outbox);
    }

    /// <inheritdoc/>
    public void ClockGettime(int clockid, ulong tp, Outbox outbox)
    {
        const int clocks = 3; // CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID
        if (clockid is < 0 or >= clocks)
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        bool isRealTime = clockid == LinuxConstants.CLOCK_REALTIME;
        long seconds = outbox.NowNs / VirtualTime.NsPerSecond;
        ReadOnlySpan<long> time =
        [
            seconds + (isRealTime ? VirtualTime.EpochSeconds : 0),
            outbox.NowNs % VirtualTime.NsPerSecond,
        ];
        CopyOut(tp, outbox.Payloads.Add(time), CopyThen.Return, outbox);
    }

    /// <inheritdoc/>
    public void SchedYield(Outbox outbox)
    {
        Trace(0, outbox);
        _image.Cpu.SetResult(0);
        StepTo(Next.Run, outbox);
    }

    private void SleepCopied(in UserCopy copy, Outbox outbox)
    {
        if (FailedCopy(copy, outbox))
        {
            return;
        }

        ReadOnlySpan<long> time = outbox.Payloads.Items<long>(copy.Payload);
        (long seconds, long nanoseconds) = (time[0], time[1]);
        outbox.Payloads.Free(copy.Payload);
        if (seconds < 0 || nanoseconds is < 0 or >= VirtualTime.NsPerSecond)
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        long longest = (long.MaxValue - outbox.NowNs) / VirtualTime.NsPerSecond;
        long due = outbox.NowNs + nanoseconds
            + (Math.Min(seconds, longest - 1) * VirtualTime.NsPerSecond);
        State = ProcessState.Sleeping;
        _sleep++;
        outbox.SendAt(due, new Wake(_sleep));
    }
}
