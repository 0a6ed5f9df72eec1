using ActorVm.Actors.Messaging;

namespace ActorVm.Actors.Invariants;

/// <summary>
/// What is on its way, now or by a timer, to make an actor go on of itself: the steps of those that
/// run, the end of sleeps, alarms and devices' transfers.
/// </summary>
internal sealed class WakeupLedger(Machine machine) : IEnvelopeVisitor
{
    /// <summary>The messages that make an actor go on, by the actor.</summary>
    public Ledger Wakeups { get; } = new();

    /// <inheritdoc/>
    public void Visit(in Envelope message)
    {
        bool goesOn = message.Kind is MessageKind.Step or MessageKind.Start
            or MessageKind.DiskComplete or MessageKind.SwapComplete or MessageKind.ReclaimRetry;
        if (goesOn || (message.Receiver.IsProcess
            && machine.Process(message.Receiver.Pid).AwaitsTimer(message)))
        {
            Wakeups.Add((int)message.Receiver.Value, 1, Reference.Of(message));
        }
    }
}
