using System;
using System.Collections.Generic;
using ActorVm.Actors.Faults;
using ActorVm.Actors.Invariants;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Files;

/// <summary>The block device: blocks of a page each, numbered from 1.</summary>
/// <remarks>
/// It does one transfer at a time, in the order of the requests, each in <see cref="TransferNs"/>
/// of virtual time: so a read that follows a write of the same block sees it, and what the
/// scheduler can choose is when a transfer ends, not which. The bytes move when it ends.
/// </remarks>
internal sealed class Disk : Actor, IDiskHandlers
{
    /// <summary>How long a transfer takes: that of a plain solid-state disk.</summary>
    public const long TransferNs = 100_000;

    /// <summary>How many blocks there are where no other number is given: 256 MiB.</summary>
    public const int DefaultBlockCount = 65_536;

    private readonly DiskImage _image;
    private readonly PhysicalMemory _memory;
    private readonly DeviceFaults _faults;
    private readonly PageStore _blocks;
    private readonly bool[] _isWritten;
    private readonly List<uint> _written = [];
    private readonly Queue<Transfer> _queue = new();
    private ulong _writtenDigest; // a sum over the written blocks, so that a hash reads none
    private uint _completed;

    /// <summary>Makes a disk that holds the files of the image.</summary>
    public Disk(
        DiskImage image,
        PhysicalMemory memory,
        int blockCount = DefaultBlockCount,
        DeviceFaults? faults = null)
        : base(ActorId.Disk)
    {
        _faults = faults ?? new DeviceFaults(Device.Disk, []);
        _image = image;
        _memory = memory;
        _blocks = new PageStore(blockCount);
        _isWritten = new bool[blockCount + 1];
        for (int block = 1; block <= image.UsedBlocks; block++)
        {
            Restore(block);
        }
    }

    /// <summary>How many reads and writes are under way.</summary>
    public int TransferCount => _queue.Count;

    /// <summary>The 4,096 bytes of a block as they are now.</summary>
    public ReadOnlySpan<byte> Block(uint block) => _blocks.Page((int)block);

    /// <inheritdoc/>
    public override void Receive(in Envelope envelope, Outbox outbox) =>
        DiskDispatch.Deliver(this, envelope, outbox);

    /// <inheritdoc/>
    public void On(in MessageHeader header, in DiskRead message, Outbox outbox) =>
        Enqueue(header.Request, message.Block, message.Frame, isWrite: false, outbox);

    /// <inheritdoc/>
    public void On(in MessageHeader header, in DiskWrite message, Outbox outbox) =>
        Enqueue(header.Request, message.Block, message.Frame, isWrite: true, outbox);

    /// <inheritdoc/>
    public void On(in MessageHeader header, in DiskComplete message, Outbox outbox)
    {
        if (message.Operation != _completed || !_queue.TryDequeue(out Transfer transfer))
        {
            throw new KernelBug($"Disk: {message} for a transfer that is not under way");
        }

        _completed++;
        Errno error = transfer.Fault?.Error ?? Errno.None;
        if (error == Errno.None)
        {
            Move(transfer);
        }

        if (transfer.IsWrite)
        {
            outbox.Reply(ActorId.FileSystem, transfer.Request, new DiskWriteDone(error));
        }
        else
        {
            outbox.Reply(ActorId.FileSystem, transfer.Request, new DiskReadDone(error));
        }

        StartNext(outbox);
    }

    /// <inheritdoc/>
    public override ulong Hash(ulong hash)
    {
        hash = StateHash.Mix(hash, Requests);
        hash = _faults.Hash(hash);
        hash = StateHash.Mix(hash, _writtenDigest);
        hash = StateHash.Mix(hash, ((ulong)_completed << 32) | (uint)_queue.Count);
        foreach (Transfer transfer in _queue)
        {
            hash = StateHash.Mix(hash, ((ulong)transfer.Request << 32) | transfer.Block);
            hash = StateHash.Mix(
                hash, ((ulong)(uint)transfer.Frame.Value << 1) | (transfer.IsWrite ? 1UL : 0));
        }

        return hash;
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        _faults.Reset();
        foreach (uint block in _written)
        {
            _isWritten[block] = false;
            Restore((int)block);
        }

        _written.Clear();
        _queue.Clear();
        _writtenDigest = 0;
        _completed = 0;
    }

    /// <summary>Adds the requests whose transfers are under way to a ledger.</summary>
    public void AddKept(RequestLedger ledger)
    {
        foreach (Transfer transfer in _queue)
        {
            ledger.AddKept(
                Id, new MessageHeader(default, ActorId.FileSystem, transfer.Request, default));
        }
    }

    /// <summary>What is done about a request; null where nothing is.</summary>
    public PendingRequest? Pending(in RequestKey client)
    {
        int ahead = 0;
        foreach (Transfer transfer in _queue)
        {
            if (client.Matches(ActorId.FileSystem, transfer.Request))
            {
                string way = transfer.IsWrite ? "written" : "read";
                return new PendingRequest(
                    $"block {transfer.Block} is being {way}, {ahead} transfers are ahead");
            }

            ahead++;
        }

        return null;
    }

    private void Enqueue(
        uint request, uint block, FrameNumber frame, bool isWrite, Outbox outbox)
    {
        if (block == 0 || block >= _isWritten.Length)
        {
            throw new KernelBug($"Disk: there is no block {block}");
        }

        _queue.Enqueue(new Transfer(request, block, frame, isWrite, _faults.Next(isWrite)));
        if (_queue.Count == 1)
        {
            StartNext(outbox);
        }
    }

    private void StartNext(Outbox outbox)
    {
        if (_queue.TryPeek(out Transfer transfer))
        {
            long takesNs = TransferNs + (transfer.Fault?.DelayNs ?? 0);
            outbox.SendAt(outbox.NowNs + takesNs, new DiskComplete(_completed));
        }
    }

    private void Move(in Transfer transfer)
    {
        if (transfer.IsWrite)
        {
            Write(transfer);
        }
        else
        {
            _memory.CopyIn(_blocks, (int)transfer.Block, transfer.Frame);
        }
    }

    private void Write(in Transfer transfer)
    {
        uint block = transfer.Block;
        if (_isWritten[block])
        {
            _writtenDigest = unchecked(_writtenDigest - Digest(block));
        }
        else
        {
            _isWritten[block] = true;
            _written.Add(block);
        }

        _memory.CopyOut(transfer.Frame, _blocks, (int)block);
        _writtenDigest = unchecked(_writtenDigest + Digest(block));
    }

    private ulong Digest(uint block) => StateHash.Mix(block, _blocks.ContentHash((int)block));

    /// <summary>Gives a block the content that it has at boot.</summary>
    private void Restore(int block)
    {
        _blocks.Zero(block);
        if (block <= _image.UsedBlocks)
        {
            _image.BlockAtBoot(block).CopyTo(_blocks.Page(block));
        }
    }
}
