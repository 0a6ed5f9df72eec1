using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Files;

/// <summary>A client's request that waits for the page cache or the disk.</summary>
internal struct Operation
{
    /// <summary>
    /// The number of the file system's own request, whose reply goes on with the operation.
    /// </summary>
    public uint Request;

    /// <summary>What is waited for.</summary>
    public OperationStep Step;

    /// <summary>The request that is served, whole; its payload belongs to the operation.</summary>
    public Envelope Client;

    /// <summary>The digest of the client's payload.</summary>
    public ulong PayloadDigest;

    /// <summary>The inode that it is about.</summary>
    public InodeNumber Inode;

    /// <summary>Of an open(2) that cuts the file: the description that it made.</summary>
    public FileId File;

    /// <summary>Where in the file the transfer begins; of a change of size, the new one.</summary>
    public long Offset;

    /// <summary>How many bytes are transferred.</summary>
    public uint Count;

    /// <summary>The frame that is filled from disk.</summary>
    public FrameNumber Frame;

    /// <summary>
    /// Whether the page had no block before this write-out, and has none again if it fails.
    /// </summary>
    public bool IsNewBlock;

    /// <summary>Adds it to a hash.</summary>
    public readonly ulong Hash(ulong hash)
    {
        hash = Client.Hash(hash, PayloadDigest);
        hash = StateHash.Mix(hash, ((ulong)Step << 32) | Request);
        hash = StateHash.Mix(hash, ((ulong)(uint)Inode.Value << 32) | (uint)File.Value);
        hash = StateHash.Mix(hash, (ulong)Offset);
        hash = StateHash.Mix(hash, ((ulong)Count << 32) | (uint)Frame.Value);
        return StateHash.Mix(hash, IsNewBlock ? 1UL : 0);
    }
}
