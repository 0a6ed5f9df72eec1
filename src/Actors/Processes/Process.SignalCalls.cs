using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Signals;
using ActorVm.Programs.Calls;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Processes;

/// <content>The calls about signals: sending, dispositions, masks, waits for them.</content>
public sealed partial class Process
{
    private const int SetBytes = sizeof(ulong);

    /// <summary>The signals that rt_sigtimedwait(2) waits for; none outside of it.</summary>
    private SignalSet AwaitedSignals => State == ProcessState.Sleeping
        && (CallNumber)_call.Number == CallNumber.RtSigtimedwait
            ? new SignalSet(_call.Length)
            : default;

    /// <inheritdoc/>
    public void Kill(int pid, int sig, Outbox outbox) => SendSignal(pid, sig, SI_USER, 0, outbox);

    /// <inheritdoc/>
    public void Tgkill(int tgid, int tid, int sig, Outbox outbox)
    {
        if (tgid <= 0 || tid <= 0)
        {
            Fail(Errno.EINVAL, outbox);
        }
        else if (tgid != tid)
        {
            Fail(Errno.ESRCH, outbox);
        }
        else
        {
            SendSignal(tid, sig, SI_TKILL, 0, outbox);
        }
    }

    /// <inheritdoc/>
    public void RtSigqueueinfo(int tgid, int sig, ulong info, Outbox outbox)
    {
        _call.Descriptor = tgid;
        _call.Flags = sig;
        CopyIn(info, SignalInfo.SizeBytes, CopyThen.QueueSignal, outbox);
    }

    private void QueueSignalCopied(in UserCopy copy, Outbox outbox)
    {
        if (FailedCopy(copy, outbox))
        {
            return;
        }

        SignalInfo info = SignalInfo.Read(
            (Signal)_call.Flags, outbox.Payloads.Bytes(copy.Payload));
        outbox.Payloads.Free(copy.Payload);
        bool isFeigned = info.Code is >= 0 or SI_TKILL && _call.Descriptor != Pid.Value;
        if (isFeigned || _call.Descriptor <= 0)
        {
            Fail(isFeigned ? Errno.EPERM : Errno.ESRCH, outbox);
            return;
        }

        SendSignal(_call.Descriptor, _call.Flags, info.Code, info.Value, outbox);
    }

