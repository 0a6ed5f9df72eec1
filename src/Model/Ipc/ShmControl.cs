using System;
using ActorVm.Model.Memory;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Model.Ipc;

/// <summary>shmctl(2), check by check (semantics, section 6).</summary>
/// <remarks>
/// The process copies IPC_SET's structure in before the identifier is looked at (EFAULT) and the
/// output out at the very end.
/// </remarks>
public static class ShmControl
{
    /// <summary>The largest output of any command, in bytes.</summary>
    public const int OutputBytesMax = ShmStructs.ShmidDsBytes;

    /// <summary>
    /// A negative command or identifier is EINVAL before anything else, IPC_SET's EFAULT too.
    /// </summary>
    public static Errno CheckArguments(int id, int command) =>
        id < 0 || command < 0 ? Errno.EINVAL : Errno.None;

    /// <summary>Does a command; everything but the destruction that IPC_RMID may ask for.</summary>
    /// <param name="segs">The table.</param>
    /// <param name="id">
    /// An identifier; for SHM_STAT a slot; ignored by IPC_INFO and SHM_INFO.
    /// </param>
    /// <param name="command">IPC_STAT and so on.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="lockLimitBytes">The caller's RLIMIT_MEMLOCK.</param>
    /// <param name="input">The <c>struct shmid_ds</c> of IPC_SET.</param>
    /// <param name="output">At least <see cref="OutputBytesMax"/> bytes.</param>
    /// <param name="now">The programs' clock in seconds.</param>
    public static ShmControlResult Execute(
        ShmSegs segs,
        int id,
        int command,
        Credentials caller,
        ulong lockLimitBytes,
        ReadOnlySpan<byte> input,
        Span<byte> output,
        long now)
    {
        Errno error = CheckArguments(id, command);
        if (error != Errno.None)
        {
            return new(error);
        }

        switch (command)
        {
            case IPC_INFO:
                ShmStructs.WriteLimits(segs.Limits, output);
                return new(Errno.None, HighestOrZero(segs), ShmStructs.ShmInfoLimitsBytes);
            case SHM_INFO:
                ShmStructs.WriteUsage(segs, output);
                return new(Errno.None, HighestOrZero(segs), ShmStructs.ShmInfoUsageBytes);
            case SHM_STAT or SHM_STAT_ANY:
                return StatSlot(segs, id, command, caller, output);
            default:
                break;
        }

        // 2.2 looks the identifier up before it knows the command; either way an unknown one fails.
        error = segs.Find(id, out ShmidKernel? segment);
        return error != Errno.None
            ? new(error)
            : OnSegment(
                segs, segment!, command, caller, lockLimitBytes, input, output, now);
    }

    private static ShmControlResult OnSegment(
        ShmSegs segs,
        ShmidKernel segment,
        int command,
        Credentials caller,
        ulong lockLimitBytes,
        ReadOnlySpan<byte> input,
        Span<byte> output,
        long now)
    {
        switch (command)
        {
            case IPC_STAT:
                return Stat(segment, caller, output);
            case IPC_SET:
                return new(Set(segs, segment, caller, input, now));
            case IPC_RMID when !segment.Perm.IsControlledBy(caller):
                return new(Errno.EPERM);
            case IPC_RMID:
                return new(Errno.None, Finished: segs.Mark(segment) ? segment : null);
            case SHM_LOCK or SHM_UNLOCK when segs.Profile == Profile.Classic:
                return new(LockClassic(segment, command == SHM_LOCK, caller));
            case SHM_LOCK or SHM_UNLOCK:
                return new(LockLinux(
                    segs, segment, command == SHM_LOCK, caller, lockLimitBytes));
            default:
                return new(Errno.EINVAL);
        }
    }

    private static int HighestOrZero(ShmSegs segs) => Math.Max(0, segs.HighestSlot);

