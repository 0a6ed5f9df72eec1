using System;
using System.Buffers.Binary;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Signals;
using ActorVm.Programs.Calls;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Processes;

/// <content>Waiting for children.</content>
public sealed partial class Process
{
    private const int UsageBytes = 144; // struct rusage
    private const int StatusInfoBytes = 28; // of a siginfo_t, what waitid(2) writes

    private long _childrenUsedNs; // the processor time of the children that were waited for

    /// <inheritdoc/>
    public void Wait4(int pid, ulong wstatus, int options, ulong rusage, Outbox outbox)
    {
        if ((options & ~(WNOHANG | WUNTRACED | WCONTINUED)) != 0)
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        _call.Address = wstatus;
        _call.End = rusage;
        AskWait(pid, options | WEXITED, outbox);
    }

    /// <inheritdoc/>
    public void Waitid(
        int idtype, uint id, ulong infop, int options, ulong rusage, Outbox outbox)
    {
        const int events = WEXITED | WSTOPPED | WCONTINUED;
        bool isKnown = (options & ~(events | WNOHANG | WNOWAIT)) == 0 && (options & events) != 0;
        int number = (int)Math.Min(id, int.MaxValue);
        int? pid = idtype switch
        {
            P_ALL => -1,
            P_PID when number > 0 => number,
            P_PGID => number > 1 ? -number : 0,
            _ => null,
        };
        if (!isKnown || pid is not { } selected)
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        _call.Address = infop;
        _call.End = rusage;
        AskWait(selected, options, outbox);
    }

    private void AskWait(int pid, int options, Outbox outbox)
    {
        Ask(ActorId.Init, new Wait(pid, options), outbox);
        AwaitThen(Stage.Wait, outbox);
        Interrupt(outbox); // a signal may have come before
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in WaitDone message, Outbox outbox)
    {
        TakeReply();
        if (message.Result < 0)
        {
            bool isCut = message.Result == -(long)Errno.EINTR;
            Finish(isCut ? -RestartCall : message.Result, outbox);
            return;
        }

        bool isOfId = (CallNumber)_call.Number == CallNumber.Waitid;
        _childrenUsedNs += message.UsedNs;
        _call.Offset = message.UsedNs;
        _call.Result = isOfId ? 0 : message.Result;
        bool tells = isOfId || message.Result != 0;
        if (_call.Address == 0 || !tells)
        {
            ReturnUsage(outbox);
            return;
        }

        Span<byte> info = stackalloc byte[SignalInfo.SizeBytes];
        info.Clear();
        int length = isOfId ? StatusInfoBytes : sizeof(int);
        if (!isOfId)
        {
            BinaryPrimitives.WriteInt32LittleEndian(info, message.Status);
        }
        else if (message.Result != 0)
        {
            InfoOf(message).Write(info);
        }

        CopyOut(_call.Address, outbox.Payloads.Add(info[..length]), CopyThen.WaitUsage, outbox);
    }

    private static SignalInfo InfoOf(in WaitDone message)
    {
        WaitStatus status = new(message.Status);
        (int code, int told) = status switch
        {
            { IsStop: true } => (CLD_STOPPED, status.ExitCode),
            { IsExit: true } => (CLD_EXITED, status.ExitCode),
            _ when status == WaitStatus.Continued => (CLD_CONTINUED, (int)Signal.SIGCONT),
            _ => (CLD_KILLED, (int)status.Signal),
        };
        Pid child = new((int)message.Result);
        return new SignalInfo(Signal.SIGCHLD, code, child, message.Uid, (ulong)told);
    }

    /// <summary>The status is with the caller: now what the child used.</summary>
    private void ReturnUsage(Outbox outbox)
    {
        if (_call.End == 0)
        {
            Finish(_call.Result, outbox);
        }
        else
        {
            CopyUsage(_call.End, _call.Offset, outbox);
        }
    }

    /// <summary>Returns with a <c>struct rusage</c>. What is counted is the processor
    /// time.</summary>
    private void CopyUsage(ulong address, long usedNs, Outbox outbox)
    {
        PayloadId payload = outbox.Payloads.Add(UsageBytes);
        Span<long> usage = outbox.Payloads.Items<long>(payload);
        usage[0] = usedNs / VirtualTime.NsPerSecond;
        usage[1] = usedNs % VirtualTime.NsPerSecond / NsPerMicrosecond;
        CopyOut(address, payload, CopyThen.Return, outbox);
    }
}