    private void SendSignal(int pid, int signal, int code, ulong value, Outbox outbox)
    {
        Ask(
            ActorId.Init,
            new Kill(pid, signal, _image.Uid, Capabilities, code, value),
            outbox);
        AwaitThen(Stage.Init, outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in KillDone message, Outbox outbox) =>
        Return(-(long)message.Error, outbox);

    /// <inheritdoc/>
    public void RtSigaction(
        int signum, ulong act, ulong oldact, ulong sigsetsize, Outbox outbox)
    {
        var signal = (Signal)signum;
        bool isKnown = signum is >= 1 and <= SignalSet.Highest && sigsetsize == SetBytes;
        if (!isKnown || (act != 0 && SignalSet.Unstoppable.Has(signal)))
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        _call.Flags = signum;
        _call.End = oldact;
        _call.Action = _image.Signals[signal];
        if (act == 0)
        {
            ReturnAction(outbox);
        }
        else
        {
            CopyIn(act, SignalDisposition.SizeBytes, CopyThen.Action, outbox);
        }
    }

    private void ActionCopied(in UserCopy copy, Outbox outbox)
    {
        if (FailedCopy(copy, outbox))
        {
            return;
        }

        var signal = (Signal)_call.Flags;
        SignalDisposition action = outbox.Payloads.Items<SignalDisposition>(copy.Payload)[0];
        outbox.Payloads.Free(copy.Payload);
        _image.Signals[signal] = action with { Mask = action.Mask & ~SignalSet.Unstoppable };
        if (action.Ignores(signal))
        {
            _pending.Discard(SignalSet.Of(signal));
        }

        ChildPolicy policy = PolicyOf(action);
        if (signal == Signal.SIGCHLD && policy != PolicyOf(_call.Action))
        {
            Ask(ActorId.Init, policy, outbox);
            AwaitThen(Stage.ChildPolicy, outbox);
            return;
        }

        ReturnAction(outbox);
    }

    private static ChildPolicy PolicyOf(in SignalDisposition action) => new(
        action.Handler == SignalDisposition.Ignore || action.Has(SA_NOCLDWAIT),
        !action.Has(SA_NOCLDSTOP));

    /// <inheritdoc/>
    public void On(in MessageHeader header, in ChildPolicyDone message, Outbox outbox)
    {
        TakeReply();
        ReturnAction(outbox);
    }

    private void ReturnAction(Outbox outbox)
    {
        ReadOnlySpan<SignalDisposition> old = [_call.Action];
        CopyOutOrReturn(_call.End, old, outbox);
    }

    /// <inheritdoc/>
    public void RtSigprocmask(int how, ulong set, ulong oldset, ulong sigsetsize, Outbox outbox)
    {
        if (sigsetsize != SetBytes || (set != 0 && how is < SIG_BLOCK or > SIG_SETMASK))
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        _call.Flags = how;
        _call.End = oldset;
        _call.Length = _image.Blocked.Bits;
        if (set == 0)
        {
            ReturnMask(outbox);
        }
        else
        {
            CopyIn(set, SetBytes, CopyThen.Mask, outbox);
        }
    }

    private void MaskCopied(in UserCopy copy, Outbox outbox)
    {
        if (!TakeSet(copy, outbox, out SignalSet set))
        {
            return;
        }

        SignalSet blocked = _call.Flags switch
        {
            SIG_BLOCK => _image.Blocked | set,
            SIG_UNBLOCK => _image.Blocked & ~set,
            _ => set,
        };
        _image.Blocked = blocked & ~SignalSet.Unstoppable;
        ReturnMask(outbox);
    }

    private void ReturnMask(Outbox outbox)
    {
        ReadOnlySpan<ulong> old = [_call.Length];
        CopyOutOrReturn(_call.End, old, outbox);
    }

    /// <inheritdoc/>
    public void RtSigpending(ulong set, ulong sigsetsize, Outbox outbox)
    {
        if (sigsetsize > SetBytes)
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        ReadOnlySpan<ulong> pending = [(_pending.Set & _image.Blocked).Bits];
        CopyOut(set, outbox.Payloads.Add(pending), CopyThen.Return, outbox);
    }

    /// <inheritdoc/>
    public void Pause(Outbox outbox) => SleepFor(null, outbox);

    /// <inheritdoc/>
    public void RtSigsuspend(ulong mask, ulong sigsetsize, Outbox outbox)
    {
        if (sigsetsize != SetBytes)
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        CopyIn(mask, SetBytes, CopyThen.Suspend, outbox);
    }

    private void SuspendCopied(in UserCopy copy, Outbox outbox)
    {
        if (TakeSet(copy, outbox, out SignalSet set))
        {
            _maskBefore = _image.Blocked;
            _image.Blocked = set & ~SignalSet.Unstoppable;
            SleepFor(null, outbox);
        }
    }

    /// <inheritdoc/>
    public void RtSigtimedwait(
        ulong set, ulong info, ulong timeout, ulong sigsetsize, Outbox outbox)
    {
        if (sigsetsize != SetBytes)
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        _call.Address = info;
        _call.End = timeout;
        CopyIn(set, SetBytes, CopyThen.SignalWait, outbox);
    }

    private void SignalWaitCopied(in UserCopy copy, Outbox outbox)
    {
        if (!TakeSet(copy, outbox, out SignalSet set))
        {
            return;
        }

        _call.Length = (set & ~SignalSet.Unstoppable).Bits;
        if (_call.End != 0)
        {
            CopyIn(_call.End, TimeBytes, CopyThen.SignalWaitTime, outbox);
        }
        else
        {
            WaitForSignal(null, outbox);
        }
    }

    private void SignalWaitTimeCopied(in UserCopy copy, Outbox outbox)
    {
        if (TakeTime(copy, outbox, out long dueNs))
        {
            WaitForSignal(dueNs, outbox);
        }
    }

    private void WaitForSignal(long? dueNs, Outbox outbox)
    {
        if (dueNs == outbox.NowNs)
        {
            EndSignalWait(Errno.EAGAIN, outbox);
        }
        else
        {
            SleepFor(dueNs, outbox);
        }
    }

    /// <summary>rt_sigtimedwait(2) takes a signal that it waits for, or fails.</summary>
    private void EndSignalWait(Errno otherwise, Outbox outbox)
    {
        Signal signal = _pending.First(new SignalSet(_call.Length));
        if (signal == Signal.None)
        {
            Fail(otherwise, outbox);
            return;
        }

        SignalInfo info = _pending.Take(signal);
        _call.Result = (long)signal;
        Span<byte> bytes = stackalloc byte[SignalInfo.SizeBytes];
        bytes.Clear();
        info.Write(bytes);
        CopyOutOrReturn<byte>(_call.Address, bytes, outbox);
    }

    /// <inheritdoc/>
    public void Sigaltstack(ulong ss, ulong old, Outbox outbox)
    {
        _call.End = old;
        if (ss == 0)
        {
            ReturnStack(_image.SignalStack, outbox);
        }
        else
        {
            CopyIn(ss, SignalStack.LayoutBytes, CopyThen.SignalStack, outbox);
        }
    }

    private void SignalStackCopied(in UserCopy copy, Outbox outbox)
    {
        if (FailedCopy(copy, outbox))
        {
            return;
        }

        SignalStack before = _image.SignalStack;
        SignalStack stack = outbox.Payloads.Items<SignalStack>(copy.Payload)[0];
        outbox.Payloads.Free(copy.Payload);
        Errno error = SetSignalStack(stack);
        if (error != Errno.None)
        {
            Fail(error, outbox);
            return;
        }

        ReturnStack(before, outbox);
    }

    /// <summary>Kernel: <c>do_sigaltstack</c>.</summary>
    private Errno SetSignalStack(SignalStack stack)
    {
        uint flags = (uint)stack.Flags;
        if (_image.SignalStack.Holds(_image.Cpu.StackPointer))
        {
            return Errno.EPERM;
        }

        if (flags is not (0 or SS_DISABLE or SS_ONSTACK))
        {
            return Errno.EINVAL;
        }

        if (flags != SS_DISABLE && stack.SizeBytes < SignalStack.LeastBytes)
        {
            return Errno.ENOMEM;
        }

        _image.SignalStack = flags == SS_DISABLE ? default : stack with { Flags = 0 };
        return Errno.None;
    }

    private void ReturnStack(SignalStack stack, Outbox outbox)
    {
        ReadOnlySpan<SignalStack> old = [StackNow(stack)];
        CopyOutOrReturn(_call.End, old, outbox);
    }

    /// <summary>The signal stack with the flags that programs see.</summary>
    private SignalStack StackNow(SignalStack stack) => stack with
    {
        Flags = !stack.IsSet ? SS_DISABLE
            : stack.Holds(_image.Cpu.StackPointer) ? (ulong)SS_ONSTACK : 0,
    };

    private bool TakeSet(in UserCopy copy, Outbox outbox, out SignalSet set)
    {
        set = default;
        if (FailedCopy(copy, outbox))
        {
            return false;
        }

        set = outbox.Payloads.Items<SignalSet>(copy.Payload)[0];
        outbox.Payloads.Free(copy.Payload);
        return true;
    }

    /// <summary>Returns the noted result, after it wrote values to where the caller wants them; to
    /// nowhere where that is null.</summary>
    private void CopyOutOrReturn<T>(ulong address, ReadOnlySpan<T> values, Outbox outbox)
        where T : unmanaged
    {
        if (address == 0)
        {
            Finish(_call.Result, outbox);
        }
        else
        {
            CopyOut(address, outbox.Payloads.Add(values), CopyThen.Return, outbox);
        }
    }
}
