using System;
using ActorVm.Actors.Invariants;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Files;

/// <content>What requests wait for, as reports tell it.</content>
internal sealed partial class FileSystem
{
    /// <summary>Why a request has no answer yet; null where there is no such request.</summary>
    public PendingRequest? Pending(in RequestKey client)
    {
        foreach (ref readonly Operation operation in _operations.All)
        {
            if (client.Matches(operation.Client.Header))
            {
                return Describe(operation);
            }
        }

        return _queues.Contains(_polls, client)
            ? new PendingRequest("none of its descriptors is ready")
            : PendingPosition(client) ?? PendingInode(client);
    }

    /// <summary>What is done with a frame: the request of the page cache that names it.</summary>
    public PendingRequest? Pending(FrameNumber frame)
    {
        foreach (ref readonly Operation operation in _operations.All)
        {
            bool isWrittenOut = operation.Step == OperationStep.StoreFrame
                && PageWrite.Unpack(operation.Client).Frame == frame;
            if (operation.Frame == frame || isWrittenOut)
            {
                return Describe(operation);
            }
        }

        return null;
    }

    /// <summary>How many of its own requests have no reply yet.</summary>
    public int AwaitedReplies => _operations.Count;

    /// <summary>How many requests have no answer yet, but those that are served.</summary>
    public int KeptRequests => _queues.Count + _operations.Count;

    /// <summary>Adds the requests that have no answer yet to a ledger.</summary>
    public void AddKept(RequestLedger ledger)
    {
        _queues.AddKept(Id, ledger);
        ReadOnlySpan<Operation> operations = _operations.All;
        for (int i = 0; i < operations.Length; i++)
        {
            // A close(2) can end several inodes, each an operation.
            MessageHeader client = operations[i].Client.Header;
            bool isCounted = false;
            for (int j = 0; j < i && !isCounted; j++)
            {
                isCounted = new RequestKey(client.Sender, client.Request)
                    .Matches(operations[j].Client.Header);
            }

            if (!isCounted)
            {
                ledger.AddKept(Id, client);
            }
        }
    }

    /// <summary>Whether a request of a process about an inode is under way.</summary>
    public bool IsServing(Pid client, InodeNumber inode)
    {
        foreach (ref readonly Operation operation in _operations.All)
        {
            if (operation.Inode == inode && operation.Client.Sender == ActorId.Of(client))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds the descriptions of files that an open(2) still cuts to a ledger.</summary>
    public void AddOpening(Ledger descriptors)
    {
        foreach (ref readonly Operation operation in _operations.All)
        {
            descriptors.Add(operation.File.Value, 1, Reference.Of(Id, "open(2) cuts the file"));
        }
    }

    private PendingRequest? PendingPosition(in RequestKey client)
    {
        for (FileId id = _files.Next(default); id != default; id = _files.Next(id))
        {
            if (_queues.Contains(_fileQueues[id.Value], client))
            {
                Pid user = _files[id].PositionUser;
                return new PendingRequest($"pid {user.Value} uses the file's position")
                {
                    HeldBy = ActorId.Of(user),
                };
            }
        }

        return null;
    }

    private PendingRequest? PendingInode(in RequestKey client)
    {
        foreach (Inode inode in _inodes)
        {
            if (!_queues.Contains(_inodeQueues[inode.Number.Value], client))
            {
                continue;
            }

            return inode.Writer == default
                ? new PendingRequest("the file is being cut off")
                : new PendingRequest($"pid {inode.Writer.Value} writes the file")
                {
                    HeldBy = ActorId.Of(inode.Writer),
                };
        }

        return null;
    }

    private static PendingRequest Describe(in Operation operation)
    {
        bool isOfDisk = operation.Step is OperationStep.FillFrame or OperationStep.StoreFrame;
        return new PendingRequest(operation.Step switch
        {
            OperationStep.ReadPage => "a page is read",
            OperationStep.WritePage => "a page is stored to",
            OperationStep.ZeroBeforeWrite or OperationStep.ZeroBeforeGrow =>
                "the last page is zeroed beyond the end",
            OperationStep.Cut => "the file is cut off",
            OperationStep.Free => "the file goes with its last name",
            OperationStep.Sync => "the file is written out",
            OperationStep.FillFrame => "a block is read",
            OperationStep.StoreFrame => "a block is written",
            _ => throw new KernelBug($"FileSystem: an operation at {operation.Step}"),
        })
        {
            Asked = isOfDisk ? ActorId.Disk : ActorId.PageCache,
            Request = operation.Request,
        };
    }
}