    /// <summary>
    /// SHM_STAT and SHM_STAT_ANY take a slot; linux takes a whole identifier too and ignores its
    /// sequence. Without read permission 2.2 answers EINVAL (D12).
    /// </summary>
    private static ShmControlResult StatSlot(
        ShmSegs segs, int index, int command, Credentials caller, Span<byte> output)
    {
        bool isClassic = segs.Profile == Profile.Classic;
        int slot = isClassic ? index : index % segs.Limits.IdentifierStride;
        if (segs.InSlot(slot) is not ShmidKernel segment
            || (isClassic && command == SHM_STAT_ANY))
        {
            return new(Errno.EINVAL);
        }

        if (command == SHM_STAT && !segment.Perm.Allows(caller, IpcPerm.ReadBits))
        {
            return new(isClassic ? Errno.EINVAL : Errno.EACCES);
        }

        ShmStructs.WriteShmidDs(segment, output);
        return new(Errno.None, segment.Id.Value, ShmStructs.ShmidDsBytes);
    }

    private static ShmControlResult Stat(
        ShmidKernel segment, Credentials caller, Span<byte> output)
    {
        if (!segment.Perm.Allows(caller, IpcPerm.ReadBits))
        {
            return new(Errno.EACCES);
        }

        ShmStructs.WriteShmidDs(segment, output);
        return new(Errno.None, OutputBytes: ShmStructs.ShmidDsBytes);
    }

    private static Errno Set(
        ShmSegs segs,
        ShmidKernel segment,
        Credentials caller,
        ReadOnlySpan<byte> input,
        long now)
    {
        if (!segment.Perm.IsControlledBy(caller))
        {
            return Errno.EPERM;
        }

        (uint uid, uint gid, int mode) = ShmStructs.ReadShmidDs(input);
        if (segs.Profile == Profile.Linux && (uid == uint.MaxValue || gid == uint.MaxValue))
        {
            return Errno.EINVAL;
        }

        int kept = segment.Perm.Mode & ~IpcPerm.PermissionBits;
        segment.Perm = segment.Perm with { Uid = uid, Gid = gid, Mode = kept | mode };
        segment.ChangeTime = now;
        return Errno.None;
    }

    /// <summary>Only the privileged lock in 2.2, and what is so already is EINVAL (D11).</summary>
    private static Errno LockClassic(ShmidKernel segment, bool locks, Credentials caller)
    {
        if (!caller.Has(Capabilities.IpcLock))
        {
            return Errno.EPERM;
        }

        if (segment.IsLocked == locks)
        {
            return Errno.EINVAL;
        }

        SetLocked(segment, locks, caller);
        return Errno.None;
    }

    /// <summary>Owner and creator may lock within their limit, again and again (D11).</summary>
    private static Errno LockLinux(
        ShmSegs segs,
        ShmidKernel segment,
        bool locks,
        Credentials caller,
        ulong lockLimitBytes)
    {
        bool isPrivileged = caller.Has(Capabilities.IpcLock);
        bool mayLock = segment.Perm.IsOwnerOrCreator(caller) && !(locks && lockLimitBytes == 0);
        if (!isPrivileged && !mayLock)
        {
            return Errno.EPERM;
        }

        if (segment.IsLocked == locks)
        {
            return Errno.None;
        }

        ulong pages = segs.CountLocked(caller.Uid) + segment.LengthPages;
        if (locks && !isPrivileged && pages > lockLimitBytes >> Paging.PageShift)
        {
            return Errno.ENOMEM;
        }

        SetLocked(segment, locks, caller);
        return Errno.None;
    }

    private static void SetLocked(ShmidKernel segment, bool locks, Credentials caller)
    {
        int mode = segment.Perm.Mode & ~SHM_LOCKED;
        segment.Perm = segment.Perm with { Mode = locks ? mode | SHM_LOCKED : mode };
        segment.LockedBy = locks ? caller.Uid : 0;
    }
}
