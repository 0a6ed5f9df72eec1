using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Memory;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Files;

/// <content>mmap(2) of files and of shared anonymous memory: which process has how many areas of
/// which inode.</content>
internal sealed partial class FileSystem
{
    private const uint SharedMemoryMode = 0x1FF; // 0777

    /// <inheritdoc/>
    public void On(in MessageHeader header, in MapFile message, Outbox outbox)
    {
        if (message.File == default)
        {
            MapSharedMemory(message.LengthPages, header, outbox);
            return;
        }

        ref OpenFile file = ref _files[message.File];
        Inode inode = _inodes[file.Inode];
        Errno error = MmapCalls.CheckFile(
            _profile,
            message.Protection,
            message.Flags,
            message.OffsetPages,
            message.LengthPages,
            file.Flags,
            inode.Type);
        if (error != Errno.None)
        {
            outbox.Reply(header, new MapFileDone(error, default, false));
        }
        else if (inode.Type == InodeType.Zero)
        {
            MapSharedMemory(message.OffsetPages + message.LengthPages, header, outbox);
        }
        else if (_operations.Cuts(inode.Number))
        {
            WaitFor(inode, header, message, outbox); // the cut was told who maps the file
        }
        else
        {
            inode.Touch(outbox.NowNs);
            inode.AddAreas(header.Sender.Pid, 1);
            bool isShared = (message.Flags & MAP_TYPE) != MAP_PRIVATE;
            outbox.Reply(
                header, new MapFileDone(Errno.None, inode.Number, !isShared || file.IsWritable));
        }
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in UnmapFile message, Outbox outbox)
    {
        Inode inode = _inodes[message.Inode];
        inode.AddAreas(header.Sender.Pid, -message.Areas);
        FreeIfUnused(inode, header, outbox);
        AnswerUnlessFreeing(header, outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in ForkMappings message, Outbox outbox)
    {
        ReadOnlySpan<InodeNumber> inodes = outbox.Payloads.Items<InodeNumber>(header.Payload);
        foreach (InodeNumber inode in inodes)
        {
            if (_operations.Cuts(inode))
            {
                WaitFor(_inodes[inode], header, message, outbox);
                return;
            }
        }

        foreach (InodeNumber inode in inodes)
        {
            _inodes[inode].AddAreas(message.Child, 1);
        }

        outbox.Payloads.Free(header.Payload);
        outbox.Reply(header, default(ForkMappingsDone));
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in PageDirtied message, Outbox outbox) =>
        _inodes[message.Inode].Modify(outbox.NowNs);

    private void MapSharedMemory(ulong lengthPages, in MessageHeader header, Outbox outbox)
    {
        if (!_inodes.HasRoom || lengthPages > uint.MaxValue)
        {
            outbox.Reply(header, new MapFileDone(Errno.ENOMEM, default, false));
            return;
        }

        Inode inode = _inodes.Add(
            InodeType.SharedMemory, SharedMemoryMode, 0, 0, outbox.NowNs);
        inode.SizeBytes = (long)lengthPages << PageSize.PageShift;
        inode.AddAreas(header.Sender.Pid, 1);
        outbox.Reply(header, new MapFileDone(Errno.None, inode.Number, true));
    }
}
