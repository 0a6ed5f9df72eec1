namespace ActorVm.Model.Memory;

/// <summary>What there is to know of one area, apart from its place among the others.</summary>
/// <param name="Start">Its first address. Kernel: <c>vm_start</c>.</param>
/// <param name="End">The first address after it. Kernel: <c>vm_end</c>.</param>
/// <param name="Flags">Access rights and behaviour. Kernel: <c>vm_flags</c>.</param>
/// <param name="Backing">What its pages show.</param>
/// <param name="FirstPage">
/// Which page of a segment or file the first address shows. Kernel: <c>vm_pgoff</c>; 0 elsewhere.
/// </param>
public readonly record struct VmAreaState(
    ulong Start, ulong End, VmFlags Flags, AreaBacking Backing, ulong FirstPage = 0)
{
    /// <summary>What it maps.</summary>
    public AreaKind Kind => Backing.Kind;

    /// <summary>Its length in bytes, a whole number of pages.</summary>
    public ulong LengthBytes => End - Start;

    /// <summary>Its length in pages.</summary>
    public ulong LengthPages => LengthBytes >> Paging.PageShift;

    /// <summary>Whether loads and stores in it are turns of their own by the area's kind.</summary>
    public bool IsShared => (Flags & VmFlags.Shared) != 0 || Kind == AreaKind.Shm;

    /// <summary>Whether its pages stay in memory once they are there.</summary>
    public bool IsLocked => (Flags & VmFlags.Locked) != 0;

    /// <summary>Whether an address lies in it.</summary>
    public bool Contains(ulong address) => address >= Start && address < End;

    /// <summary>Whether it has an address in common with a range.</summary>
    public bool Intersects(ulong start, ulong end) => Start < end && start < End;

    /// <summary>
    /// Whether a load or a store is allowed. On x86 whatever may be written or executed may be
    /// read.
    /// </summary>
    public bool Allows(bool isStore) =>
        (Flags & (isStore ? VmFlags.Write : VmFlags.Access)) != 0;

    /// <summary>Which page of the segment or file an address of the area shows.</summary>
    public PageIndex PageOf(ulong address) =>
        new((uint)(FirstPage + ((address - Start) >> Paging.PageShift)));

    /// <summary>The part of it that lies in a range that it intersects.</summary>
    public VmAreaState Clip(ulong start, ulong end)
    {
        ulong from = start > Start ? start : Start;
        ulong skipped = Backing.HasObject ? (from - Start) >> Paging.PageShift : 0;
        return this with
        {
            Start = from,
            End = end < End ? end : End,
            FirstPage = FirstPage + skipped,
        };
    }

    /// <summary>
    /// Whether another area goes on where this one ends, with the same rights and pages.
    /// </summary>
    public bool Continues(VmAreaState next) =>
        End == next.Start
        && Flags == next.Flags
        && Backing.IsSameObject(next.Backing)
        && (!Backing.HasObject || FirstPage + LengthPages == next.FirstPage);
}
