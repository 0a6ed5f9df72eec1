using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Programs.Calls;

namespace ActorVm.Actors.Files;

/// <content>The calls that make, move and remove names: mkdir(2), rmdir(2), rename(2), link(2).
/// Their errors come in the order of the kernel (fs/namei.c).</content>
internal sealed partial class FileSystem
{
    private const int EmptyDirectoryLinks = 2; // its name and its dot

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileName message, Outbox outbox)
    {
        Credentials caller = CallerOf(message.Uid, message.Gid, message.Capabilities);
        ReadOnlySpan<byte> path = outbox.Payloads.Bytes(header.Payload);
        PayloadId told = default;
        long result;
        switch ((CallNumber)message.Call)
        {
            case CallNumber.Mkdir:
                result = -(long)MakeDirectory(Look(path, caller), message, caller, outbox.NowNs);
                break;
            case CallNumber.Rmdir:
                result = -(long)RemoveDirectory(path, caller, outbox.NowNs);
                break;
            case CallNumber.Rename or CallNumber.Link:
                result = -(long)MoveOrLink(header, message, caller, outbox);
                break;
            default:
                result = OnInode(path, message, caller, outbox, out told);
                break;
        }

        outbox.Payloads.Free(header.Payload);
        if (result != 0 || !told.IsNone)
        {
            outbox.Reply(header, new FileNameDone(result), told);
        }
        else
        {
            AnswerUnlessFreeing(header, outbox);
        }
    }

    private Errno MakeDirectory(
        in PathLookup found, in FileName message, in Credentials caller, long nowNs)
    {
        const FileAccess needed = FileAccess.Write | FileAccess.Execute;
        bool isThere = found.Error is Errno.None or Errno.ENOTDIR && found.Inode is not null;
        if (isThere || found.Error != Errno.None)
        {
            return isThere ? Errno.EEXIST : found.Error;
        }

        if (!FilePermissions.Allows(found.Parent, caller, needed))
        {
            return Errno.EACCES;
        }

        if (!_inodes.HasRoom)
        {
            return Errno.ENOSPC;
        }

        uint mode = message.Mode & (ModeBits >> 3 | LinuxConstants.S_ISVTX);
        Inode made = _inodes.Add(
            InodeType.Directory, mode, caller.Uid, caller.Gid, nowNs);
        made.Links = EmptyDirectoryLinks;
        made.Names.Parent = found.Parent.Number;
        found.Parent.Names.Add(found.Name, made.Number);
        found.Parent.Links++;
        found.Parent.Modify(nowNs);
        return Errno.None;
    }

    private Errno RemoveDirectory(
        ReadOnlySpan<byte> path, in Credentials caller, long nowNs)
    {
        PathLookup found = Look(path, caller);
        Errno error = Missing(found);
        if (error != Errno.None)
        {
            return error;
        }

        Inode inode = found.Inode!;
        if (found.Name.IsEmpty)
        {
            ReadOnlySpan<byte> end = path.TrimEnd((byte)'/');
            return end.IsEmpty ? Errno.EBUSY
                : end.EndsWith(".."u8) ? Errno.ENOTEMPTY
                : Errno.EINVAL;
        }

        error = FilePermissions.CheckRemove(found.Parent, inode, caller);
        if (error != Errno.None || inode.Type != InodeType.Directory)
        {
            return error != Errno.None ? error : Errno.ENOTDIR;
        }

        if (inode.Names.Count > 0)
        {
            return Errno.ENOTEMPTY;
        }

        found.Parent.Names.Remove(found.Name);
        DropDirectory(found.Parent, inode, nowNs);
        found.Parent.Modify(nowNs);
        return Errno.None;
    }

    /// <summary>An empty directory has lost its name.</summary>
    private void DropDirectory(Inode parent, Inode directory, long nowNs)
    {
        parent.Links--;
        directory.Links = 0;
        directory.ChangedNs = nowNs;
        if (directory.IsUnused)
        {
            _inodes.Remove(directory);
        }
    }

    private Errno MoveOrLink(
        in MessageHeader header, in FileName message, in Credentials caller, Outbox outbox)
    {
        ReadOnlySpan<byte> paths = outbox.Payloads.Bytes(header.Payload);
        int between = paths.IndexOf((byte)0);
        PathLookup from = Look(paths[..between], caller);
        PathLookup to = Look(paths[(between + 1)..], caller);
        return (CallNumber)message.Call == CallNumber.Link
            ? Link(from, to, caller, outbox.NowNs)
            : Rename(from, to, caller, header, outbox);
    }

    private static Errno Link(
        in PathLookup from, in PathLookup to, in Credentials caller, long nowNs)
    {
        const FileAccess needed = FileAccess.Write | FileAccess.Execute;
        Errno error = Missing(from);
        error = error == Errno.None ? to.Error : error;
        if (error != Errno.None)
        {
            return error;
        }

        if (to.Inode is not null || to.WantsDirectory)
        {
            return to.Inode is not null ? Errno.EEXIST : Errno.ENOENT;
        }

        if (!FilePermissions.Allows(to.Parent, caller, needed))
        {
            return Errno.EACCES;
        }

        Inode inode = from.Inode!;
        if (inode.Type == InodeType.Directory)
        {
            return Errno.EPERM;
        }

        inode.Links++;
        inode.ChangedNs = nowNs;
        to.Parent.Names.Add(to.Name, inode.Number);
        to.Parent.Modify(nowNs);
        return Errno.None;
    }

    private Errno Rename(
        in PathLookup from,
        in PathLookup to,
        in Credentials caller,
        in MessageHeader client,
        Outbox outbox)
    {
        Errno error = CheckRename(from, to, caller);
        if (error != Errno.None || from.Inode == to.Inode)
        {
            return error; // two names of one file stay as they are
        }

        Inode moved = from.Inode!;
        long nowNs = outbox.NowNs;
        from.Parent.Names.Remove(from.Name);
        if (to.Inode is { } replaced)
        {
            to.Parent.Names.Remove(to.Name);
            Replace(to.Parent, replaced, client, outbox);
        }

        to.Parent.Names.Add(to.Name, moved.Number);
        if (moved.Type == InodeType.Directory)
        {
            moved.Names.Parent = to.Parent.Number;
            from.Parent.Links--;
            to.Parent.Links++;
        }

        moved.ChangedNs = nowNs;
        from.Parent.Modify(nowNs);
        to.Parent.Modify(nowNs);
        return Errno.None;
    }

    private void Replace(
        Inode parent, Inode replaced, in MessageHeader client, Outbox outbox)
    {
        if (replaced.Type == InodeType.Directory)
        {
            DropDirectory(parent, replaced, outbox.NowNs);
            return;
        }

        replaced.Links--;
        replaced.ChangedNs = outbox.NowNs;
        FreeIfUnused(replaced, client, outbox);
    }

    private Errno CheckRename(in PathLookup from, in PathLookup to, in Credentials caller)
    {
        bool isUnnamed = (from.Error == Errno.None && from.Name.IsEmpty)
            || (to.Error == Errno.None && to.Name.IsEmpty);
        Errno error = isUnnamed ? Errno.EBUSY : Missing(from);
        error = error == Errno.None ? to.Error : error;
        if (error != Errno.None)
        {
            return error;
        }

        error = CheckPlaces(from, to);
        if (error != Errno.None || from.Inode == to.Inode)
        {
            return error;
        }

        bool isDirectory = from.Inode!.Type == InodeType.Directory;
        error = FilePermissions.CheckRemove(from.Parent, from.Inode, caller);
        return error == Errno.None ? CheckTarget(to, isDirectory, caller) : error;
    }

    /// <summary>A directory cannot come into itself, nor replace one that it lies in.</summary>
    private Errno CheckPlaces(in PathLookup from, in PathLookup to)
    {
        bool isDirectory = from.Inode!.Type == InodeType.Directory;
        if (!isDirectory && to.WantsDirectory)
        {
            return Errno.ENOTDIR;
        }

        if (isDirectory && IsWithin(to.Parent, from.Inode))
        {
            return Errno.EINVAL;
        }

        bool replacesAbove = to.Inode is { Type: InodeType.Directory }
            && IsWithin(from.Parent, to.Inode);
        return replacesAbove ? Errno.ENOTEMPTY : Errno.None;
    }

    private static Errno CheckTarget(
        in PathLookup to, bool isDirectory, in Credentials caller)
    {
        const FileAccess needed = FileAccess.Write | FileAccess.Execute;
        if (to.Inode is not { } replaced)
        {
            return FilePermissions.Allows(to.Parent, caller, needed)
                ? Errno.None
                : Errno.EACCES;
        }

        Errno error = FilePermissions.CheckRemove(to.Parent, replaced, caller);
        bool isReplacedDirectory = replaced.Type == InodeType.Directory;
        if (error != Errno.None)
        {
            return error;
        }

        if (isDirectory != isReplacedDirectory)
        {
            return isDirectory ? Errno.ENOTDIR : Errno.EISDIR;
        }

        return isReplacedDirectory && replaced.Names.Count > 0 ? Errno.ENOTEMPTY : Errno.None;
    }

    /// <summary>Whether a directory is another or lies below it.</summary>
    private bool IsWithin(Inode directory, Inode above)
    {
        Inode at = directory;
        while (at != above && at.Number != BootTree.RootDirectory)
        {
            at = _inodes[at.Names.Parent];
        }

        return at == above;
    }
}
