using System;
using System.Text;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Programs.Calls;

namespace ActorVm.Actors.Processes;

/// <content>Paths: how they are read, and the calls about names and what inodes say.</content>
/// <remarks>
/// The working directory is a path. Differs from Linux: who renames it takes it away from those
/// who stand in it.
/// </remarks>
public sealed partial class Process
{
    /// <inheritdoc/>
    public void Unlink(ulong pathname, Outbox outbox) => CopyPath(pathname, outbox);

    /// <inheritdoc/>
    public void Mkdir(ulong pathname, uint mode, Outbox outbox)
    {
        _call.Flags = (int)(mode & ModeBits & ~_image.Umask);
        CopyPath(pathname, outbox);
    }

    /// <inheritdoc/>
    public void Rmdir(ulong pathname, Outbox outbox) => CopyPath(pathname, outbox);

    /// <inheritdoc/>
    public void Rename(ulong oldpath, ulong newpath, Outbox outbox)
    {
        _call.End = newpath;
        CopyPath(oldpath, outbox);
    }

    /// <inheritdoc/>
    public void Link(ulong oldpath, ulong newpath, Outbox outbox) =>
        Rename(oldpath, newpath, outbox);

    /// <inheritdoc/>
    public void Chmod(ulong pathname, uint mode, Outbox outbox)
    {
        _call.Flags = (int)(mode & ModeBits);
        CopyPath(pathname, outbox);
    }

    /// <inheritdoc/>
    public void Fchmod(int fd, uint mode, Outbox outbox)
    {
        _call.Flags = (int)(mode & ModeBits);
        AskNameOf(fd, outbox);
    }

    /// <inheritdoc/>
    public void Chown(ulong pathname, uint owner, uint group, Outbox outbox)
    {
        (_call.Length, _call.Total) = (owner, group);
        CopyPath(pathname, outbox);
    }

    /// <inheritdoc/>
    public void Fchown(int fd, uint owner, uint group, Outbox outbox)
    {
        (_call.Length, _call.Total) = (owner, group);
        AskNameOf(fd, outbox);
    }

    /// <inheritdoc/>
    public void Chdir(ulong path, Outbox outbox) => CopyPath(path, outbox);

    /// <inheritdoc/>
    public void Fchdir(int fd, Outbox outbox) => AskNameOf(fd, outbox);

    /// <inheritdoc/>
    public void Getcwd(ulong buf, ulong size, Outbox outbox)
    {
        ReadOnlySpan<byte> path = _image.WorkingPath.Length > 0
            ? _image.WorkingPath
            : Encoding.UTF8.GetBytes(BootPaths.WorkingPath);
        if (size < (ulong)path.Length + 1)
        {
            Fail(Errno.ERANGE, outbox);
            return;
        }

        PayloadId payload = outbox.Payloads.Add(path.Length + 1);
        path.CopyTo(outbox.Payloads.Bytes(payload));
        _call.Result = path.Length + 1;
        CopyOut(buf, payload, CopyThen.Return, outbox);
    }

    /// <inheritdoc/>
    public void Getdents64(int fd, ulong dirp, ulong count, Outbox outbox)
    {
        _call.Address = dirp;
        _call.Flags = (int)Math.Min(count, int.MaxValue);
        AskNameOf(fd, outbox);
    }

    /// <inheritdoc/>
    public void Statfs(ulong path, ulong buf, Outbox outbox)
    {
        _call.Address = buf;
        CopyPath(path, outbox);
    }

