using System;
using System.Buffers.Binary;

namespace ActorVm.Model.Ipc;

/// <summary>
/// The structures of shmctl(2) as they lie in user memory on x86-64, little-endian.
/// </summary>
public static class ShmStructs
{
    /// <summary>Bytes of <c>struct shmid_ds</c>.</summary>
    public const int ShmidDsBytes = 112;

    /// <summary>Bytes of <c>struct shminfo</c>.</summary>
    public const int ShmInfoLimitsBytes = 72;

    /// <summary>Bytes of <c>struct shm_info</c>.</summary>
    public const int ShmInfoUsageBytes = 48;

    private const int KeyAt = 0;
    private const int UidAt = 4;
    private const int GidAt = 8;
    private const int CreatorUidAt = 12;
    private const int CreatorGidAt = 16;
    private const int ModeAt = 20;
    private const int SequenceAt = 24;
    private const int SizeAt = 48;
    private const int AttachTimeAt = 56;
    private const int DetachTimeAt = 64;
    private const int ChangeTimeAt = 72;
    private const int CreatorPidAt = 80;
    private const int LastPidAt = 84;
    private const int AttachesAt = 88;

    /// <summary>Writes <c>struct shmid_ds</c>, as IPC_STAT and SHM_STAT give it.</summary>
    public static void WriteShmidDs(ShmidKernel segment, Span<byte> to)
    {
        to[..ShmidDsBytes].Clear();
        IpcPerm perm = segment.Perm;
        Put32(to, KeyAt, unchecked((uint)perm.Key.Value));
        Put32(to, UidAt, perm.Uid);
        Put32(to, GidAt, perm.Gid);
        Put32(to, CreatorUidAt, perm.CreatorUid);
        Put32(to, CreatorGidAt, perm.CreatorGid);
        Put32(to, ModeAt, (uint)perm.Mode);
        BinaryPrimitives.WriteUInt16LittleEndian(
            to[SequenceAt..], unchecked((ushort)perm.Sequence));
        Put64(to, SizeAt, segment.SizeBytes);
        Put64(to, AttachTimeAt, (ulong)segment.AttachTime);
        Put64(to, DetachTimeAt, (ulong)segment.DetachTime);
        Put64(to, ChangeTimeAt, (ulong)segment.ChangeTime);
        Put32(to, CreatorPidAt, (uint)segment.CreatorPid.Value);
        Put32(to, LastPidAt, (uint)segment.LastPid.Value);
        Put64(to, AttachesAt, (ulong)segment.Attaches);
    }

    /// <summary>
    /// Reads what IPC_SET takes from a <c>struct shmid_ds</c>: owner, group and mode.
    /// </summary>
    public static (uint Uid, uint Gid, int Mode) ReadShmidDs(ReadOnlySpan<byte> from) =>
        (BinaryPrimitives.ReadUInt32LittleEndian(from[UidAt..]),
            BinaryPrimitives.ReadUInt32LittleEndian(from[GidAt..]),
            BinaryPrimitives.ReadUInt16LittleEndian(from[ModeAt..]) & IpcPerm.PermissionBits);

    /// <summary>Writes <c>struct shminfo</c>, as IPC_INFO gives it.</summary>
    public static void WriteLimits(ShmLimits limits, Span<byte> to)
    {
        to[..ShmInfoLimitsBytes].Clear();
        Put64(to, 0, limits.SegmentBytesMax);
        Put64(to, 8, ShmLimits.SegmentBytesMin);
        Put64(to, 16, (ulong)limits.SegmentsMax);
        Put64(to, 24, (ulong)limits.SegmentsMax); // shmseg: reported, not enforced
        Put64(to, 32, limits.PagesMax);
    }

    /// <summary>Writes <c>struct shm_info</c>, as SHM_INFO gives it.</summary>
    public static void WriteUsage(ShmSegs segs, Span<byte> to)
    {
        to[..ShmInfoUsageBytes].Clear();
        (ulong resident, ulong swapped) = segs.CountPages();
        bool isClassic = segs.Profile == Profile.Classic;
        Put32(to, 0, (uint)segs.Count);
        Put64(to, 8, segs.TotalPages);
        Put64(to, 16, resident);
        Put64(to, 24, swapped);
        Put64(to, 32, isClassic ? segs.SwapAttempts : 0);
        Put64(to, 40, isClassic ? segs.SwapSuccesses : 0);
    }

    private static void Put32(Span<byte> to, int at, uint value) =>
        BinaryPrimitives.WriteUInt32LittleEndian(to[at..], value);

    private static void Put64(Span<byte> to, int at, ulong value) =>
        BinaryPrimitives.WriteUInt64LittleEndian(to[at..], value);
}
