using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Invariants;

/// <summary>
/// What each frame's count must be beside its holders and pins: its page-table entries, the pages
/// of segments, and what is in flight.
/// </summary>
/// <remarks>
/// In flight are references that left a page table and are not given back yet (+), grants that are
/// not mapped yet (+), and entries that are mapped and not counted yet (-). Bare where no message
/// is under way.
/// </remarks>
internal sealed class FrameLedger(Machine machine) : Ledger, IEnvelopeVisitor
{
    /// <inheritdoc/>
    public void Visit(in Envelope message)
    {
        AddPayload(message, ReferencesOf(message.Kind));
        switch (message.Kind)
        {
            case MessageKind.FrameGet:
                Add(FrameGet.Unpack(message).Frame, -1, message);
                break;
            case MessageKind.ShmFaultDone:
                Add(ShmFaultDone.Unpack(message).Frame, 1, message);
                break;
            case MessageKind.FrameAllocateDone:
                Add(FrameAllocateDone.Unpack(message).Frame, 1, message);
                break;
            case MessageKind.SwapInDone:
                Add(SwapInDone.Unpack(message).Frame, 1, message);
                break;
            case MessageKind.FrameCopyDone:
                FrameCopyDone copied = FrameCopyDone.Unpack(message);
                Replace(copied.Index << PageSize.PageShift, copied.Frame, message);
                break;
            case MessageKind.UnmapDone:
                UnmapDone unmapped = UnmapDone.Unpack(message);
                Add(unmapped.Frame, unmapped is { Present: true, Kept: false } ? 1 : 0, message);
                break;
            case MessageKind.EvictDone:
                EvictDone evicted = EvictDone.Unpack(message);
                Add(evicted.Frame, evicted.Evicted ? 1 : 0, message);
                break;
            case MessageKind.FileFaultDone:
                FileFaultDone granted = FileFaultDone.Unpack(message);
                Replace(granted.Address, granted.Frame, message);
                break;
        }
    }

    /// <summary>What each entry of a message's payload says of its frame's count.</summary>
    public static int ReferencesOf(MessageKind kind)
    {
        bool gives = kind is MessageKind.FramePut or MessageKind.Detach or MessageKind.AttachTrim
            or MessageKind.Mapped or MessageKind.FileMapped or MessageKind.FileUnmapDone;
        bool takes = kind is MessageKind.FrameGet or MessageKind.FrameShare
            or MessageKind.AttachFork;
        return gives ? 1 : takes ? -1 : 0;
    }

    private void Add(FrameNumber frame, int references, in Envelope message) =>
        Add(frame.Value, references, Reference.Of(message));

    /// <summary>A grant takes the place of what the page table still maps at the address.</summary>
    private void Replace(ulong address, FrameNumber frame, in Envelope message)
    {
        if (frame != default)
        {
            Add(frame, 1, message);
            Pid process = message.Receiver.Pid;
            Add(machine.Process(process).Pages.Get(address).Frame, -1, message);
        }
    }

    private void AddPayload(in Envelope message, int references)
    {
        if (references == 0)
        {
            return;
        }

        foreach (PageEntry entry in machine.Payloads.Items<PageEntry>(message.Payload))
        {
            Add(entry.IsSwapped ? default : entry.Frame, references, message);
        }
    }
}
