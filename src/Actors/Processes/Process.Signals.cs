using System.Globalization;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Signals;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Processes;

/// <content>Signals: how they come, what they interrupt, and what they do by default.</content>
/// <remarks>
/// A signal is pending until the process comes to run its program on, which it does at a turn; then
/// it is taken, and a frame is put on the stack for each that has a handler, so that the last one
/// runs first, as in Linux. A call that a signal cuts short ends with a number beyond the errno
/// values, which is settled once it is known whether a handler runs: EINTR, or the call is made
/// again.
/// </remarks>
public sealed partial class Process
{
    // Kernel: include/linux/errno.h. No program sees them.
    private const int RestartCall = 512; // ERESTARTSYS: again, where the handler has SA_RESTART
    private const int RestartUnlessHandled = 514; // ERESTARTNOHAND: again, where there is none
    private const int RestartSleep = 516; // ERESTART_RESTARTBLOCK: for what is left of its time

    private readonly PendingSignals _pending = new();
    private int _restart; // how the call ended that a signal cut short; 0 for none
    private SignalSet? _maskBefore; // what sigsuspend(2) is to give back

    /// <summary>Where and why its program raised the signal that ended it; null where none
    /// did.</summary>
    public string? FatalFault { get; private set; }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in PostSignal message, Outbox outbox) => Post(
        new SignalInfo(
            (Signal)message.Number, message.Code, message.Sender, message.Uid, message.Value),
        outbox);

    /// <summary>A signal comes. Kernel: <c>prepare_signal</c>, <c>send_signal</c>.</summary>
    private void Post(in SignalInfo info, Outbox outbox)
    {
        if (State is ProcessState.Exiting or ProcessState.Exited)
        {
            return;
        }

        Signal signal = info.Signal;
        if (SignalSet.Stops.Has(signal))
        {
            _pending.Discard(SignalSet.Of(Signal.SIGCONT));
        }
        else if (signal == Signal.SIGCONT)
        {
            _pending.Discard(SignalSet.Stops);
        }

        if (_image.Blocked.Has(signal) || !_image.Signals[signal].Ignores(signal))
        {
            _pending.Add(info);
        }

        if (State != ProcessState.Stopped)
        {
            Interrupt(outbox);
        }
        else if (signal is Signal.SIGCONT or Signal.SIGKILL)
        {
            outbox.Send(ActorId.Init, default(Stop));
            StepTo(Next.Run, outbox);
        }
    }

    /// <summary>Cuts a wait short that may last for ever, where a signal is to be taken.</summary>
    private void Interrupt(Outbox outbox)
    {
        if (_pending.First(~_image.Blocked | AwaitedSignals) == Signal.None)
        {
            return;
        }

        if (State == ProcessState.Sleeping)
        {
            InterruptSleep(outbox);
        }
        else if (State == ProcessState.Waiting && !_call.IsCancelled)
        {
            _call.IsCancelled = true;
            if (_stage == Stage.Wait)
            {
                outbox.Send(ActorId.Init, default(WaitCancel));
            }
            else if (_stage is Stage.Transfer or Stage.Poll)
            {
                outbox.Send(ActorId.FileSystem, new FileCancel(_call.Request));
            }
        }
    }

    /// <summary>Whether a signal is to be taken.</summary>
    private bool HasSignal => _pending.First(~_image.Blocked) != Signal.None;

    /// <summary>Takes the signals that are not blocked.</summary>
    /// <returns>True where the program does not run on in this turn.</returns>
    private bool TakeSignal(Outbox outbox)
    {
        while (true)
        {
            Signal signal = _pending.First(~_image.Blocked);
            if (signal == Signal.None)
            {
                if (!SettleUnhandled())
                {
                    return false;
                }

                continue;
            }

            SignalInfo info = _pending.Take(signal);
            SignalDisposition action = _image.Signals[signal];
            if (action.IsCaught)
            {
                SettleHandled(action, outbox);
                BeginHandler(info, outbox);
                return true;
            }

            if (!action.Ignores(signal))
            {
                ActByDefault(signal, outbox);
                return true;
            }
        }
    }

    private void ActByDefault(Signal signal, Outbox outbox)
    {
        if (SignalTable.Action(signal) == SignalAction.Stop)
        {
            State = ProcessState.Stopped;
            outbox.Send(ActorId.Init, new Stop((int)signal));
        }
        else
        {
            Die(signal, outbox);
        }
    }

    /// <summary>A handler will run: the call that the signal cut short fails, or is made again
    /// after it. Kernel: <c>handle_signal</c>.</summary>
    private void SettleHandled(in SignalDisposition action, Outbox outbox)
    {
        if (_restart == RestartCall && action.Has(SA_RESTART))
        {
            _image.Cpu.RestartCall();
        }
        else if (_restart != 0)
        {
            Trace(-(long)Errno.EINTR, outbox);
            _image.Cpu.SetResult(-(long)Errno.EINTR);
        }

        _restart = 0;
    }

    /// <summary>No handler runs: the call is made again, and sigsuspend's mask goes.</summary>
    /// <returns>Whether the mask changed, which may let further signals in.</returns>
    private bool SettleUnhandled()
    {
        if (_restart != 0)
        {
            _sleepsOn = _restart == RestartSleep;
            _image.Cpu.RestartCall();
            _restart = 0;
        }

        return RestoreMask();
    }

    /// <summary>Gives back the mask that a call has changed for its time.</summary>
    /// <returns>Whether there was one.</returns>
    private bool RestoreMask()
    {
        if (_maskBefore is not { } mask)
        {
            return false;
        }

        _image.Blocked = mask;
        _maskBefore = null;
        return true;
    }

    /// <summary>The first signal that will end the process, whatever else comes; none where there
    /// is no such. Kernel: <c>fatal_signal_pending</c>.</summary>
    private Signal FatalSignal()
    {
        SignalSet open = _pending.Set & ~_image.Blocked;
        while (_pending.First(open) is not Signal.None and var signal)
        {
            if (_image.Signals[signal].Handler == SignalDisposition.Default
                && SignalTable.Action(signal) is SignalAction.Terminate or SignalAction.Core)
            {
                return signal;
            }

            open &= ~SignalSet.Of(signal);
        }

        return Signal.None;
    }

    /// <summary>The process ends by a signal.</summary>
    private void Die(Signal signal, Outbox outbox) => BeginExit((int)signal, outbox);

    /// <summary>The process ends by a signal that its program's own instruction raises and that
    /// nothing can catch; the report says where.</summary>
    private void DieAt(Signal signal, string what, Outbox outbox)
    {
        ReportFault(signal, what);
        Die(signal, outbox);
    }

    /// <summary>
    /// The program's own instruction raises a signal. Where it is blocked or ignored it ends the
    /// process. Kernel: <c>force_sig_info</c>.
    /// </summary>
    /// <returns>Whether a handler will run; else the report is to say where it was.</returns>
    private bool Force(in SignalInfo info)
    {
        SignalSet own = SignalSet.Of(info.Signal);
        SignalDisposition action = _image.Signals[info.Signal];
        if (action.Ignores(info.Signal) || !(_image.Blocked & own).IsEmpty)
        {
            action = default;
            _image.Signals[info.Signal] = action;
            _image.Blocked &= ~own;
        }

        _pending.Add(info);
        return action.IsCaught;
    }

    private void ReportFault(Signal signal, string what)
    {
        (string file, int line) = _image.Cpu.Location;
        FatalFault = string.Create(
            CultureInfo.InvariantCulture, $"{file}:{line}: {signal}: {what}");
    }

    private ulong HashSignals(ulong hash)
    {
        hash = _pending.Hash(hash);
        hash = StateHash.Mix(hash, (uint)_restart | (_sleepsOn ? 1UL << 32 : 0));
        hash = StateHash.Mix(hash, (ulong)_sleepDueNs);
        return StateHash.Mix(hash, _maskBefore is { } mask ? ~mask.Bits : 0);
    }
}
