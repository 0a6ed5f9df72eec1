namespace ActorVm.Model.Memory;

/// <summary>
/// Sizes and roundings of pages. Kernel: <c>PAGE_SIZE</c>, <c>PAGE_SHIFT</c>, <c>PAGE_ALIGN</c>.
/// </summary>
public static class Paging
{
    /// <summary>Binary logarithm of the page size.</summary>
    public const int PageShift = 12;

    /// <summary>Bytes of a page.</summary>
    public const int PageSizeBytes = 1 << PageShift;

    /// <summary>The bits of an address that say where in its page it lies.</summary>
    public const ulong OffsetMask = PageSizeBytes - 1;

    /// <summary>Where in its page an address lies, in bytes.</summary>
    public static int OffsetOf(ulong address) => (int)(address & OffsetMask);

    /// <summary>Whether an address is the first of a page.</summary>
    public static bool IsAligned(ulong address) => (address & OffsetMask) == 0;

    /// <summary>The first address of an address's page.</summary>
    public static ulong RoundDown(ulong address) => address & ~OffsetMask;

    /// <summary>Rounds up to whole pages; what is too near 2^64 wraps to 0, as in C.</summary>
    public static ulong RoundUp(ulong bytes) => unchecked(bytes + OffsetMask) & ~OffsetMask;

    /// <summary>How many pages hold so many bytes, for any number of bytes.</summary>
    public static ulong PagesOf(ulong bytes) =>
        (bytes >> PageShift) + ((bytes & OffsetMask) == 0 ? 0UL : 1UL);
}
