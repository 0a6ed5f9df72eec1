using System.Collections.Generic;
using System.Runtime.InteropServices;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;

namespace ActorVm.Actors.Files;

/// <content>The state as a whole: its hash and its invariants.</content>
internal sealed partial class FileSystem
{
    /// <inheritdoc/>
    public override ulong Hash(ulong hash)
    {
        hash = StateHash.Mix(hash, ((ulong)Requests << 32) | (uint)_blocks.ReservedCount);
        _inodes.AddTo(ref hash);
        _files.AddTo(ref hash);
        foreach (Terminal terminal in _terminals)
        {
            hash = terminal.Hash(hash);
        }

        hash = _inodeQueues.Hash(hash, _queues);
        hash = _fileQueues.Hash(hash, _queues);
        hash = _queues.Hash(_polls, hash);
        foreach (ref readonly Operation operation in _operations.All)
        {
            hash = operation.Hash(hash);
        }

        return hash;
    }

    /// <summary>Adds a line for each rule that does not hold.</summary>
    public override void CheckInvariants(List<string> violations)
    {
        int used = 0;
        int reserved = 0;
        _seenBlocks.Clear();
        CountOpens(violations);
        foreach (Inode inode in _inodes)
        {
            CheckHolders(inode, violations);
            if (inode.Type != InodeType.Regular)
            {
                continue;
            }

            foreach (SparseArray<uint>.Entry entry in inode.Blocks.Walk())
            {
                bool isReserved = entry.Value == BlockMap.Reserved;
                reserved += isReserved ? 1 : 0;
                used += isReserved ? 0 : 1;
                if (!isReserved && !_seenBlocks.Add(entry.Value))
                {
                    violations.Add($"FileSystem: block {entry.Value} belongs to two pages");
                }
            }
        }

        if (used != _blocks.UsedCount || reserved != _blocks.ReservedCount)
        {
            violations.Add(
                $"FileSystem: {used} blocks and {reserved} reservations in files, "
                + $"{_blocks.UsedCount} and {_blocks.ReservedCount} in the pool");
        }
    }

    private void CheckHolders(Inode inode, List<string> violations)
    {
        (int opens, int readers, int writers) = _opens.GetValueOrDefault(inode.Number);
        if (inode.Type == InodeType.Pipe)
        {
            CheckPipe(inode, readers, writers, violations);
        }

        else if (inode.Writer == default && !_operations.Cuts(inode.Number)
            && !_inodeQueues[inode.Number.Value].IsEmpty)
        {
            violations.Add($"FileSystem: requests wait for {inode.Number}, which nobody holds");
        }

        bool isEnding = false;
        foreach (ref readonly Operation operation in _operations.All)
        {
            bool isOfInode = operation.Inode == inode.Number;
            opens += isOfInode && operation.Step is OperationStep.Cut
                or OperationStep.ZeroBeforeGrow ? 1 : 0;
            isEnding |= isOfInode && operation.Step == OperationStep.Free;
        }

        if (opens != inode.Opens)
        {
            violations.Add(
                $"FileSystem: {inode.Number} counts {inode.Opens} descriptions, not {opens}");
        }

        if (inode.IsUnused != isEnding)
        {
            violations.Add($"FileSystem: {inode.Number} is held by nothing and stays");
        }
    }

    private void CountOpens(List<string> violations)
    {
        _opens.Clear();
        for (FileId id = _files.Next(default); id != default; id = _files.Next(id))
        {
            ref OpenFile file = ref _files[id];
            ref (int All, int Readers, int Writers) opens =
                ref CollectionsMarshal.GetValueRefOrAddDefault(_opens, file.Inode, out _);
            opens.All++;
            opens.Readers += file.IsReadable ? 1 : 0;
            opens.Writers += file.IsWritable ? 1 : 0;
            if (file.PositionUser == default && !_fileQueues[id.Value].IsEmpty)
            {
                violations.Add(
                    $"FileSystem: requests wait for the position of {id}, which nobody uses");
            }
        }
    }

    /// <summary>A pipe knows its ends, and nobody waits there for what has come.</summary>
    private void CheckPipe(Inode inode, int readers, int writers, List<string> violations)
    {
        PipeBuffer pipe = inode.Pipe;
        if (pipe.Readers != readers || pipe.Writers != writers)
        {
            violations.Add(
                $"FileSystem: pipe {inode.Number.Value} counts {pipe.Readers} readers and "
                + $"{pipe.Writers} writers, not {readers} and {writers}");
        }

        WaitQueue queue = _inodeQueues[inode.Number.Value];
        bool canRead = pipe.Count > 0 || pipe.Writers == 0;
        bool canWrite = pipe.Room >= LinuxConstants.PIPE_BUF || pipe.Readers == 0;
        if ((canRead && _queues.Contains(queue, MessageKind.FileRead))
            || (canWrite && _queues.Contains(queue, MessageKind.FileWrite)))
        {
            violations.Add(
                $"FileSystem: pipe {inode.Number.Value} holds {pipe.Count} bytes, and a request "
                + "waits for nothing");
        }
    }
}
