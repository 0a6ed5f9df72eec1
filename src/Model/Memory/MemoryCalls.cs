using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Model.Memory;

/// <summary>
/// The checks of munmap, mprotect and msync that need no area, in the profile's order.
/// </summary>
public static class MemoryCalls
{
    private const int ProtBits = PROT_READ | PROT_WRITE | PROT_EXEC;
    private const int ProtSem = 0x8; // accepted by modern kernels, without effect

    /// <summary>
    /// munmap(2): EINVAL where the address is not page-aligned, the range leaves user space, or, in
    /// linux, the length is 0 (semantics, section 14; D17).
    /// </summary>
    public static Result<AddressRange> CheckUnmap(
        AddressLayout layout, ulong address, ulong length)
    {
        if (!Paging.IsAligned(address)
            || address > layout.TaskSize
            || length > layout.TaskSize - address)
        {
            return Errno.EINVAL;
        }

        if (length == 0 && layout.Profile == Profile.Linux)
        {
            return Errno.EINVAL;
        }

        return new AddressRange(address, address + Paging.RoundUp(length));
    }

    /// <summary>
    /// mprotect(2): EINVAL where the address is not page-aligned or a protection bit unknown; a
    /// range that wraps is ENOMEM (classic: EINVAL). In linux a length of 0 succeeds before the
    /// protection is looked at (semantics, section 16).
    /// </summary>
    public static Result<AddressRange> CheckProtect(
        AddressLayout layout, ulong address, ulong length, int protection)
    {
        bool isClassic = layout.Profile == Profile.Classic;
        ulong end = unchecked(address + Paging.RoundUp(length));
        if (!Paging.IsAligned(address))
        {
            return Errno.EINVAL;
        }

        if (!isClassic && length == 0)
        {
            return new AddressRange(address, address);
        }

        if (isClassic ? end < address : end <= address)
        {
            return isClassic ? Errno.EINVAL : Errno.ENOMEM;
        }

        int known = isClassic ? ProtBits : ProtBits | ProtSem;
        return (protection & ~known) != 0 ? Errno.EINVAL : new AddressRange(address, end);
    }

    /// <summary>
    /// msync(2): EINVAL for unknown flags, an address that is not page-aligned, and in linux
    /// MS_SYNC with MS_ASYNC; a range that wraps is ENOMEM (classic: EINVAL). A length so near 2^64
    /// that it rounds to 0 succeeds (semantics, section 15; D18).
    /// </summary>
    public static Result<AddressRange> CheckSync(
        AddressLayout layout, ulong address, ulong length, int flags)
    {
        const int known = MS_ASYNC | MS_INVALIDATE | MS_SYNC;
        const int both = MS_ASYNC | MS_SYNC;
        bool isClassic = layout.Profile == Profile.Classic;
        ulong end = unchecked(address + Paging.RoundUp(length));
        if ((flags & ~known) != 0 || !Paging.IsAligned(address))
        {
            return Errno.EINVAL;
        }

        if (!isClassic && (flags & both) == both)
        {
            return Errno.EINVAL;
        }

        if (end < address)
        {
            return isClassic ? Errno.EINVAL : Errno.ENOMEM;
        }

        return new AddressRange(address, end);
    }

    /// <summary>What msync(2) gives at its end where it met a hole (D18).</summary>
    public static Errno SyncHole(Profile profile) =>
        profile == Profile.Classic ? Errno.EFAULT : Errno.ENOMEM;

    /// <summary>The access rights of PROT_ bits; unknown bits are ignored, as by mmap(2).</summary>
    public static VmFlags AccessOf(int protection) => (VmFlags)(uint)(protection & ProtBits);
}
