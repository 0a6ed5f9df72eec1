using System.Collections.Generic;
using System.Runtime.InteropServices;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;

namespace ActorVm.Actors;

/// <summary>
/// How many areas each segment's ring must list: those that processes have mapped, and what is in
/// flight; and how many attaches under way must pin it.
/// </summary>
/// <remarks>
/// A process changes its areas first and tells the segment then. A lookup's pin lasts until the
/// process's answer to it, which it sends in the same turn.
/// </remarks>
internal sealed class AttachLedger : IEnvelopeVisitor
{
    private readonly Dictionary<SegmentHandle, int> _areas = [];
    private readonly Dictionary<SegmentHandle, int> _pins = [];

    /// <summary>How many areas the segment's ring must list.</summary>
    public int this[SegmentHandle segment] => _areas.GetValueOrDefault(segment);

    /// <summary>How many attaches under way must pin the segment.</summary>
    public int PinsOf(SegmentHandle segment) => _pins.GetValueOrDefault(segment);

    /// <summary>Empties the ledger.</summary>
    public void Clear()
    {
        _areas.Clear();
        _pins.Clear();
    }

    /// <summary>Counts the attached areas of an address space.</summary>
    public void Add(MmStruct mm)
    {
        for (VmArea? area = mm.Areas.First; area is not null; area = area.Next)
        {
            if (area.State.Kind == AreaKind.Shm)
            {
                Add(_areas, area.State.Backing.Segment, 1);
            }
        }
    }

    /// <inheritdoc/>
    public void Visit(in Envelope message)
    {
        switch (message.Kind)
        {
            case MessageKind.ShmLookupDone:
                Add(_pins, PinnedBy(ShmLookupDone.Unpack(message)), 1);
                break;
            case MessageKind.AttachCancel:
                Add(_pins, AttachCancel.Unpack(message).Segment, 1);
                break;
            case MessageKind.Attach:
                Add(_pins, Attach.Unpack(message).Segment, 1);
                Add(_areas, Attach.Unpack(message).Segment, -1);
                break;
            case MessageKind.AttachSplit:
                Add(_areas, AttachSplit.Unpack(message).Segment, -1);
                break;
            case MessageKind.AttachFork:
                Add(_areas, AttachFork.Unpack(message).Segment, -1);
                break;
            case MessageKind.AttachMerge:
                Add(_areas, AttachMerge.Unpack(message).Segment, 1);
                break;
            case MessageKind.Detach:
                Add(_areas, Detach.Unpack(message).Segment, 1);
                break;
        }
    }

    private static SegmentHandle PinnedBy(in ShmLookupDone found) =>
        found.Error == Errno.None && found.Permission == Errno.None ? found.Segment : default;

    private static void Add(
        Dictionary<SegmentHandle, int> counts, SegmentHandle segment, int more) =>
        CollectionsMarshal.GetValueRefOrAddDefault(counts, segment, out _) += more;
}
