using System;
using System.Buffers.Binary;

namespace ActorVm.Actors.Tests.Files;

/// <summary>A struct stat, read back. Times are nanoseconds since boot.</summary>
internal readonly record struct FileStatus(
    ulong Inode,
    ulong Links,
    uint Mode,
    uint Uid,
    uint Gid,
    ulong Device,
    long SizeBytes,
    long Sectors,
    long AccessedNs,
    long ModifiedNs,
    long ChangedNs)
{
    public static FileStatus Read(ReadOnlySpan<byte> stat) => new(
        BinaryPrimitives.ReadUInt64LittleEndian(stat[8..]),
        BinaryPrimitives.ReadUInt64LittleEndian(stat[16..]),
        BinaryPrimitives.ReadUInt32LittleEndian(stat[24..]),
        BinaryPrimitives.ReadUInt32LittleEndian(stat[28..]),
        BinaryPrimitives.ReadUInt32LittleEndian(stat[32..]),
        BinaryPrimitives.ReadUInt64LittleEndian(stat[40..]),
        BinaryPrimitives.ReadInt64LittleEndian(stat[48..]),
        BinaryPrimitives.ReadInt64LittleEndian(stat[64..]),
        TimeAt(stat[72..]),
        TimeAt(stat[88..]),
        TimeAt(stat[104..]));

    private static long TimeAt(ReadOnlySpan<byte> time)
    {
        long seconds = BinaryPrimitives.ReadInt64LittleEndian(time);
        long nanoseconds = BinaryPrimitives.ReadInt64LittleEndian(time[8..]);
        return ((seconds - 946_684_800) * 1_000_000_000) + nanoseconds;
    }
}
