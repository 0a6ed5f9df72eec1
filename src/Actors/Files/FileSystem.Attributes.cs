using System;
using System.Buffers.Binary;
using System.Text;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Programs.Calls;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Files;

/// <content>What is told and set of an inode: chmod(2), chown(2), chdir(2), statfs(2),
/// getdents64(2).</content>
internal sealed partial class FileSystem
{
    private const uint Unchanged = uint.MaxValue; // chown(2): -1 leaves it

    private const int StatfsBytes = 120;
    private const long Ext4Magic = 0xEF53;
    private const int EntryNameOffset = 19; // of a struct linux_dirent64
    private const int EntryAlignment = 8;

    private long OnInode(
        ReadOnlySpan<byte> path,
        in FileName message,
        in Credentials caller,
        Outbox outbox,
        out PayloadId told)
    {
        told = default;
        Inode inode;
        if (message.File != default)
        {
            inode = _inodes[_files[message.File].Inode];
        }
        else
        {
            PathLookup found = Look(path, caller);
            Errno error = Missing(found);
            if (error != Errno.None)
            {
                return -(long)error;
            }

            inode = found.Inode!;
        }

        switch ((CallNumber)message.Call)
        {
            case CallNumber.Chmod or CallNumber.Fchmod:
                return -(long)ChangeMode(inode, message.Mode, caller, outbox.NowNs);
            case CallNumber.Chown or CallNumber.Fchown:
                return -(long)ChangeOwner(inode, message, caller, outbox.NowNs);
            case CallNumber.Chdir or CallNumber.Fchdir:
                return -(long)EnterDirectory(inode, caller, outbox.Payloads, out told);
            case CallNumber.Statfs or CallNumber.Fstatfs:
                told = DescribeSystem(outbox.Payloads);
                return 0;
            case CallNumber.Getdents64:
                return ListNames(inode, message, outbox, out told);
            default:
                throw new KernelBug($"FileSystem: call {message.Call} is not about names");
        }
    }

    private static bool Owns(Inode inode, in Credentials caller) =>
        caller.Uid == inode.Uid || caller.Has(Capabilities.FileOwner);

    private static Errno ChangeMode(
        Inode inode, uint mode, in Credentials caller, long nowNs)
    {
        if (!Owns(inode, caller))
        {
            return Errno.EPERM;
        }

        inode.Mode = mode & ModeBits;
        inode.ChangedNs = nowNs;
        return Errno.None;
    }

    /// <summary>Who has no privilege may keep the owner and give his file to his group.</summary>
    private static Errno ChangeOwner(
        Inode inode, in FileName message, in Credentials caller, long nowNs)
    {
        uint owner = message.Owner == Unchanged ? inode.Uid : message.Owner;
        uint group = message.Group == Unchanged ? inode.Gid : message.Group;
        bool changes = message.Owner != Unchanged || message.Group != Unchanged;
        bool isModest = owner == inode.Uid && caller.Uid == inode.Uid
            && (group == inode.Gid || group == caller.Gid);
        if (changes && !isModest && !caller.Has(Capabilities.ChangeOwner))
        {
            return Errno.EPERM;
        }

        (inode.Uid, inode.Gid) = (owner, group);
        if (inode.Type != InodeType.Directory)
        {
            bool executes = (inode.Mode & S_IXGRP) != 0;
            inode.Mode &= ~(uint)(S_ISUID | (executes ? S_ISGID : 0));
        }

        inode.ChangedNs = nowNs;
        return Errno.None;
    }

    private Errno EnterDirectory(
        Inode inode, in Credentials caller, PayloadStore payloads, out PayloadId path)
    {
        path = default;
        if (inode.Type != InodeType.Directory)
        {
            return Errno.ENOTDIR;
        }

        if (!FilePermissions.Allows(inode, caller, FileAccess.Execute))
        {
            return Errno.EACCES;
        }

        bool isRoot = inode.Number == BootTree.RootDirectory;
        path = payloads.Add(Encoding.UTF8.GetBytes(isRoot ? "/" : PathOf(inode.Number)));
        return Errno.None;
    }

    private PayloadId DescribeSystem(PayloadStore payloads)
    {
        PayloadId told = payloads.Add(StatfsBytes);
        Span<long> fields = payloads.Items<long>(told);
        long free = _blocks.FreeCount;
        fields[0] = Ext4Magic;
        fields[1] = PageSize.PageSizeBytes;
        fields[2] = free + _blocks.UsedCount + _blocks.ReservedCount;
        fields[3] = free;
        fields[4] = free;
        fields[5] = InodeLimit;
        fields[6] = InodeLimit + _terminals.Length - _inodes.Count;
        fields[8] = NAME_MAX;
        fields[9] = PageSize.PageSizeBytes;
        return told;
    }

    /// <summary>
    /// The names from the description's position on that fit: dot, dot dot, then by their bytes.
    /// </summary>
    private long ListNames(
        Inode inode, in FileName message, Outbox outbox, out PayloadId told)
    {
        told = default;
        if (inode.Type != InodeType.Directory)
        {
            return -(long)Errno.ENOTDIR;
        }

        ref OpenFile file = ref _files[message.File];
        Span<byte> room = new byte[Math.Min(message.Mode, PageSize.PageSizeBytes)];
        int count = inode.Names.Count + 2;
        int used = 0;
        int at = (int)Math.Min(file.Position, count);
        while (at < count && TryPutName(inode, at, room[used..], out int length))
        {
            used += length;
            at++;
        }

        if (used == 0)
        {
            return at < count ? -(long)Errno.EINVAL : 0;
        }

        file.Position = at;
        inode.Touch(outbox.NowNs);
        told = outbox.Payloads.Add<byte>(room[..used]);
        return used;
    }

    private bool TryPutName(Inode directory, int at, Span<byte> room, out int length)
    {
        ReadOnlySpan<byte> name = at == 0 ? "."u8
            : at == 1 ? ".."u8
            : directory.Names.Entries[at - 2].Name;
        InodeNumber number = at == 0 ? directory.Number
            : at == 1 ? directory.Names.Parent
            : directory.Names.Entries[at - 2].Inode;
        length = (EntryNameOffset + name.Length + EntryAlignment) / EntryAlignment * EntryAlignment;
        if (length > room.Length)
        {
            return false;
        }

        BinaryPrimitives.WriteInt64LittleEndian(room, number.Value);
        BinaryPrimitives.WriteInt64LittleEndian(room[8..], at + 1);
        BinaryPrimitives.WriteUInt16LittleEndian(room[16..], (ushort)length);
        room[18] = (byte)(StatLayout.FormatOf(_inodes[number].Type) >> 12);
        name.CopyTo(room[EntryNameOffset..]);
        return true;
    }
}
