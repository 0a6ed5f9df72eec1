using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Programs.Code;

namespace ActorVm.Programs.Running;

/// <content>Loads and stores: the short way; faults, turns and straddled pages.</content>
public sealed partial class Cpu
{
    private const int WordBytes = sizeof(ulong);

    /// <summary>Whether this run may still do a visible access.</summary>
    private bool _visibleAllowed;

    /// <summary>What a load on the long way found.</summary>
    private ulong _loaded;

    /// <summary>How far the instruction is that takes several accesses; 0 outside of one.</summary>
    private long _done;

    /// <summary>What that instruction has loaded and not used up yet.</summary>
    private ulong _held;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Load(Mmu mmu, ulong address, int sizeBytes, out ulong value)
    {
        if (IsInPage(address, sizeBytes)
            && mmu.Load(address, sizeBytes, false, out value) == MmuOutcome.Done)
        {
            return true;
        }

        bool done = LoadSlowly(mmu, address, sizeBytes);
        value = _loaded;
        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Store(Mmu mmu, ulong address, int sizeBytes, ulong value) =>
        (IsInPage(address, sizeBytes)
            && mmu.Store(address, sizeBytes, value, false) == MmuOutcome.Done)
        || StoreSlowly(mmu, address, sizeBytes, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsInPage(ulong address, int sizeBytes) =>
        (address & Paging.OffsetMask) <= (ulong)(Paging.PageSizeBytes - sizeBytes);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool LoadSlowly(Mmu mmu, ulong address, int sizeBytes)
    {
        if (!IsInPage(address, sizeBytes))
        {
            return LoadStraddling(mmu, address, sizeBytes);
        }

        MmuOutcome outcome = mmu.Load(address, sizeBytes, _visibleAllowed, out _loaded);
        return Settle(outcome, address, sizeBytes, isStore: false);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool StoreSlowly(Mmu mmu, ulong address, int sizeBytes, ulong value)
    {
        if (!IsInPage(address, sizeBytes))
        {
            return StoreStraddling(mmu, address, sizeBytes, value);
        }

        MmuOutcome outcome = mmu.Store(address, sizeBytes, value, _visibleAllowed);
        return Settle(outcome, address, sizeBytes, isStore: true);
    }

    private bool LoadStraddling(Mmu mmu, ulong address, int sizeBytes)
    {
        Span<byte> word = stackalloc byte[WordBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(word, _held);
        int first = BytesToPageEnd(address);
        if (_done == 0)
        {
            if (!LoadPart(mmu, address, word[..first]))
            {
                return false;
            }

            _done = first;
            _held = BinaryPrimitives.ReadUInt64LittleEndian(word);
        }

        if (!LoadPart(mmu, unchecked(address + (ulong)first), word[first..sizeBytes]))
        {
            return false;
        }

        _loaded = BinaryPrimitives.ReadUInt64LittleEndian(word);
        _done = 0;
        _held = 0;
        return true;
    }

    private bool StoreStraddling(Mmu mmu, ulong address, int sizeBytes, ulong value)
    {
        Span<byte> word = stackalloc byte[WordBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(word, value);
        int first = BytesToPageEnd(address);
        if (_done == 0 && !StorePart(mmu, address, word[..first]))
        {
            return false;
        }

        _done = first;
        if (!StorePart(mmu, unchecked(address + (ulong)first), word[first..sizeBytes]))
        {
            return false;
        }

        _done = 0;
        return true;
    }

    private bool LoadPart(Mmu mmu, ulong address, Span<byte> bytes)
    {
        MmuOutcome outcome = mmu.LoadBytes(address, bytes, false);
        if (outcome == MmuOutcome.Done)
        {
            return true;
        }

        outcome = mmu.LoadBytes(address, bytes, _visibleAllowed);
        return Settle(outcome, address, bytes.Length, isStore: false);
    }

    private bool StorePart(Mmu mmu, ulong address, ReadOnlySpan<byte> bytes)
    {
        MmuOutcome outcome = mmu.StoreBytes(address, bytes, false);
        if (outcome == MmuOutcome.Done)
        {
            return true;
        }

        outcome = mmu.StoreBytes(address, bytes, _visibleAllowed);
        return Settle(outcome, address, bytes.Length, isStore: true);
    }

    /// <summary>What follows from an access that could not be done as an invisible one.</summary>
    private bool Settle(MmuOutcome outcome, ulong address, int sizeBytes, bool isStore)
    {
        switch (outcome)
        {
            case MmuOutcome.Done:
                _visibleAllowed = false;
                return true;
            case MmuOutcome.Visible:
                _stop = StopReason.Visible;
                FaultAddress = address;
                return false;
            default:
                Refuse(address, isStore, sizeBytes);
                return false;
        }
    }

    /// <summary>
    /// A read-modify-write: one access, so one turn. Always a store to the Mmu, as on x86, where a
    /// failed compare-and-exchange writes the old value back.
    /// </summary>
    private bool Modify(
        Mmu mmu, ulong address, AtomicWord word, ref ulong operand, ref ulong old)
    {
        int sizeBytes = word.SizeBytes;
        if (!IsInPage(address, sizeBytes))
        {
            Raise(Signal.SIGBUS);
            return false;
        }

        MmuOutcome outcome = mmu.Load(address, sizeBytes, false, out ulong bits);
        bool visible = outcome == MmuOutcome.Visible && _visibleAllowed;
        if (visible)
        {
            outcome = mmu.Load(address, sizeBytes, true, out bits);
        }

        if (outcome == MmuOutcome.Done)
        {
            bits = word.Extend(bits);
            ulong next = word.Apply(bits, operand, Unsafe.Add(ref operand, 1));
            outcome = mmu.Store(address, sizeBytes, next, visible);
        }

        if (outcome != MmuOutcome.Done)
        {
            return Settle(outcome, address, sizeBytes, isStore: true);
        }

        old = bits;
        _visibleAllowed &= !visible;
        return true;
    }

    /// <summary>Copies by single accesses; between a load and its store the word is held.</summary>
    private bool CopyBytes(Mmu mmu, ulong target, ulong source, long sizeBytes)
    {
        for (long at = _done >> 1; at < sizeBytes; at = _done >> 1)
        {
            ulong from = unchecked(source + (ulong)at);
            ulong to = unchecked(target + (ulong)at);
            int step = StepOf(
                Math.Min(sizeBytes - at, Math.Min(BytesToPageEnd(from), BytesToPageEnd(to))));
            if ((_done & 1) == 0)
            {
                if (!Load(mmu, from, step, out _held))
                {
                    return false;
                }

                _done |= 1;
            }

            if (!Store(mmu, to, step, _held))
            {
                return false;
            }

            _done = (at + step) << 1;
            _cost++;
        }

        _done = 0;
        _held = 0;
        return true;
    }

    private bool ZeroBytes(Mmu mmu, ulong target, long sizeBytes)
    {
        while (_done < sizeBytes)
        {
            ulong to = unchecked(target + (ulong)_done);
            int step = StepOf(Math.Min(sizeBytes - _done, BytesToPageEnd(to)));
            if (!Store(mmu, to, step, 0))
            {
                return false;
            }

            _done += step;
            _cost++;
        }

        _done = 0;
        return true;
    }

    /// <summary>The largest access of at most so many bytes.</summary>
    private static int StepOf(long bytes) => bytes switch
    {
        >= 8 => 8,
        >= 4 => 4,
        >= 2 => 2,
        _ => 1,
    };

    private static int BytesToPageEnd(ulong address) =>
        Paging.PageSizeBytes - Paging.OffsetOf(address);
}
