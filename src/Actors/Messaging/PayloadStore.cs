using System;
using System.Runtime.InteropServices;
using ActorVm.Model;

namespace ActorVm.Actors.Messaging;

/// <summary>
/// What does not fit an envelope: a path, a page's bytes, a list of page-table entries.
/// </summary>
/// <remarks>
/// A payload belongs to who made it until it is sent, and to its receiver from then on. The owner
/// frees it, and only once. Ids say only who came first, so hashes take <see cref="Digest"/>
/// instead.
/// </remarks>
public sealed class PayloadStore
{
    private Slot[] _slots = new Slot[16];
    private int[] _free = new int[16];
    private int _freeCount;
    private int _used = 1; // slot 0 is none

    /// <summary>How many payloads have an owner.</summary>
    public int LiveCount => _used - 1 - _freeCount;

    /// <summary>
    /// Makes a payload of a number of zero bytes, to be filled in before it is sent.
    /// </summary>
    public PayloadId Add(int length)
    {
        int index = _freeCount > 0 ? _free[--_freeCount] : TakeNew();
        ref Slot slot = ref _slots[index];
        if (slot.Bytes is null || slot.Bytes.Length < length)
        {
            slot.Bytes = new byte[Math.Max(64, RoundUp(length))];
        }

        slot.Length = length;
        slot.IsLive = true;
        slot.Bytes.AsSpan(0, length).Clear();
        return new PayloadId(index);
    }

    /// <summary>Makes a payload that is a copy of the bytes.</summary>
    public PayloadId Add(ReadOnlySpan<byte> bytes)
    {
        PayloadId id = Add(bytes.Length);
        bytes.CopyTo(Bytes(id));
        return id;
    }

    /// <summary>Makes a payload that is a copy of the items.</summary>
    public PayloadId Add<T>(ReadOnlySpan<T> items)
        where T : unmanaged => Add(MemoryMarshal.AsBytes(items));

    /// <summary>
    /// The bytes of a payload; none for no payload. Valid until the next <c>Add</c>.
    /// </summary>
    public Span<byte> Bytes(PayloadId id)
    {
        if (id.IsNone)
        {
            return [];
        }

        ref Slot slot = ref Live(id);
        return slot.Bytes.AsSpan(0, slot.Length);
    }

    /// <summary>
    /// The items of a payload; none for no payload. Valid until the next <c>Add</c>.
    /// </summary>
    public Span<T> Items<T>(PayloadId id)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Bytes(id));

    /// <summary>Frees a payload; nothing for no payload.</summary>
    public void Free(PayloadId id)
    {
        if (id.IsNone)
        {
            return;
        }

        Live(id).IsLive = false;
        if (_freeCount == _free.Length)
        {
            Array.Resize(ref _free, _free.Length * 2);
        }

        _free[_freeCount++] = id.Value;
    }

    /// <summary>
    /// The payload with the next higher number; none at the end. Begins with none.
    /// </summary>
    public PayloadId NextLive(PayloadId after)
    {
        for (int i = after.Value + 1; i < _used; i++)
        {
            if (_slots[i].IsLive)
            {
                return new PayloadId(i);
            }
        }

        return PayloadId.None;
    }

    /// <summary>A hash of the content, whatever the id; 0 for no payload.</summary>
    public ulong Digest(PayloadId id) =>
        id.IsNone ? 0 : StateHash.Mix(StateHash.Seed, Bytes(id));

    /// <summary>Frees all of them and keeps their memory.</summary>
    public void Reset()
    {
        for (int i = 1; i < _used; i++)
        {
            _slots[i].IsLive = false;
        }

        _used = 1;
        _freeCount = 0;
    }

    private static int RoundUp(int length) =>
        (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)length);

    private ref Slot Live(PayloadId id)
    {
        if (id.Value >= _used || !_slots[id.Value].IsLive)
        {
            throw new KernelBug($"payload {id.Value} has no owner");
        }

        return ref _slots[id.Value];
    }

    private int TakeNew()
    {
        if (_used == _slots.Length)
        {
            Array.Resize(ref _slots, _slots.Length * 2);
        }

        return _used++;
    }

    private struct Slot
    {
        public byte[]? Bytes;
        public int Length;
        public bool IsLive;
    }
}
