using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Invariants;

/// <summary>
/// What each swap slot's count must be: the page-table entries and segment pages that it holds, the
/// swap cache, and what is in flight.
/// </summary>
/// <remarks>
/// In flight are slots that are given and not taken note of yet (+), references given back and not
/// subtracted yet (+), and references that are held and not added yet (-).
/// </remarks>
internal sealed class SlotLedger(Machine machine) : Ledger, IEnvelopeVisitor
{
    /// <inheritdoc/>
    public void Visit(in Envelope message)
    {
        AddPayload(message, FrameLedger.ReferencesOf(message.Kind));
        switch (message.Kind)
        {
            case MessageKind.SwapTakeDone:
                Add(SwapTakeDone.Unpack(message).Slot, 1, message);
                break;
            case MessageKind.SwapFree:
                Add(SwapFree.Unpack(message).Slot, 1, message);
                break;
            case MessageKind.SwapDuplicate:
                Add(SwapDuplicate.Unpack(message).Slot, -1, message);
                break;
            case MessageKind.UnmapDone:
                UnmapDone unmapped = UnmapDone.Unpack(message);
                Add(unmapped.Slot, unmapped is { Present: true, Kept: false } ? -1 : 0, message);
                break;
            case MessageKind.EvictDone:
                EvictDone evicted = EvictDone.Unpack(message);
                Add(evicted.Slot, evicted.Evicted ? -1 : 0, message);
                break;
            case MessageKind.SwapInDone:
                SwapInDone read = SwapInDone.Unpack(message);
                Add(read.Slot, read.Error == Errno.None ? -1 : 0, message);
                break;
        }
    }

    private void Add(SwapSlot slot, int references, in Envelope message) =>
        Add(slot.Value, references, Reference.Of(message));

    private void AddPayload(in Envelope message, int references)
    {
        if (references == 0)
        {
            return;
        }

        foreach (PageEntry entry in machine.Payloads.Items<PageEntry>(message.Payload))
        {
            Add(entry.Slot, references, message);
        }
    }
}
