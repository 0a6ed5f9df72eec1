using System.Runtime.CompilerServices;
using ActorVm.Model.Swap;

namespace ActorVm.Model.Memory;

/// <summary>One entry of a process's page table. Kernel: <c>pte_t</c>.</summary>
/// <remarks>
/// Four states: empty (the default); present, with a frame; no access, which keeps a frame that the
/// area's protection hides (PROT_NONE); swapped, with the swap slot that the process holds a count
/// of.
/// </remarks>
/// <param name="Bits">The state, the flags, and from bit 32 up the frame or the slot.</param>
public readonly record struct PageTableEntry(ulong Bits)
{
    private const ulong PresentBit = 1 << 0;
    private const ulong WritableBit = 1 << 1;
    private const ulong AccessedBit = 1 << 2;
    private const ulong DirtyBit = 1 << 3;
    private const ulong VisibleBit = 1 << 4;
    private const ulong NoAccessBit = 1 << 5;
    private const ulong SwappedBit = 1 << 6;
    private const int NumberShift = 32;

    /// <summary>Nothing is mapped: the next access asks the area's owner for the page.</summary>
    public bool IsEmpty => Bits == 0;

    /// <summary>A load reaches the frame.</summary>
    public bool Present => (Bits & PresentBit) != 0;

    /// <summary>A store reaches the frame too.</summary>
    public bool Writable => (Bits & WritableBit) != 0;

    /// <summary>
    /// Was loaded from or stored to since the flag was last cleared. Kernel: young.
    /// </summary>
    public bool Accessed => (Bits & AccessedBit) != 0;

    /// <summary>Was stored to since the flag was last cleared.</summary>
    public bool Dirty => (Bits & DirtyBit) != 0;

    /// <summary>
    /// Its accesses are turns of their own: the area is shared by its kind, or the page belongs to
    /// a private file mapping and the process has not copied it yet.
    /// </summary>
    public bool Visible => (Bits & VisibleBit) != 0;

    /// <summary>Keeps its frame, but no access reaches it (PROT_NONE).</summary>
    public bool NoAccess => (Bits & NoAccessBit) != 0;

    /// <summary>The page lies in swap, in <see cref="Slot"/>.</summary>
    public bool Swapped => (Bits & SwappedBit) != 0;

    /// <summary>
    /// Present or without access: the entry counts as one reference to its frame.
    /// </summary>
    public bool HoldsFrame => (Bits & (PresentBit | NoAccessBit)) != 0;

    /// <summary>The frame of an entry that holds one; none otherwise.</summary>
    public FrameNumber Frame => HoldsFrame ? new(Number) : default;

    /// <summary>The slot of a swapped entry; none otherwise.</summary>
    public SwapSlot Slot => Swapped ? new(Number) : default;

    /// <summary>The number of the frame or slot, whichever the entry holds.</summary>
    internal int Number => unchecked((int)(Bits >> NumberShift));

    /// <summary>A present entry, neither accessed nor dirty.</summary>
    public static PageTableEntry Map(FrameNumber frame, bool writable, bool visible) =>
        new(((ulong)frame.Value << NumberShift)
            | PresentBit
            | (writable ? WritableBit : 0)
            | (visible ? VisibleBit : 0));

    /// <summary>An entry whose page lies in swap.</summary>
    public static PageTableEntry Swap(SwapSlot slot) =>
        new(((ulong)slot.Value << NumberShift) | SwappedBit);

    /// <summary>The same, writable or write-protected.</summary>
    public PageTableEntry WithWritable(bool on) => With(WritableBit, on);

    /// <summary>The same, accessed (young) or not (old).</summary>
    public PageTableEntry WithAccessed(bool on) => With(AccessedBit, on);

    /// <summary>The same, dirty or clean.</summary>
    public PageTableEntry WithDirty(bool on) => With(DirtyBit, on);

    /// <summary>The same, its accesses turns of their own or not.</summary>
    public PageTableEntry WithVisible(bool on) => With(VisibleBit, on);

    /// <summary>The same frame and flags, reachable (present) or hidden (no access).</summary>
    public PageTableEntry WithPresent(bool on) => !HoldsFrame
        ? throw new KernelBug($"no frame to show or hide in {this}")
        : With(PresentBit, on).With(NoAccessBit, !on);

    /// <summary>A load happens: the flag that it leaves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Touch(ref PageTableEntry entry)
    {
        if ((entry.Bits & AccessedBit) == 0)
        {
            entry = new(entry.Bits | AccessedBit);
        }
    }

    /// <summary>A store happens: the flags that it leaves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Soil(ref PageTableEntry entry)
    {
        const ulong both = AccessedBit | DirtyBit;
        if ((entry.Bits & both) != both)
        {
            entry = new(entry.Bits | both);
        }
    }

    private PageTableEntry With(ulong bit, bool on) => new(on ? Bits | bit : Bits & ~bit);
}
