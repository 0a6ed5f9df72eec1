using ActorVm.Model.Files;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Model.Memory;

/// <summary>The checks of mmap(2), in parts that a caller makes in the profile's order.</summary>
/// <remarks>
/// linux: <see cref="CheckArguments"/>, <see cref="Place"/>, <see cref="CheckFile"/> (or
/// <see cref="CheckAnonymous"/>), then <see cref="MmStruct.Map"/> with its limit. classic: the same
/// but Place after CheckFile (semantics, 10.1 and 10.2).
/// Differs from Linux: no commit limit. Classic refuses an offset that is not
/// page-aligned at once and for private mappings too, as the mmap document asks (D27), and a file
/// that cannot be mapped before it looks at the address.
/// </remarks>
public static class MmapCalls
{
    /// <summary>Pages of the largest file: what a PageIndex can name, 16 TiB as in ext4.</summary>
    public const ulong MaxFilePages = 1UL << 32;

    /// <summary>What MAP_SHARED_VALIDATE knows. Kernel: LEGACY_MAP_MASK.</summary>
    private const int LegacyFlags = MAP_SHARED | MAP_PRIVATE
        | MAP_FIXED | MAP_ANONYMOUS | 0x40 | 0x80 | MAP_GROWSDOWN | MAP_DENYWRITE | MAP_EXECUTABLE
        | MAP_LOCKED | MAP_NORESERVE | MAP_POPULATE | MAP_NONBLOCK | MAP_STACK | MAP_HUGETLB
        | 0x7C000000; // sizes of huge pages

    /// <summary>
    /// The checks of offset, descriptor and length. The value is the length in bytes, rounded up; 0
    /// (classic, D16) means that the call succeeds with its address and maps nothing.
    /// </summary>
    public static Result<ulong> CheckArguments(
        MmStruct mm, MmapRequest request, Credentials caller)
    {
        bool isLinux = mm.Layout.Profile == Profile.Linux;
        if (isLinux && !Paging.IsAligned(request.Offset))
        {
            return Errno.EINVAL;
        }

        if (!request.IsAnonymous && !request.HasFile)
        {
            return Errno.EBADF;
        }

        return isLinux ? CheckLengthLinux(mm, request) : CheckLengthClassic(mm, request, caller);
    }

    /// <summary>
    /// Where the area goes: EINVAL for MAP_FIXED at an address that is not page-aligned; in linux
    /// ENOMEM beyond user space, EPERM below mmap_min_addr without CAP_SYS_RAWIO, EEXIST for
    /// MAP_FIXED_NOREPLACE where something is mapped; ENOMEM where there is no room; in linux the
    /// errors of <see cref="LockCalls.CheckMap"/> last.
    /// </summary>
    public static Result<ulong> Place(MmStruct mm, MmapRequest request, Credentials caller)
    {
        Result<ulong> place = FindPlace(mm, request, caller);
        Errno error = place.IsOk && mm.Layout.Profile == Profile.Linux
            ? LockCalls.CheckMap(mm, request.IsLocked, request.RoundedLength, caller)
            : Errno.None;
        return error == Errno.None ? place : error;
    }

    private static Result<ulong> FindPlace(MmStruct mm, MmapRequest request, Credentials caller)
    {
        bool isLinux = mm.Layout.Profile == Profile.Linux;
        int fixedFlags = isLinux ? MAP_FIXED | MAP_FIXED_NOREPLACE : MAP_FIXED;
        if ((request.Flags & fixedFlags) == 0)
        {
            return mm.FindRoom(Paging.RoundDown(request.Address), request.RoundedLength);
        }

        if (isLinux && request.Address > mm.Layout.TaskSize - request.RoundedLength)
        {
            return Errno.ENOMEM;
        }

        if (!Paging.IsAligned(request.Address))
        {
            return Errno.EINVAL;
        }

        if (request.Address < mm.Layout.MinAddress && !caller.Has(Capabilities.RawIo))
        {
            return Errno.EPERM;
        }

        bool mayReplace = !isLinux || (request.Flags & MAP_FIXED_NOREPLACE) == 0;
        ulong end = request.Address + request.RoundedLength;
        return mayReplace || mm.Areas.FindIntersection(request.Address, end) is null
            ? request.Address
            : Errno.EEXIST;
    }

