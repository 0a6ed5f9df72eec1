using System;
using System.Buffers.Binary;

namespace ActorVm.Model.Files;

/// <summary>How <c>struct stat</c> lies in memory on x86-64 (stat(2)).</summary>
public static class StatLayout
{
    /// <summary>Its size.</summary>
    public const int SizeBytes = 144;

    private const int SectorsOfBlock = 8; // st_blocks counts 512 bytes
    private const ulong DiskDevice = 0x801; // 8:1, the first partition of the first disk
    private const ulong PipeDevice = 0xd;
    private const ulong DeviceDevice = 0x5;
    private const ulong MemoryDevice = 0x1;
    private const ulong NullNumber = 0x103; // 1:3
    private const ulong ZeroNumber = 0x105; // 1:5
    private const ulong FirstTerminalNumber = 0x8800; // 136:0

    /// <summary>Writes what there is to say of an inode.</summary>
    /// <param name="inode">The inode.</param>
    /// <param name="target">144 bytes, zero before.</param>
    public static void Write(Inode inode, Span<byte> target)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(target, DeviceOf(inode.Type));
        BinaryPrimitives.WriteUInt64LittleEndian(target[8..], (ulong)inode.Number.Value);
        BinaryPrimitives.WriteUInt64LittleEndian(target[16..], LinksOf(inode));
        BinaryPrimitives.WriteUInt32LittleEndian(target[24..], FormatOf(inode.Type) | inode.Mode);
        BinaryPrimitives.WriteUInt32LittleEndian(target[28..], inode.Uid);
        BinaryPrimitives.WriteUInt32LittleEndian(target[32..], inode.Gid);
        BinaryPrimitives.WriteUInt64LittleEndian(target[40..], NumberOf(inode));
        BinaryPrimitives.WriteInt64LittleEndian(target[48..], inode.SizeBytes);
        BinaryPrimitives.WriteInt64LittleEndian(target[56..], Memory.Paging.PageSizeBytes);
        long blocks = inode.Type == InodeType.Regular ? inode.Blocks.Count : 0;
        BinaryPrimitives.WriteInt64LittleEndian(target[64..], blocks * SectorsOfBlock);
        WriteTime(inode.AccessedNs, target[72..]);
        WriteTime(inode.ModifiedNs, target[88..]);
        WriteTime(inode.ChangedNs, target[104..]);
    }

    /// <summary>A pipe has no name and shows one all the same.</summary>
    private static ulong LinksOf(Inode inode) =>
        inode.Type == InodeType.Pipe ? 1 : (ulong)inode.Links;

    private static void WriteTime(long ns, Span<byte> target)
    {
        BinaryPrimitives.WriteInt64LittleEndian(target, VirtualTime.UnixSeconds(ns));
        BinaryPrimitives.WriteInt64LittleEndian(target[8..], ns % VirtualTime.NsPerSecond);
    }

    /// <summary>The bits of <c>st_mode</c> that say what it is.</summary>
    public static uint FormatOf(InodeType type) => type switch
    {
        InodeType.Regular or InodeType.SharedMemory => LinuxConstants.S_IFREG,
        InodeType.Directory => LinuxConstants.S_IFDIR,
        InodeType.Pipe => LinuxConstants.S_IFIFO,
        InodeType.Terminal or InodeType.Null or InodeType.Zero => LinuxConstants.S_IFCHR,
        _ => throw new KernelBug($"an inode of type {type} has no status"),
    };

    private static ulong DeviceOf(InodeType type) => type switch
    {
        InodeType.Regular or InodeType.Directory => DiskDevice,
        InodeType.Pipe => PipeDevice,
        InodeType.Terminal or InodeType.Null or InodeType.Zero => DeviceDevice,
        InodeType.SharedMemory => MemoryDevice,
        _ => throw new KernelBug($"an inode of type {type} has no device"),
    };

    private static ulong NumberOf(Inode inode) => inode.Type switch
    {
        InodeType.Null => NullNumber,
        InodeType.Zero => ZeroNumber,
        InodeType.Terminal => FirstTerminalNumber + (ulong)inode.TerminalOf.Value,
        InodeType.Regular or InodeType.Directory or InodeType.Pipe
            or InodeType.SharedMemory or _ => 0,
    };
}
