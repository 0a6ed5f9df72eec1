using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Files;

/// <content>Paths: open(2), stat(2), unlink(2).</content>
internal sealed partial class FileSystem
{
    private const uint ModeBits = 0xFFF; // 07777
    private const int LargeFile = 0x8000; // O_LARGEFILE, which open(2) of 64-bit code adds

    /// <summary>What open(2) asks for once and the description does not remember.</summary>
    private const int OpeningFlags = O_CREAT | O_EXCL | O_NOCTTY | O_TRUNC | O_CLOEXEC;

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileOpen message, Outbox outbox)
    {
        Credentials caller = CallerOf(message.Uid, message.Gid, message.Capabilities);
        PathLookup found = Look(outbox.Payloads.Bytes(header.Payload), caller);
        Errno error = CheckOpen(found, message.Flags, caller);
        if (error != Errno.None)
        {
            outbox.Payloads.Free(header.Payload);
            outbox.Reply(header, new FileOpenDone(error, default));
            return;
        }

        bool cuts = (message.Flags & O_TRUNC) != 0 && found.Inode?.Type == InodeType.Regular;
        if (cuts && found.Inode!.Writer != default)
        {
            WaitFor(found.Inode, header, message, outbox);
            return;
        }

        Inode inode = found.Inode ?? Create(found, message, outbox.NowNs);
        outbox.Payloads.Free(header.Payload);
        int flags = (message.Flags & ~OpeningFlags) | LargeFile;
        FileId file = _files.Add(inode.Number, flags);
        inode.Opens++;
        if (cuts)
        {
            MessageHeader withoutPath = header with { Payload = default };
            Resize(inode, 0, Client(withoutPath, message) with { File = file }, outbox);
        }
        else
        {
            outbox.Reply(header, new FileOpenDone(Errno.None, file));
        }
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileStat message, Outbox outbox)
    {
        Inode? inode;
        Errno error = Errno.None;
        if (message.File != default)
        {
            inode = _inodes[_files[message.File].Inode];
        }
        else
        {
            Credentials caller = CallerOf(message.Uid, message.Gid, message.Capabilities);
            PathLookup found = Look(outbox.Payloads.Bytes(header.Payload), caller);
            inode = found.Inode;
            error = Missing(found);
            var access = (FileAccess)message.Flags; // of access(2)
            if (error == Errno.None && !FilePermissions.Allows(inode!, caller, access))
            {
                error = Errno.EACCES;
            }
        }

        outbox.Payloads.Free(header.Payload);
        PayloadId status = default;
        if (error == Errno.None)
        {
            status = outbox.Payloads.Add(StatLayout.SizeBytes);
            StatLayout.Write(inode!, outbox.Payloads.Bytes(status));
        }

        outbox.Reply(header, new FileStatDone(error), status);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileUnlink message, Outbox outbox)
    {
        Credentials caller = CallerOf(message.Uid, message.Gid, message.Capabilities);
        PathLookup found = Look(outbox.Payloads.Bytes(header.Payload), caller);
        Errno error = CheckUnlink(found, caller);
        if (error == Errno.None)
        {
            Inode inode = found.Inode!;
            found.Parent.Names.Remove(found.Name);
            found.Parent.Modify(outbox.NowNs);
            inode.Links--;
            inode.ChangedNs = outbox.NowNs;
            FreeIfUnused(inode, header, outbox);
        }

        outbox.Payloads.Free(header.Payload);
        if (error != Errno.None)
        {
            outbox.Reply(header, new FileUnlinkDone(error));
        }
        else
        {
            AnswerUnlessFreeing(header, outbox);
        }
    }

    private static Credentials CallerOf(uint uid, uint gid, uint capabilities) =>
        new(uid, gid, (Capabilities)capabilities);

    private static Errno Missing(in PathLookup found) =>
        found.Error == Errno.None && found.Inode is null ? Errno.ENOENT : found.Error;

    /// <summary>The errors of open(2), in the order of the kernel (fs/namei.c).</summary>
    private Errno CheckOpen(in PathLookup found, int flags, in Credentials caller)
    {
        bool creates = (flags & O_CREAT) != 0;
        if (creates && (flags & O_DIRECTORY) != 0)
        {
            return Errno.EINVAL;
        }

        if (_files.Room == 0)
        {
            return Errno.ENFILE;
        }

        if (creates && found.WantsDirectory)
        {
            return Errno.EISDIR;
        }

        if (found.Error != Errno.None)
        {
            return found.Error;
        }

        return found.Inode is null
            ? CheckCreate(found, creates, caller)
            : CheckOpenExisting(found.Inode, flags, caller);
    }

    private Errno CheckCreate(in PathLookup found, bool creates, in Credentials caller)
    {
        const FileAccess Needed = FileAccess.Write | FileAccess.Execute;
        if (!creates)
        {
            return Errno.ENOENT;
        }

        if (!FilePermissions.Allows(found.Parent, caller, Needed))
        {
            return Errno.EACCES;
        }

        return _inodes.HasRoom ? Errno.None : Errno.ENOSPC;
    }

    private static Errno CheckOpenExisting(Inode inode, int flags, in Credentials caller)
    {
        bool creates = (flags & O_CREAT) != 0;
        bool isDirectory = inode.Type == InodeType.Directory;
        FileAccess access = AccessOf(flags);
        if (creates && (flags & O_EXCL) != 0)
        {
            return Errno.EEXIST;
        }

        if (isDirectory && (creates || (access & FileAccess.Write) != 0))
        {
            return Errno.EISDIR;
        }

        if (!isDirectory && (flags & O_DIRECTORY) != 0)
        {
            return Errno.ENOTDIR;
        }

        return FilePermissions.Allows(inode, caller, access) ? Errno.None : Errno.EACCES;
    }

    /// <summary>
    /// What open(2) must be allowed. Cutting a file is writing it, whatever the way of access.
    /// </summary>
    private static FileAccess AccessOf(int flags)
    {
        FileAccess access = (flags & O_ACCMODE) switch
        {
            O_RDONLY => FileAccess.Read,
            O_WRONLY => FileAccess.Write,
            _ => FileAccess.Read | FileAccess.Write,
        };
        return (flags & O_TRUNC) != 0 ? access | FileAccess.Write : access;
    }

    private Inode Create(in PathLookup found, in FileOpen message, long nowNs)
    {
        uint mode = message.Mode & ModeBits;
        Inode inode = _inodes.Add(InodeType.Regular, mode, message.Uid, message.Gid, nowNs);
        inode.Links = 1;
        found.Parent.Names.Add(found.Name, inode.Number);
        found.Parent.Modify(nowNs);
        return inode;
    }

    /// <summary>The errors of unlink(2), in the order of the kernel (fs/namei.c).</summary>
    private static Errno CheckUnlink(in PathLookup found, in Credentials caller)
    {
        Errno error = Missing(found);
        if (error != Errno.None)
        {
            return error;
        }

        bool isDirectory = found.Inode!.Type == InodeType.Directory;
        if (isDirectory && (found.Name.IsEmpty || found.WantsDirectory))
        {
            return Errno.EISDIR;
        }

        error = FilePermissions.CheckRemove(found.Parent, found.Inode, caller);
        return error == Errno.None && isDirectory ? Errno.EISDIR : error;
    }
}
