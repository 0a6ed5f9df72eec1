using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Invariants;

/// <summary>
/// How many areas each segment's ring must list: those that processes have mapped, and what is in
/// flight; and how many attaches under way must pin it.
/// </summary>
/// <remarks>
/// Segments are numbered by their slots, from 1. A process changes its areas first and tells the
/// segment then. A lookup's pin lasts until the process's answer to it, which it sends in the same
/// turn.
/// </remarks>
internal sealed class AttachLedger(Machine machine) : IEnvelopeVisitor
{
    /// <summary>The areas.</summary>
    public Ledger Areas { get; } = new();

    /// <summary>The attaches under way.</summary>
    public Ledger Pins { get; } = new();

    /// <summary>A segment that is referred to and is gone; none where there is none.</summary>
    public SegmentHandle Dangling { get; private set; }

    /// <summary>The number of a segment in these ledgers.</summary>
    public static int NumberOf(SegmentHandle segment) => segment.Slot + 1;

    /// <summary>Empties the ledger.</summary>
    public void Clear()
    {
        Areas.Clear();
        Pins.Clear();
        Dangling = default;
    }

    /// <summary>Counts an area of a process, if it is attached.</summary>
    public void Add(Pid process, VmArea area)
    {
        if (area.State.Kind == AreaKind.Shm)
        {
            SegmentHandle segment = area.State.Backing.Segment;
            Add(Areas, segment, 1, Reference.At(process, area.State.Start));
        }
    }

    /// <inheritdoc/>
    public void Visit(in Envelope message)
    {
        switch (message.Kind)
        {
            case MessageKind.ShmLookupDone:
                ShmLookupDone found = ShmLookupDone.Unpack(message);
                bool pins = found.Error == Errno.None && found.Permission == Errno.None;
                Add(Pins, found.Segment, pins ? 1 : 0, message);
                break;
            case MessageKind.AttachCancel:
                Add(Pins, AttachCancel.Unpack(message).Segment, 1, message);
                break;
            case MessageKind.Attach:
                Add(Pins, Attach.Unpack(message).Segment, 1, message);
                Add(Areas, Attach.Unpack(message).Segment, -1, message);
                break;
            case MessageKind.AttachSplit:
                Add(Areas, AttachSplit.Unpack(message).Segment, -1, message);
                break;
            case MessageKind.AttachFork:
                Add(Areas, AttachFork.Unpack(message).Segment, -1, message);
                break;
            case MessageKind.AttachMerge:
                Add(Areas, AttachMerge.Unpack(message).Segment, 1, message);
                break;
            case MessageKind.Detach:
                Add(Areas, Detach.Unpack(message).Segment, 1, message);
                break;
        }
    }

    private void Add(Ledger ledger, SegmentHandle segment, int change, in Envelope message) =>
        Add(ledger, segment, change, Reference.Of(message));

    private void Add(Ledger ledger, SegmentHandle segment, int change, in Reference from)
    {
        if (change == 0)
        {
            return;
        }

        if (machine.Shm.Segs.Find(segment) is null)
        {
            Dangling = segment;
        }

        ledger.Add(NumberOf(segment), change, from);
    }
}
