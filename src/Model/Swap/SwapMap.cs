using System;

namespace ActorVm.Model.Swap;

/// <summary>
/// How often each slot of the swap device is referred to. Kernel: <c>swap_map</c>.
/// </summary>
/// <remarks>
/// Changed only by the SwapDevice actor. A shm page that lies in swap is one reference, whoever
/// maps it; a private page is one for each page table that holds its slot (semantics, section 9).
/// The lowest free slot is given first. Invariant: a slot is free exactly when its count is 0.
/// </remarks>
public sealed class SwapMap
{
    private readonly NumberPool _numbers;
    private readonly int[] _counts;
    private int _highestUsed;

    /// <summary>Makes the map of a device with so many slots, all free.</summary>
    public SwapMap(int slots)
    {
        _numbers = new NumberPool(slots);
        _counts = new int[slots + 1];
    }

    /// <summary>How many slots the device has.</summary>
    public int SlotCount => _numbers.Limit;

    /// <summary>How many slots are in use.</summary>
    public int UsedCount => _numbers.TakenCount;

    /// <summary>The references to a slot; 0 where it is free.</summary>
    public int CountOf(SwapSlot slot) => _counts[slot.Value];

    /// <summary>
    /// Gives out the lowest free slot with one reference; none where the device is full.
    /// </summary>
    public SwapSlot Allocate()
    {
        SwapSlot slot = new(_numbers.Take());
        if (slot != default)
        {
            _counts[slot.Value] = 1;
            _highestUsed = Math.Max(_highestUsed, slot.Value);
        }

        return slot;
    }

    /// <summary>One more reference, as fork makes. Kernel: <c>swap_duplicate</c>.</summary>
    public void Duplicate(SwapSlot slot)
    {
        RequireUsed(slot);
        _counts[slot.Value]++;
    }

    /// <summary>
    /// One reference less; true where the slot is free now. Kernel: <c>swap_free</c>.
    /// </summary>
    public bool Free(SwapSlot slot)
    {
        RequireUsed(slot);
        if (--_counts[slot.Value] > 0)
        {
            return false;
        }

        _numbers.Return(slot.Value);
        return true;
    }

    /// <summary>The next slot in use above the one given; none after the last.</summary>
    public SwapSlot NextUsed(SwapSlot after) => new(_numbers.NextTaken(after.Value));

    /// <summary>Makes all slots free; costs no more than the slots that were in use.</summary>
    public void Reset()
    {
        Array.Clear(_counts, 0, _highestUsed + 1);
        _numbers.Reset();
        _highestUsed = 0;
    }

    /// <summary>Adds the slots in use and their counts to a hash.</summary>
    public void AddTo(ref ulong hash)
    {
        for (SwapSlot s = NextUsed(default); s != default; s = NextUsed(s))
        {
            hash = StateHash.Mix(hash, ((ulong)s.Value << 32) | (uint)CountOf(s));
        }
    }

    /// <summary>Throws where counts and free slots disagree.</summary>
    public void CheckInvariants()
    {
        int used = 0;
        for (int slot = 1; slot <= _highestUsed; slot++)
        {
            used += _counts[slot] > 0 ? 1 : 0;
            if (_counts[slot] < 0 || (_counts[slot] > 0) != _numbers.IsTaken(slot))
            {
                throw new KernelBug($"swap slot {slot} with count {_counts[slot]}");
            }
        }

        if (used != UsedCount)
        {
            throw new KernelBug($"{used} swap slots have counts, {UsedCount} are taken");
        }
    }

    private void RequireUsed(SwapSlot slot)
    {
        if (CountOf(slot) == 0)
        {
            throw new KernelBug($"{slot} is free and is used");
        }
    }
}
