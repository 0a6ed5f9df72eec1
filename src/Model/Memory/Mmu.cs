using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActorVm.Model.Memory;

/// <summary>
/// The memory management unit of one process: the only way by which loads and stores reach memory.
/// </summary>
/// <remarks>
/// A present entry reaches the frame at once and gets its accessed and dirty flags; anything else
/// is a fault, which the process resolves with the area's owner before it tries again. An access
/// lies in one page: the caller splits one that straddles two. Whether a page is visible is asked
/// first, so that a store to a write-protected visible page is a turn of its own before it faults.
/// </remarks>
public sealed class Mmu
{
    private readonly PageTable _table;
    private readonly PhysicalMemory _memory;

    /// <summary>Makes the unit that walks this table over this memory.</summary>
    public Mmu(PageTable table, PhysicalMemory memory)
    {
        _table = table;
        _memory = memory;
    }

    /// <summary>Loads 1, 2, 4 or 8 bytes, zero-extended; 0 where nothing was done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MmuOutcome Load(ulong address, int size, bool allowVisible, out ulong value)
    {
        MmuOutcome outcome = Translate(address, false, allowVisible, out Span<byte> page);
        if (outcome != MmuOutcome.Done)
        {
            value = 0;
            return outcome;
        }

        ref byte at = ref At(page, address, size);
        value = size switch
        {
            1 => at,
            2 => Unsafe.ReadUnaligned<ushort>(ref at),
            4 => Unsafe.ReadUnaligned<uint>(ref at),
            _ => Unsafe.ReadUnaligned<ulong>(ref at),
        };
        return MmuOutcome.Done;
    }

    /// <summary>Stores the low 1, 2, 4 or 8 bytes of a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MmuOutcome Store(ulong address, int size, ulong value, bool allowVisible)
    {
        MmuOutcome outcome = Translate(address, true, allowVisible, out Span<byte> page);
        if (outcome != MmuOutcome.Done)
        {
            return outcome;
        }

        ref byte at = ref At(page, address, size);
        switch (size)
        {
            case 1:
                at = unchecked((byte)value);
                break;
            case 2:
                Unsafe.WriteUnaligned(ref at, unchecked((ushort)value));
                break;
            case 4:
                Unsafe.WriteUnaligned(ref at, unchecked((uint)value));
                break;
            default:
                Unsafe.WriteUnaligned(ref at, value);
                break;
        }

        return MmuOutcome.Done;
    }

    /// <summary>Loads bytes of one page, as a call that copies from user memory does.</summary>
    public MmuOutcome LoadBytes(ulong address, Span<byte> bytes, bool allowVisible)
    {
        MmuOutcome outcome = Translate(address, false, allowVisible, out Span<byte> page);
        if (outcome == MmuOutcome.Done)
        {
            page.Slice(Paging.OffsetOf(address), bytes.Length).CopyTo(bytes);
        }

        return outcome;
    }

    /// <summary>Stores bytes into one page, as a call that copies to user memory does.</summary>
    public MmuOutcome StoreBytes(ulong address, ReadOnlySpan<byte> bytes, bool allowVisible)
    {
        MmuOutcome outcome = Translate(address, true, allowVisible, out Span<byte> page);
        if (outcome == MmuOutcome.Done)
        {
            bytes.CopyTo(page[Paging.OffsetOf(address)..]);
        }

        return outcome;
    }

    /// <summary>The first byte of an access, which must lie within the page.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte At(Span<byte> page, ulong address, int size)
    {
        int offset = Paging.OffsetOf(address);
        if (offset > Paging.PageSizeBytes - size)
        {
            ThrowStraddling();
        }

        return ref Unsafe.Add(ref MemoryMarshal.GetReference(page), offset);
    }

    private static void ThrowStraddling() =>
        throw new KernelBug("an access straddles two pages");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private MmuOutcome Translate(
        ulong address, bool isStore, bool allowVisible, out Span<byte> page)
    {
        ref PageTableEntry entry = ref _table.Slot(address);
        page = default;
        if (!entry.Present)
        {
            return MmuOutcome.Fault;
        }

        if (entry.Visible && !allowVisible)
        {
            return MmuOutcome.Visible;
        }

        if (!isStore)
        {
            PageTableEntry.Touch(ref entry);
        }
        else if (entry.Writable)
        {
            PageTableEntry.Soil(ref entry);
        }
        else
        {
            return MmuOutcome.Fault;
        }

        page = _memory.Page(new FrameNumber(entry.Number));
        return MmuOutcome.Done;
    }
}
