using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Programs.Calls;

namespace ActorVm.Actors.Processes;

/// <content>The file calls: descriptors are the process's own, open file descriptions the file
/// system's.</content>
public sealed partial class Process
{
    private const uint ModeBits = 0xFFF; // 07777

    /// <inheritdoc/>
    public void Open(ulong pathname, int flags, uint mode, Outbox outbox)
    {
        _call.Flags = flags;
        _call.Protection = (int)(mode & ModeBits & ~_image.Umask);
        CopyPath(pathname, outbox);
    }

    /// <inheritdoc/>
    public void Creat(ulong pathname, uint mode, Outbox outbox)
    {
        const int flags = LinuxConstants.O_CREAT | LinuxConstants.O_WRONLY | LinuxConstants.O_TRUNC;
        Open(pathname, flags, mode, outbox);
    }

    /// <inheritdoc/>
    public void Close(int fd, Outbox outbox)
    {
        Descriptor entry = _image.Files[fd];
        if (entry.File == default)
        {
            Fail(Errno.EBADF, outbox);
            return;
        }

        _image.Files.Set(fd, default);
        AskClose([entry.File], outbox);
        _call.Result = 0;
        AwaitThen(Stage.CallResult, outbox);
    }

    /// <inheritdoc/>
    public void Lseek(int fd, long offset, int whence, Outbox outbox) => AskFile(
        fd, new FileSeek(_image.Files[fd].File, offset, whence), outbox);

    /// <inheritdoc/>
    public void Stat(ulong pathname, ulong statbuf, Outbox outbox)
    {
        _call.End = statbuf;
        CopyPath(pathname, outbox);
    }

    /// <inheritdoc/>
    public void Lstat(ulong pathname, ulong statbuf, Outbox outbox) =>
        Stat(pathname, statbuf, outbox); // there are no symbolic links

    /// <inheritdoc/>
    public void Access(ulong pathname, int mode, Outbox outbox)
    {
        const int known = LinuxConstants.R_OK | LinuxConstants.W_OK | LinuxConstants.X_OK;
        if ((mode & ~known) != 0)
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        _call.Flags = mode;
        CopyPath(pathname, outbox);
    }

    /// <inheritdoc/>
    public void Fstat(int fd, ulong statbuf, Outbox outbox)
    {
        _call.End = statbuf;
        AskFile(
            fd,
            new FileStat(_image.Files[fd].File, 0, _image.Uid, _image.Gid, Capabilities),
            outbox);
    }

    /// <inheritdoc/>
    public void Truncate(ulong path, long length, Outbox outbox)
    {
        if (length < 0)
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        _call.Offset = length;
        CopyPath(path, outbox);
    }

    /// <inheritdoc/>
    public void Ftruncate(int fd, long length, Outbox outbox)
    {
        if (length < 0)
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        AskFile(
            fd,
            new FileTruncate(
                _image.Files[fd].File, _image.Uid, _image.Gid, Capabilities, length),
            outbox);
    }

    /// <inheritdoc/>
    public void Fsync(int fd, Outbox outbox) =>
        AskFile(fd, new FileSync(_image.Files[fd].File), outbox);

    /// <inheritdoc/>
    public void Fdatasync(int fd, Outbox outbox) => Fsync(fd, outbox);

    /// <inheritdoc/>
    public void Dup(int oldfd, Outbox outbox) => Duplicate(oldfd, 0, false, outbox);

    /// <inheritdoc/>
    public void Dup2(int oldfd, int newfd, Outbox outbox)
    {
        Descriptor entry = _image.Files[oldfd];
        if (entry.File == default || newfd < 0 || newfd >= MostFiles)
        {
            Fail(Errno.EBADF, outbox);
            return;
        }

        _call.Result = newfd;
        if (oldfd != newfd)
        {
            AskDuplicate([entry.File], outbox);
            FileId replaced = _image.Files[newfd].File;
            if (replaced != default)
            {
                AskClose([replaced], outbox);
            }

            _image.Files.Set(newfd, entry with { CloseOnExec = false });
        }

        AwaitThen(Stage.CallResult, outbox);
    }

    /// <inheritdoc/>
    public void Fcntl(int fd, int cmd, ulong arg, Outbox outbox)
    {
        Descriptor entry = _image.Files[fd];
        if (entry.File == default)
        {
            Fail(Errno.EBADF, outbox);
            return;
        }

        switch (cmd)
        {
            case LinuxConstants.F_DUPFD:
            case LinuxConstants.F_DUPFD_CLOEXEC:
                bool close = cmd == LinuxConstants.F_DUPFD_CLOEXEC;
                Duplicate(fd, (int)Math.Min(arg, int.MaxValue), close, outbox);
                break;
            case LinuxConstants.F_GETFD:
                Finish(entry.CloseOnExec ? LinuxConstants.FD_CLOEXEC : 0, outbox);
                break;
            case LinuxConstants.F_SETFD:
                bool on = (arg & LinuxConstants.FD_CLOEXEC) != 0;
                _image.Files.Set(fd, entry with { CloseOnExec = on });
                Finish(0, outbox);
                break;
            default:
                AskFile(fd, new FileControl(entry.File, cmd, arg), outbox);
                break;
        }
    }

    /// <inheritdoc/>
    public void Ioctl(int fd, ulong request, ulong argp, Outbox outbox) => AskFile(
        fd,
        new FileControl(_image.Files[fd].File, unchecked((int)request), argp),
        outbox);

    /// <inheritdoc/>
    public void Pipe2(ulong pipefd, int flags, Outbox outbox)
    {
        _call.Address = pipefd;
        _call.Flags = flags;
        if (!_image.Files.HasRoom(2, MostFiles))
        {
            Fail(Errno.EMFILE, outbox);
            return;
        }

        Ask(ActorId.FileSystem, new PipeOpen(flags, _image.Uid, _image.Gid), outbox);
        AwaitThen(Stage.File, outbox);
    }

