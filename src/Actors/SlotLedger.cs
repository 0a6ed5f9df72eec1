using System;
using System.Collections.Generic;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors;

/// <summary>
/// What each swap slot's count must be: the page-table entries and segment pages that it holds, the
/// swap cache, and what is in flight.
/// </summary>
/// <remarks>
/// In flight are slots that are given and not taken note of yet (+), references given back and not
/// subtracted yet (+), and references that are held and not added yet (-).
/// </remarks>
internal sealed class SlotLedger(Machine machine) : IEnvelopeVisitor
{
    private readonly int[] _expected = new int[machine.Setup.SwapSlots + 1];
    private readonly List<SwapSlot> _touched = [];

    /// <summary>The slots that something was added to.</summary>
    public IReadOnlyList<SwapSlot> Touched => _touched;

    /// <summary>What the count of a slot must be.</summary>
    public int this[SwapSlot slot] => _expected[slot.Value];

    /// <summary>Empties the ledger; costs what was added.</summary>
    public void Clear()
    {
        foreach (SwapSlot slot in _touched)
        {
            _expected[slot.Value] = 0;
        }

        _touched.Clear();
    }

    /// <summary>References to a slot: more, or with a negative number less.</summary>
    public void Add(SwapSlot slot, int references)
    {
        if (slot != default)
        {
            _expected[slot.Value] += references;
            _touched.Add(slot);
        }
    }

    /// <summary>Every entry of a page table that holds a slot is a reference.</summary>
    public void Add(PageTable pages)
    {
        foreach (PageTable.Item item in pages.Walk())
        {
            Add(item.Entry.Slot, 1);
        }
    }

    /// <inheritdoc/>
    public void Visit(in Envelope message)
    {
        AddPayload(message, FrameLedger.ReferencesOf(message.Kind));
        switch (message.Kind)
        {
            case MessageKind.SwapTakeDone:
                Add(SwapTakeDone.Unpack(message).Slot, 1);
                break;
            case MessageKind.SwapFree:
                Add(SwapFree.Unpack(message).Slot, 1);
                break;
            case MessageKind.SwapDuplicate:
                Add(SwapDuplicate.Unpack(message).Slot, -1);
                break;
            case MessageKind.UnmapDone:
                UnmapDone unmapped = UnmapDone.Unpack(message);
                Add(unmapped.Slot, unmapped is { Present: true, Kept: false } ? -1 : 0);
                break;
            case MessageKind.EvictDone:
                EvictDone evicted = EvictDone.Unpack(message);
                Add(evicted.Slot, evicted.Evicted ? -1 : 0);
                break;
            case MessageKind.SwapInDone:
                SwapInDone read = SwapInDone.Unpack(message);
                Add(read.Slot, read.Error == Errno.None ? -1 : 0);
                break;
        }
    }

    private void AddPayload(in Envelope message, int references)
    {
        if (references == 0)
        {
            return;
        }

        ReadOnlySpan<PageEntry> entries = machine.Payloads.Items<PageEntry>(message.Payload);
        foreach (PageEntry entry in entries)
        {
            Add(entry.Slot, references);
        }
    }
}
