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

        return PendingPosition(client) ?? PendingInode(client);
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
