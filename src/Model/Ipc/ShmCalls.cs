using System.Collections.Generic;
using ActorVm.Model.Memory;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Model.Ipc;

/// <summary>The checks of shmat(2) and shmdt(2) that need the caller's address space.</summary>
/// <remarks>
/// Order of shmat in linux (semantics, 3.1): <see cref="CheckAddress"/>, the segment's look-up, its
/// permission, <see cref="Place"/>. In classic (3.2): the look-up, CheckAddress, Place, the
/// permission, a stale identifier's EIDRM. Then <see cref="MmStruct.Map"/>, whose ENOMEM undoes the
/// pin.
/// </remarks>
public static class ShmCalls
{
    private const int StackReservePages = 4;

    /// <summary>
    /// The address as shmat(2) uses it: SHM_RND rounds it down. EINVAL where it is not page-aligned
    /// otherwise, and for SHM_REMAP without an address.
    /// </summary>
    public static Result<ulong> CheckAddress(AddressLayout layout, ulong address, int flags)
    {
        bool remaps = (flags & SHM_REMAP) != 0;
        if (address == 0 && remaps)
        {
            return Errno.EINVAL;
        }

        if (Paging.IsAligned(address))
        {
            return address;
        }

        ulong rounded = Paging.RoundDown(address);
        bool isNull = rounded == 0 && remaps && layout.Profile == Profile.Linux;
        return (flags & SHM_RND) == 0 || isNull ? Errno.EINVAL : rounded;
    }

    /// <summary>
    /// Where the attach goes: room found where no address was given (ENOMEM where there is none).
    /// EINVAL where the range wraps or meets an area and SHM_REMAP is not set. Beyond user space it
    /// is ENOMEM in linux, EINVAL in classic; below mmap_min_addr EPERM without CAP_SYS_RAWIO; in
    /// classic nearer than 4 pages to the stack EINVAL. Where mlockall(2) locks it and the limit
    /// would be passed it is EAGAIN in linux; in classic MCL_FUTURE does not concern attaches.
    /// </summary>
    /// <remarks>
    /// An address that SHM_RND rounded to 0 is in linux a fixed address 0 that is not checked for
    /// areas in the way (3.1, "Trap").
    /// </remarks>
    /// <param name="mm">The caller's address space.</param>
    /// <param name="given">The address as shmat(2) got it.</param>
    /// <param name="address">The same after <see cref="CheckAddress"/>.</param>
    /// <param name="flags">SHM_ flags.</param>
    /// <param name="sizeBytes">The segment's size.</param>
    /// <param name="caller">Who attaches.</param>
    public static Result<ulong> Place(
        MmStruct mm, ulong given, ulong address, int flags, ulong sizeBytes, Credentials caller)
    {
        if (mm.Layout.Profile == Profile.Classic)
        {
            return PlaceClassic(mm, given, address, flags, sizeBytes);
        }

        Result<ulong> place = PlaceLinux(mm, given, address, flags, sizeBytes, caller);
        Errno error = LockCalls.CheckMap(mm, asked: false, sizeBytes, caller);
        return place.IsOk && error != Errno.None ? error : place;
    }

    /// <summary>
    /// The area of an attach. It may never be stored to where it was attached SHM_RDONLY. Every
    /// attach is executable in classic; in linux with SHM_EXEC, or by mprotect(2) (D13).
    /// </summary>
    public static VmAreaState AreaOf(
        MmStruct mm, SegmentHandle segment, ulong start, ulong sizeBytes, int flags)
    {
        VmFlags area = VmFlags.Read | VmFlags.Shared | VmFlags.MayRead | VmFlags.MayExec;
        bool executes = mm.Layout.Profile == Profile.Classic || (flags & SHM_EXEC) != 0;
        area |= executes ? VmFlags.Exec : VmFlags.None;
        area |= (flags & SHM_RDONLY) == 0 ? VmFlags.Write | VmFlags.MayWrite : VmFlags.None;
        area |= mm.Layout.Profile == Profile.Linux ? mm.FutureLock : VmFlags.None;
        AreaBacking backing = new(AreaKind.Shm, segment, Attach: mm.NextAttach());
        return new(start, start + Paging.RoundUp(sizeBytes), area, backing);
    }

    /// <summary>
    /// The areas that shmdt(2) unmaps: those whose page 0 would lie at the address. linux: EINVAL
    /// where the address is not page-aligned or there is none, and only the pieces of one attach;
    /// classic: whatever matches, and success where nothing does (D9; semantics, section 4).
    /// </summary>
    public static Errno FindAttached(MmStruct mm, ulong address, List<VmAreaState> found)
    {
        bool isLinux = mm.Layout.Profile == Profile.Linux;
        if (isLinux && !Paging.IsAligned(address))
        {
            return Errno.EINVAL;
        }

        VmArea? area = isLinux ? mm.Areas.Find(address) : mm.Areas.First;
        for (; area is not null; area = area.Next)
        {
            VmAreaState state = area.State;
            bool matches = state.Kind == AreaKind.Shm
                && unchecked(state.Start - (state.FirstPage << Paging.PageShift)) == address;
            if (matches && (!isLinux || found.Count == 0 || state.Backing == found[0].Backing))
            {
                found.Add(state);
            }
        }

        return isLinux && found.Count == 0 ? Errno.EINVAL : Errno.None;
    }

    private static Result<ulong> PlaceLinux(
        MmStruct mm, ulong given, ulong address, int flags, ulong sizeBytes, Credentials caller)
    {
        ulong length = Paging.RoundUp(sizeBytes);
        if (given == 0)
        {
            return mm.FindRoom(0, length);
        }

        if (address != 0 && (flags & SHM_REMAP) == 0)
        {
            ulong end = unchecked(address + sizeBytes);
            if (end < address || mm.Areas.FindIntersection(address, end) is not null)
            {
                return Errno.EINVAL;
            }
        }

        if (length > mm.Layout.TaskSize || address > mm.Layout.TaskSize - length)
        {
            return Errno.ENOMEM;
        }

        bool isTooLow = address < mm.Layout.MinAddress && !caller.Has(Capabilities.RawIo);
        return isTooLow ? Errno.EPERM : address;
    }

    private static Result<ulong> PlaceClassic(
        MmStruct mm, ulong given, ulong address, int flags, ulong sizeBytes)
    {
        ulong length = Paging.RoundUp(sizeBytes);
        if (given == 0)
        {
            Result<ulong> room = mm.FindRoom(0, length);
            if (!room.IsOk)
            {
                return room;
            }

            address = room.Value;
        }

        ulong reserve = length + (StackReservePages * Paging.PageSizeBytes);
        bool isBeyond = length > mm.Layout.TaskSize || address > mm.Layout.TaskSize - length;
        if (isBeyond || (address < mm.StackTop && address + reserve > mm.StackTop))
        {
            return Errno.EINVAL;
        }

        bool isTaken = mm.Areas.FindIntersection(address, address + sizeBytes) is not null;
        return isTaken && (flags & SHM_REMAP) == 0 ? Errno.EINVAL : address;
    }
}
