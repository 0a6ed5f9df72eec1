using System.Collections.Generic;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Scheduling;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;

namespace ActorVm.Actors;

/// <summary>
/// How many areas each segment's ring must list: those that processes have mapped, and what is in
/// flight.
/// </summary>
/// <remarks>A process changes its areas first and tells the segment then.</remarks>
internal sealed class AttachLedger : IEnvelopeVisitor
{
    private readonly SortedDictionary<(int Slot, uint Generation), int> _areas = [];

    /// <summary>How many areas the segment's ring must list.</summary>
    public int this[SegmentHandle segment] =>
        _areas.GetValueOrDefault((segment.Slot, segment.Generation));

    /// <summary>Empties the ledger.</summary>
    public void Clear() => _areas.Clear();

    /// <summary>Counts the attached areas of an address space.</summary>
    public void Add(MmStruct mm)
    {
        for (VmArea? area = mm.Areas.First; area is not null; area = area.Next)
        {
            if (area.State.Kind == AreaKind.Shm)
            {
                Add(area.State.Backing.Segment, 1);
            }
        }
    }

    /// <inheritdoc/>
    public void Visit(in Envelope message)
    {
        switch (message.Kind)
        {
            case MessageKind.Attach:
                Add(Attach.Unpack(message).Segment, -1);
                break;
            case MessageKind.AttachSplit:
                Add(AttachSplit.Unpack(message).Segment, -1);
                break;
            case MessageKind.AttachFork:
                Add(AttachFork.Unpack(message).Segment, -1);
                break;
            case MessageKind.AttachMerge:
                Add(AttachMerge.Unpack(message).Segment, 1);
                break;
            case MessageKind.Detach:
                Add(Detach.Unpack(message).Segment, 1);
                break;
        }
    }

    private void Add(SegmentHandle segment, int areas)
    {
        (int Slot, uint Generation) key = (segment.Slot, segment.Generation);
        _areas[key] = _areas.GetValueOrDefault(key) + areas;
    }
}