    /// <inheritdoc/>
    public void Fstatfs(int fd, ulong buf, Outbox outbox)
    {
        _call.Address = buf;
        AskNameOf(fd, outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileNameDone message, Outbox outbox)
    {
        TakeReply();
        if (header.Payload.IsNone)
        {
            Finish(message.Result, outbox);
        }
        else if ((CallNumber)_call.Number is CallNumber.Chdir or CallNumber.Fchdir)
        {
            _image.WorkingPath = outbox.Payloads.Bytes(header.Payload).ToArray();
            outbox.Payloads.Free(header.Payload);
            Finish(0, outbox);
        }
        else
        {
            _call.Result = message.Result;
            CopyOut(_call.Address, header.Payload, CopyThen.Return, outbox);
        }
    }

    private void PathCopied(in UserCopy copy, Outbox outbox)
    {
        if (copy.Faulted)
        {
            FreePath(outbox);
        }

        if (FailedCopy(copy, outbox))
        {
            return;
        }

        if (copy.Done >= PathLengthMax || copy.Done == 0)
        {
            outbox.Payloads.Free(copy.Payload);
            FreePath(outbox);
            Fail(copy.Done == 0 ? Errno.ENOENT : Errno.ENAMETOOLONG, outbox);
            return;
        }

        bool opens = (CallNumber)_call.Number is CallNumber.Open or CallNumber.Creat;
        if (opens && !_image.Files.HasRoom(1, MostFiles))
        {
            outbox.Payloads.Free(copy.Payload);
            Fail(Errno.EMFILE, outbox);
            return;
        }

        bool hasMore = (CallNumber)_call.Number is CallNumber.Rename or CallNumber.Link
            && _call.Path.IsNone;
        PayloadId path = TakePath(copy, outbox.Payloads);
        if (hasMore)
        {
            _call.Path = path;
            CopyPath(_call.End, outbox);
            return;
        }

        AskPath(path, outbox);
        AwaitThen(Stage.File, outbox);
    }

    /// <summary>The path that was copied: behind the first of two, and below the working directory
    /// where that has moved and the path does not begin with a slash.</summary>
    private PayloadId TakePath(in UserCopy copy, PayloadStore payloads)
    {
        bool isRelative = payloads.Bytes(copy.Payload)[0] != '/';
        byte[] working = isRelative ? _image.WorkingPath : [];
        int first = _call.Path.IsNone ? 0 : payloads.Bytes(_call.Path).Length + 1;
        int prefix = working.Length == 0 ? 0 : working.Length + 1;
        PayloadId path = payloads.Add(first + prefix + copy.Done);
        Span<byte> bytes = payloads.Bytes(path);
        payloads.Bytes(_call.Path).CopyTo(bytes);
        if (prefix > 0)
        {
            working.CopyTo(bytes[first..]);
            bytes[first + working.Length] = (byte)'/';
        }

        payloads.Bytes(copy.Payload)[..copy.Done].CopyTo(bytes[(first + prefix)..]);
        payloads.Free(copy.Payload);
        payloads.Free(_call.Path);
        _call.Path = default;
        return path;
    }

    private void AskPath(PayloadId path, Outbox outbox)
    {
        (uint uid, uint gid) = (_image.Uid, _image.Gid);
        switch ((CallNumber)_call.Number)
        {
            case CallNumber.Open or CallNumber.Creat:
                FileOpen open = new(_call.Flags, (uint)_call.Protection, uid, gid, Capabilities);
                Ask(ActorId.FileSystem, open, outbox, path);
                break;
            case CallNumber.Stat or CallNumber.Lstat or CallNumber.Access:
                FileStat stat = new(default, _call.Flags, uid, gid, Capabilities);
                Ask(ActorId.FileSystem, stat, outbox, path);
                break;
            case CallNumber.Truncate:
                FileTruncate truncate = new(default, uid, gid, Capabilities, _call.Offset);
                Ask(ActorId.FileSystem, truncate, outbox, path);
                break;
            case CallNumber.Unlink:
                Ask(ActorId.FileSystem, new FileUnlink(uid, gid, Capabilities), outbox, path);
                break;
            default:
                AskName(default, outbox, path);
                break;
        }
    }

    private void AskNameOf(int fd, Outbox outbox)
    {
        FileId file = _image.Files[fd].File;
        if (file == default)
        {
            Fail(Errno.EBADF, outbox);
            return;
        }

        AskName(file, outbox, default);
        AwaitThen(Stage.File, outbox);
    }

    private void AskName(FileId file, Outbox outbox, PayloadId path) => Ask(
        ActorId.FileSystem,
        new FileName(
            _call.Number,
            file,
            (uint)_call.Flags,
            (uint)_call.Length,
            (uint)_call.Total,
            _image.Uid,
            _image.Gid,
            Capabilities),
        outbox,
        path);

    /// <summary>Gives up the first of two paths.</summary>
    private void FreePath(Outbox outbox)
    {
        outbox.Payloads.Free(_call.Path);
        _call.Path = default;
    }
}