    /// <summary>The sharing type of anonymous memory: EINVAL where it is none or both.</summary>
    public static Errno CheckAnonymous(int flags) =>
        (flags & MAP_TYPE) is MAP_SHARED or MAP_PRIVATE ? Errno.None : Errno.EINVAL;

    /// <summary>
    /// What the file allows. linux: EOVERFLOW beyond the largest file; EINVAL for an unknown
    /// sharing type, EOPNOTSUPP for flags that MAP_SHARED_VALIDATE does not know; EACCES for shared
    /// stores to a file not open for writing, or where it is not open for reading, whatever the
    /// protection; ENODEV for a pipe, a directory, a terminal. classic: the same without EOVERFLOW
    /// and EOPNOTSUPP.
    /// </summary>
    public static Errno CheckFile(
        Profile profile,
        int protection,
        int flags,
        ulong offsetPages,
        ulong lengthPages,
        int openFlags,
        InodeType type)
    {
        bool isTooFar = offsetPages > MaxFilePages - lengthPages;
        if (isTooFar)
        {
            return profile == Profile.Linux ? Errno.EOVERFLOW : Errno.EINVAL;
        }

        Errno sharing = CheckSharing(profile, flags);
        if (sharing != Errno.None && profile == Profile.Linux)
        {
            return sharing;
        }

        int access = openFlags & O_ACCMODE;
        bool storesIntoFile = (flags & MAP_TYPE) != MAP_PRIVATE && (protection & PROT_WRITE) != 0;
        if (sharing == Errno.None
            && (access == O_WRONLY || (storesIntoFile && access == O_RDONLY)))
        {
            return Errno.EACCES;
        }

        bool canBeMapped = type is InodeType.Regular or InodeType.Zero;
        return sharing != Errno.None ? sharing : canBeMapped ? Errno.None : Errno.ENODEV;
    }

    private static Result<ulong> CheckLengthLinux(MmStruct mm, MmapRequest request)
    {
        if (request.Length == 0)
        {
            return Errno.EINVAL;
        }

        bool fits = request.RoundedLength != 0
            && request.RoundedLength <= mm.Layout.TaskSize
            && mm.Areas.Count <= mm.Layout.MaxMapCount;
        return fits ? request.RoundedLength : Errno.ENOMEM;
    }

    private static Result<ulong> CheckLengthClassic(
        MmStruct mm, MmapRequest request, Credentials caller)
    {
        ulong length = request.RoundedLength;
        if (request.Length == 0)
        {
            return 0;
        }

        if (length == 0
            || length > mm.Layout.TaskSize
            || request.Address > mm.Layout.TaskSize - length
            || unchecked(request.Offset + length) < request.Offset
            || !Paging.IsAligned(request.Offset))
        {
            return Errno.EINVAL;
        }

        if (mm.Areas.Count > mm.Layout.MaxMapCount)
        {
            return Errno.ENOMEM;
        }

        Errno error = LockCalls.CheckMap(mm, request.IsLocked, length, caller);
        return error == Errno.None ? length : error;
    }

    private static Errno CheckSharing(Profile profile, int flags)
    {
        switch (flags & MAP_TYPE)
        {
            case MAP_SHARED or MAP_PRIVATE:
                return Errno.None;
            case MAP_SHARED_VALIDATE when profile == Profile.Linux:
                return (flags & ~LegacyFlags) == 0 ? Errno.None : Errno.EOPNOTSUPP;
            default:
                return Errno.EINVAL;
        }
    }
}
