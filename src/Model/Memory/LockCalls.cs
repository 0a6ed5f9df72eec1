using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Model.Memory;

/// <summary>
/// The checks of mlock(2) and its family that need no area, in the profile's order (semantics,
/// section 18; D25).
/// </summary>
/// <remarks>
/// linux: who has neither a limit nor CAP_IPC_LOCK may lock nothing (EPERM); others may lock up to
/// RLIMIT_MEMLOCK. classic: the limit holds for all, at most half of memory may be locked, and
/// only the privileged may lock and unlock.
/// </remarks>
public static class LockCalls
{
    /// <summary>
    /// mlock(2): the whole pages of the range. EPERM, ENOMEM over the limit, EINVAL where the range
    /// wraps.
    /// </summary>
    public static Result<AddressRange> CheckLock(
        MmStruct mm, ulong address, ulong length, Credentials caller, int frames)
    {
        bool isClassic = mm.Layout.Profile == Profile.Classic;
        if (!isClassic && !MayLock(mm, caller))
        {
            return Errno.EPERM;
        }

        ulong bytes = WholePages(address, length);
        ulong start = Paging.RoundDown(address);
        ulong end = unchecked(start + bytes);
        ulong pages = mm.LockedPages() + (bytes >> Paging.PageShift);
        bool isOver = isClassic
            ? pages > LimitPages(mm) || pages > (ulong)frames / 2
            : pages > LimitPages(mm) && !caller.Has(Capabilities.IpcLock)
                && pages - mm.LockedPages(start, end) > LimitPages(mm);
        return isOver ? Errno.ENOMEM : CheckUnlock(mm, address, length, caller);
    }

    /// <summary>
    /// munlock(2): the whole pages of the range. EINVAL where it wraps; classic: EPERM without
    /// CAP_IPC_LOCK.
    /// </summary>
    public static Result<AddressRange> CheckUnlock(
        MmStruct mm, ulong address, ulong length, Credentials caller)
    {
        if (mm.Layout.Profile == Profile.Classic && !caller.Has(Capabilities.IpcLock))
        {
            return Errno.EPERM;
        }

        ulong start = Paging.RoundDown(address);
        ulong end = unchecked(start + WholePages(address, length));
        return end < start ? Errno.EINVAL : new AddressRange(start, end);
    }

    /// <summary>
    /// mlockall(2): EINVAL for no or unknown flags, or MCL_ONFAULT alone; EPERM; ENOMEM where
    /// MCL_CURRENT (classic: either) would pass the limit.
    /// </summary>
    public static Errno CheckLockAll(MmStruct mm, int flags, Credentials caller, int frames)
    {
        bool isClassic = mm.Layout.Profile == Profile.Classic;
        int known = MCL_CURRENT | MCL_FUTURE | (isClassic ? 0 : MCL_ONFAULT);
        if ((flags & ~known) != 0 || (flags & (MCL_CURRENT | MCL_FUTURE)) == 0)
        {
            return Errno.EINVAL;
        }

        bool isOver = mm.TotalPages > LimitPages(mm);
        bool isPrivileged = caller.Has(Capabilities.IpcLock);
        if (isClassic)
        {
            return isOver || mm.TotalPages > (ulong)frames / 2 ? Errno.ENOMEM
                : isPrivileged ? Errno.None : Errno.EPERM;
        }

        if (!MayLock(mm, caller))
        {
            return Errno.EPERM;
        }

        return (flags & MCL_CURRENT) != 0 && isOver && !isPrivileged ? Errno.ENOMEM : Errno.None;
    }

    /// <summary>
    /// munlockall(2): classic: EPERM without CAP_IPC_LOCK.
    /// </summary>
    public static Errno CheckUnlockAll(MmStruct mm, Credentials caller) =>
        mm.Layout.Profile == Profile.Classic && !caller.Has(Capabilities.IpcLock)
            ? Errno.EPERM
            : Errno.None;

    /// <summary>
    /// A new area, or a longer one: EPERM where MAP_LOCKED asks what the caller may not, EAGAIN
    /// where the area is locked and the limit would be passed. Kernel: <c>mlock_future_ok</c>.
    /// </summary>
    /// <param name="mm">Where the area is to be.</param>
    /// <param name="asked">Whether MAP_LOCKED asks for it.</param>
    /// <param name="bytes">How long it is.</param>
    /// <param name="caller">Who maps it.</param>
    public static Errno CheckMap(MmStruct mm, bool asked, ulong bytes, Credentials caller)
    {
        bool isPrivileged = caller.Has(Capabilities.IpcLock);
        bool isClassic = mm.Layout.Profile == Profile.Classic;
        if (asked && (isClassic ? !isPrivileged : !MayLock(mm, caller)))
        {
            return Errno.EPERM;
        }

        bool isLocked = asked || (mm.FutureLock & VmFlags.Locked) != 0;
        bool isBound = isLocked && (isClassic || !isPrivileged);
        return isBound && mm.LockedPages() + Paging.PagesOf(bytes) > LimitPages(mm)
            ? Errno.EAGAIN
            : Errno.None;
    }

    /// <summary>How an area is locked by the flags of mlockall(2).</summary>
    public static VmFlags LockOf(int flags) => (flags & MCL_ONFAULT) != 0
        ? VmFlags.Locked | VmFlags.LockOnFault
        : VmFlags.Locked;

    private static bool MayLock(MmStruct mm, Credentials caller) =>
        mm.Limits[RLIMIT_MEMLOCK].Soft != 0 || caller.Has(Capabilities.IpcLock);

    private static ulong LimitPages(MmStruct mm) =>
        mm.Limits[RLIMIT_MEMLOCK].Soft >> Paging.PageShift;

    private static ulong WholePages(ulong address, ulong length) =>
        Paging.RoundUp(unchecked(length + (ulong)Paging.OffsetOf(address)));
}
