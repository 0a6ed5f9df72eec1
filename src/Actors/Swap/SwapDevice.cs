using System.Collections.Generic;
using ActorVm.Actors.Faults;
using ActorVm.Actors.Invariants;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Swap;

/// <summary>The swap area: slots, how often each is referred to, and what each holds.</summary>
/// <remarks>
/// A transfer takes <see cref="LatencyNs"/> from its request, any number of them at once, and is
/// over in the order in which it was asked for. The bytes move when it is over. A slot is taken
/// before anybody loses the page that goes there, so that a full device says so at once (ENOSPC),
/// and is free again when its last reference is given back.
/// </remarks>
internal sealed class SwapDevice : Actor, ISwapDeviceHandlers
{
    /// <summary>How long a transfer takes: 100 us, a page on a solid-state disk.</summary>
    public const long LatencyNs = 100_000;

    private readonly PhysicalMemory _memory;
    private readonly DeviceFaults _faults;
    private readonly PageStore _contents;
    private readonly Queue<SwapTransfer> _transfers = new();
    private uint _transfersBegun;

    /// <summary>Makes a device with so many slots, all free.</summary>
    public SwapDevice(PhysicalMemory memory, int slots, DeviceFaults? faults = null)
        : base(ActorId.SwapDevice)
    {
        _memory = memory;
        _faults = faults ?? new DeviceFaults(Device.Swap, []);
        _contents = new PageStore(slots);
        Map = new SwapMap(slots);
    }

    /// <summary>How often each slot is referred to. Kernel: <c>swap_map</c>.</summary>
    public SwapMap Map { get; }

    /// <summary>How many reads and writes are under way.</summary>
    public int TransferCount => _transfers.Count;

    /// <summary>How many reads and writes there have been since boot.</summary>
    public uint TransfersBegun => _transfersBegun;

    public override void Receive(in Envelope envelope, Outbox outbox) =>
        SwapDeviceDispatch.Deliver(this, envelope, outbox);

    public void On(in MessageHeader header, in SwapTake message, Outbox outbox)
    {
        SwapSlot slot = Map.Allocate();
        if (slot != default)
        {
            _contents.Zero(slot.Value);
        }

        Errno error = slot == default ? Errno.ENOSPC : Errno.None;
        outbox.Reply(header, new SwapTakeDone(error, message.Frame, slot));
    }

    public void On(in MessageHeader header, in SwapWrite message, Outbox outbox) =>
        Begin(header, isWrite: true, message.Slot, message.Frame, outbox);

    public void On(in MessageHeader header, in SwapRead message, Outbox outbox) =>
        Begin(header, isWrite: false, message.Slot, message.Frame, outbox);

    public void On(in MessageHeader header, in SwapComplete message, Outbox outbox)
    {
        SwapTransfer transfer = _transfers.Dequeue();
        if (message.Operation != unchecked(_transfersBegun - (uint)TransferCount - 1))
        {
            throw new KernelBug($"SwapDevice is done with {message} before its turn");
        }

        Errno error = transfer.Fault?.Error ?? Errno.None;
        if (error == Errno.None)
        {
            Move(transfer);
        }

        if (transfer.IsWrite)
        {
            outbox.Reply(
                transfer.Client, transfer.Request, new SwapWriteDone(error, transfer.Slot));
        }
        else
        {
            outbox.Reply(
                transfer.Client, transfer.Request, new SwapReadDone(error, transfer.Slot));
        }
    }

    public void On(in MessageHeader header, in SwapDuplicate message, Outbox outbox) =>
        Map.Duplicate(message.Slot);

    public void On(in MessageHeader header, in SwapFree message, Outbox outbox) =>
        Map.Free(message.Slot);

    public override ulong Hash(ulong hash)
    {
        hash = StateHash.Mix(hash, ((ulong)Requests << 32) | _transfersBegun);
        hash = _faults.Hash(hash);
        Map.AddTo(ref hash);
        for (SwapSlot s = Map.NextUsed(default); s != default; s = Map.NextUsed(s))
        {
            hash = StateHash.Mix(hash, _contents.ContentHash(s.Value));
        }

        foreach (SwapTransfer transfer in _transfers)
        {
            hash = StateHash.Mix(hash, transfer.IsWrite ? 1UL : 0);
            hash = StateHash.Mix(hash, ((ulong)transfer.Client.Value << 32) | transfer.Request);
            hash = StateHash.Mix(
                hash, ((ulong)transfer.Slot.Value << 32) | (uint)transfer.Frame.Value);
        }

        return hash;
    }

    public override void Reset()
    {
        base.Reset();
        _faults.Reset();
        Map.Reset();
        _contents.Reset();
        _transfers.Clear();
        _transfersBegun = 0;
    }

    /// <summary>Adds the requests whose transfers are under way to a ledger.</summary>
    public void AddKept(RequestLedger ledger)
    {
        foreach (SwapTransfer transfer in _transfers)
        {
            ledger.AddKept(
                Id, new MessageHeader(default, transfer.Client, transfer.Request, default));
        }
    }

    /// <summary>What is done with a frame; null where nothing is.</summary>
    public PendingRequest? Pending(FrameNumber frame)
    {
        int ahead = 0;
        foreach (SwapTransfer transfer in _transfers)
        {
            if (transfer.Frame == frame)
            {
                string way = transfer.IsWrite ? "written" : "read";
                return new PendingRequest(
                    $"slot {transfer.Slot.Value} is being {way}, {ahead} transfers are ahead");
            }

            ahead++;
        }

        return null;
    }

    /// <summary>Adds a line for each rule that does not hold.</summary>
    public override void CheckInvariants(List<string> violations)
    {
        Violations.Collect(violations, this, Map, static part => part.CheckInvariants());
        foreach (SwapTransfer transfer in _transfers)
        {
            if (Map.CountOf(transfer.Slot) == 0)
            {
                violations.Add($"SwapDevice: {transfer.Slot} is free and in a transfer");
            }
        }
    }

    private void Move(in SwapTransfer transfer)
    {
        if (transfer.IsWrite)
        {
            _memory.CopyOut(transfer.Frame, _contents, transfer.Slot.Value);
        }
        else
        {
            _memory.CopyIn(_contents, transfer.Slot.Value, transfer.Frame);
        }
    }

    private void Begin(
        in MessageHeader header, bool isWrite, SwapSlot slot, FrameNumber frame, Outbox outbox)
    {
        if (Map.CountOf(slot) == 0)
        {
            throw new KernelBug($"SwapDevice gets {header.Kind} for {slot}, which is free");
        }

        DeviceFaultSetup? fault = _faults.Next(isWrite);
        _transfers.Enqueue(
            new SwapTransfer(isWrite, header.Sender, header.Request, slot, frame, fault));
        long dueNs = _faults.InOrder(outbox.NowNs + LatencyNs + (fault?.DelayNs ?? 0));
        outbox.SendAt(dueNs, new SwapComplete(unchecked(_transfersBegun++)));
    }
}
