using System.Globalization;
using ActorVm.Actors.Messaging;
using ActorVm.Model;

namespace ActorVm.Actors.Processes;

/// <content>Signals, with their default actions.</content>
/// <remarks>Differs from Linux: there are no handlers, masks and stops yet; a stop signal is
/// ignored.</remarks>
public sealed partial class Process
{
    private ulong _pendingSignals; // bit n - 1 for signal n

    /// <summary>Where and why its program raised the signal that ended it; null where none
    /// did.</summary>
    public string? FatalFault { get; private set; }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in PostSignal message, Outbox outbox)
    {
        if (State is ProcessState.Exiting or ProcessState.Exited || !IsFatal(message.Number))
        {
            return;
        }

        _pendingSignals |= 1UL << (message.Number - 1);
        if (State == ProcessState.Sleeping)
        {
            TakeSignal(outbox);
        }
        else if (State == ProcessState.Waiting && _stage == Stage.Wait)
        {
            outbox.Send(ActorId.Init, default(WaitCancel));
        }
        else if (State == ProcessState.Waiting && _stage == Stage.Transfer)
        {
            outbox.Send(ActorId.FileSystem, new FileCancel(_call.Request));
        }
    }

    private static bool IsFatal(int number) => (Signal)number is not (
        Signal.None or Signal.SIGCHLD or Signal.SIGCONT or Signal.SIGURG or Signal.SIGWINCH
        or Signal.SIGSTOP or Signal.SIGTSTP or Signal.SIGTTIN or Signal.SIGTTOU);

    /// <summary>Acts on a pending signal; true where the process is on its way out.</summary>
    private bool TakeSignal(Outbox outbox)
    {
        if (_pendingSignals == 0)
        {
            return false;
        }

        const ulong kill = 1UL << ((int)Signal.SIGKILL - 1);
        int number = (_pendingSignals & kill) != 0
            ? (int)Signal.SIGKILL
            : System.Numerics.BitOperations.TrailingZeroCount(_pendingSignals) + 1;
        Die((Signal)number, outbox);
        return true;
    }

    /// <summary>The process ends by a signal.</summary>
    private void Die(Signal signal, Outbox outbox) => BeginExit((int)signal, outbox);

    /// <summary>The program's own instruction raises a signal; the report says where.</summary>
    private void DieAt(Signal signal, string what, Outbox outbox)
    {
        (string file, int line) = _image.Cpu.Location;
        FatalFault = string.Create(
            CultureInfo.InvariantCulture, $"{file}:{line}: {signal}: {what}");
        Die(signal, outbox);
    }
}
