using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using ActorVm.Actors.Messaging;
using ActorVm.Model.Memory;

namespace ActorVm.Actors;

/// <summary>
/// What each frame's count must be: its page-table entries, its holders, its pins, and what is in
/// flight.
/// </summary>
/// <remarks>
/// In flight are references that left a page table and are not given back yet (+), grants that are
/// not mapped yet (+), and entries that are mapped and not counted yet (-). Bare where no message
/// is under way.
/// </remarks>
internal sealed class FrameLedger(Machine machine) : IEnvelopeVisitor
{
    private readonly int[] _expected = new int[machine.Setup.FrameCount + 1];
    private readonly List<FrameNumber> _touched = [];

    /// <summary>The frames that something was added to.</summary>
    public ReadOnlySpan<FrameNumber> Touched => CollectionsMarshal.AsSpan(_touched);

    /// <summary>What the count of a frame must be.</summary>
    public int this[FrameNumber frame] => _expected[frame.Value];

    /// <summary>Empties the ledger; costs what was added.</summary>
    public void Clear()
    {
        foreach (FrameNumber frame in _touched)
        {
            _expected[frame.Value] = 0;
        }

        _touched.Clear();
    }

    /// <summary>References to a frame: more, or with a negative number less.</summary>
    public void Add(FrameNumber frame, int references)
    {
        if (frame != default)
        {
            _expected[frame.Value] += references;
            _touched.Add(frame);
        }
    }

    /// <summary>Every entry of a page table is a reference.</summary>
    public void Add(PageTable pages)
    {
        foreach (PageTable.Item item in pages.Walk())
        {
            Add(item.Entry.Frame, 1);
        }
    }

    /// <inheritdoc/>
    public void Visit(in Envelope message)
    {
        AddPayload(message, ReferencesOf(message.Kind));
        switch (message.Kind)
        {
            case MessageKind.FrameGet:
                Add(FrameGet.Unpack(message).Frame, -1);
                break;
            case MessageKind.ShmFaultDone:
                Add(ShmFaultDone.Unpack(message).Frame, 1);
                break;
            case MessageKind.FrameAllocateDone:
                Add(FrameAllocateDone.Unpack(message).Frame, 1);
                break;
            case MessageKind.SwapInDone:
                Add(SwapInDone.Unpack(message).Frame, 1);
                break;
            case MessageKind.FrameCopyDone:
                FrameCopyDone copied = FrameCopyDone.Unpack(message);
                Replace(message.Receiver, copied.Index << PageSize.PageShift, copied.Frame);
                break;
            case MessageKind.UnmapDone:
                UnmapDone unmapped = UnmapDone.Unpack(message);
                Add(unmapped.Frame, unmapped is { Present: true, Kept: false } ? 1 : 0);
                break;
            case MessageKind.EvictDone:
                EvictDone evicted = EvictDone.Unpack(message);
                Add(evicted.Frame, evicted.Evicted ? 1 : 0);
                break;
            case MessageKind.FileFaultDone:
                FileFaultDone granted = FileFaultDone.Unpack(message);
                Replace(message.Receiver, granted.Address, granted.Frame);
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

    /// <summary>A grant takes the place of what the page table still maps at the address.</summary>
    private void Replace(ActorId process, ulong address, FrameNumber frame)
    {
        if (frame != default)
        {
            Add(frame, 1);
            Add(machine.Process(process.Pid).Pages.Get(address).Frame, -1);
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
            Add(entry.IsSwapped ? default : entry.Frame, references);
        }
    }
}