    /// <inheritdoc/>
    public void Pipe(ulong pipefd, Outbox outbox) => Pipe2(pipefd, 0, outbox);

    /// <inheritdoc/>
    public void Umask(uint mask, Outbox outbox)
    {
        uint was = _image.Umask;
        _image.Umask = mask & 0x1FF;
        Finish(was, outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileOpenDone message, Outbox outbox)
    {
        TakeReply();
        if (message.Error != Errno.None)
        {
            Fail(message.Error, outbox);
            return;
        }

        bool closeOnExec = (_call.Flags & LinuxConstants.O_CLOEXEC) != 0;
        Descriptor entry = new(message.File, closeOnExec, false);
        Finish(_image.Files.Add(entry, MostFiles), outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileCloseDone message, Outbox outbox)
    {
        if (message.Error != Errno.None && State != ProcessState.Exiting)
        {
            _call.Result = -(long)message.Error;
        }

        Arrived(header, outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileDuplicateDone message, Outbox outbox) =>
        Arrived(header, outbox);

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileSeekDone message, Outbox outbox) =>
        Return(message.Result, outbox);

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileControlDone message, Outbox outbox) =>
        Return(message.Result, outbox);

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileTruncateDone message, Outbox outbox) =>
        Return(-(long)message.Error, outbox);

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileSyncDone message, Outbox outbox) =>
        Return(-(long)message.Error, outbox);

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileUnlinkDone message, Outbox outbox) =>
        Return(-(long)message.Error, outbox);

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FileStatDone message, Outbox outbox)
    {
        TakeReply();
        if (message.Error != Errno.None)
        {
            outbox.Payloads.Free(header.Payload);
            Fail(message.Error, outbox);
            return;
        }

        if ((CallNumber)_call.Number == CallNumber.Access)
        {
            outbox.Payloads.Free(header.Payload);
            Finish(0, outbox);
            return;
        }

        _call.Result = 0;
        CopyOut(_call.End, header.Payload, CopyThen.Return, outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in PipeOpenDone message, Outbox outbox)
    {
        TakeReply();
        if (message.Error != Errno.None)
        {
            Fail(message.Error, outbox);
            return;
        }

        bool closeOnExec = (_call.Flags & LinuxConstants.O_CLOEXEC) != 0;
        Span<int> ends =
        [
            (int)_image.Files.Add(new Descriptor(message.ReadEnd, closeOnExec, true), MostFiles),
            (int)_image.Files.Add(new Descriptor(message.WriteEnd, closeOnExec, true), MostFiles),
        ];
        _call.Descriptor = ends[0];
        _call.Result = ends[1];
        CopyOut(
            _call.Address, outbox.Payloads.Add<int>(ends), CopyThen.PipeEnds, outbox);
    }

    /// <summary>A pipe whose descriptors could not be told is closed again.</summary>
    private void PipeEndsCopied(in UserCopy copy, Outbox outbox)
    {
        if (!copy.Faulted)
        {
            Finish(0, outbox);
            return;
        }

        int readEnd = _call.Descriptor;
        int writeEnd = (int)_call.Result;
        AskClose([_image.Files[readEnd].File, _image.Files[writeEnd].File], outbox);
        _image.Files.Set(readEnd, default);
        _image.Files.Set(writeEnd, default);
        _call.Result = -(long)Errno.EFAULT;
        AwaitThen(Stage.CallResult, outbox);
    }

    /// <summary>Asks the file system about a descriptor's file; EBADF where there is
    /// none.</summary>
    private void AskFile<TRequest>(int fd, in TRequest request, Outbox outbox)
        where TRequest : struct, IMessage<TRequest>
    {
        if (_image.Files[fd].File == default)
        {
            Fail(Errno.EBADF, outbox);
            return;
        }

        Ask(ActorId.FileSystem, request, outbox);
        AwaitThen(Stage.File, outbox);
    }

    private void Duplicate(int fd, int from, bool closeOnExec, Outbox outbox)
    {
        Descriptor entry = _image.Files[fd];
        if (entry.File == default)
        {
            Fail(Errno.EBADF, outbox);
            return;
        }

        if (from >= MostFiles)
        {
            Fail(Errno.EINVAL, outbox);
            return;
        }

        _call.Result = _image.Files.Add(entry with { CloseOnExec = closeOnExec }, MostFiles, from);
        if (_call.Result >= 0)
        {
            AskDuplicate([entry.File], outbox);
        }

        AwaitThen(Stage.CallResult, outbox);
    }

    private void AskClose(ReadOnlySpan<FileId> files, Outbox outbox) =>
        Ask(ActorId.FileSystem, default(FileClose), outbox, outbox.Payloads.Add(files));

    private void AskDuplicate(ReadOnlySpan<FileId> files, Outbox outbox) =>
        Ask(ActorId.FileSystem, default(FileDuplicate), outbox, outbox.Payloads.Add(files));

    /// <summary>The only reply that was awaited is in, and its own handler goes on.</summary>
    private void TakeReply()
    {
        if (_outstanding != 1)
        {
            throw new KernelBug($"{Id} awaits {_outstanding} replies and got one that ends a wait");
        }

        _outstanding = 0;
        _stage = Stage.None;
        if (State == ProcessState.Waiting)
        {
            State = ProcessState.Running;
        }
    }

    /// <summary>The only reply that was awaited is in, and the call returns its result.</summary>
    private void Return(long result, Outbox outbox)
    {
        TakeReply();
        Finish(result, outbox);
    }
}
