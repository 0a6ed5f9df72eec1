using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;

namespace ActorVm.Actors.Paging;

/// <summary>A CacheSync that waits for pages to reach the disk.</summary>
internal sealed class SyncOperation
{
    /// <summary>Which pages it still waits for, by index, and for which write of each.</summary>
    public SparseArray<byte> Pending { get; } = new();

    /// <summary>Who gets the reply.</summary>
    public ActorId Client { get; private set; }

    /// <summary>The number of the request.</summary>
    public uint Request { get; private set; }

    /// <summary>Whose pages they are.</summary>
    public InodeNumber Inode { get; private set; }

    /// <summary>The first error that a write met.</summary>
    public Errno Error { get; set; }

    /// <summary>Takes on a request.</summary>
    public void Begin(in MessageHeader header, InodeNumber inode)
    {
        Client = header.Sender;
        Request = header.Request;
        Inode = inode;
        Error = Errno.None;
        Pending.Reset();
    }

    /// <summary>Adds the operation to a hash.</summary>
    public ulong Hash(ulong hash)
    {
        hash = StateHash.Mix(hash, ((ulong)Client.Value << 32) | Request);
        hash = StateHash.Mix(hash, ((ulong)Inode.Value << 32) | (uint)Error);
        foreach (SparseArray<byte>.Entry page in Pending.Walk())
        {
            hash = StateHash.Mix(hash, (page.Index << 8) | page.Value);
        }

        return hash;
    }
}
