using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Ipc;
using ActorVm.Model.Signals;

namespace ActorVm.Actors.Processes;

/// <summary>What a system call that takes several turns remembers between them.</summary>
internal struct CallState
{
    /// <summary>Which call.</summary>
    public int Number;

    /// <summary>What it returns once what it waits for is done.</summary>
    public long Result;

    /// <summary>The address that it works at.</summary>
    public ulong Address;

    /// <summary>The second address, or the end of the first.</summary>
    public ulong End;

    /// <summary>How many bytes are wanted.</summary>
    public ulong Length;

    /// <summary>How many bytes are done.</summary>
    public ulong Total;

    /// <summary>A place in a file, or -1 for its position.</summary>
    public long Offset;

    /// <summary>The flags of the call.</summary>
    public int Flags;

    /// <summary>The protection of a mapping, or the mode of a file.</summary>
    public int Protection;

    /// <summary>A descriptor, or a second small argument.</summary>
    public int Descriptor;

    /// <summary>An exit status, as wait(2) gives it.</summary>
    public int Status;

    /// <summary>What the call goes on with when its copy is done.</summary>
    public CopyThen Then;

    /// <summary>The open file description.</summary>
    public FileId File;

    /// <summary>The inode of a mapping.</summary>
    public InodeNumber Inode;

    /// <summary>The segment of an attach.</summary>
    public SegmentHandle Segment;

    /// <summary>The child of a fork.</summary>
    public Pid Child;

    /// <summary>The number of the request that an interruptible wait awaits.</summary>
    public uint Request;

    /// <summary>read(2), write(2): a chunk was asked for, so the file may be locked for the
    /// next.</summary>
    public bool IsUnderWay;

    /// <summary>read(2), write(2): the buffer went wrong.</summary>
    public bool IsFaulted;

    /// <summary>rename(2), link(2): the first path, while the second is copied; owned by the
    /// process.</summary>
    public PayloadId Path;

    /// <summary>A signal came while it waits, and whom it waits for was told.</summary>
    public bool IsCancelled;

    /// <summary>poll(2): its time is over.</summary>
    public bool IsTimedOut;

    /// <summary>sigaction(2): what the signal did before.</summary>
    public SignalDisposition Action;

    /// <summary>The pages from <see cref="Address"/> to <see cref="End"/> are being brought
    /// in.</summary>
    public bool IsPopulating;

    /// <summary>Adds it to a hash.</summary>
    public readonly ulong Hash(ulong hash)
    {
        hash = StateHash.Mix(hash, ((ulong)unchecked((uint)Number) << 32) | unchecked((uint)Flags));
        hash = StateHash.Mix(hash, unchecked((ulong)Result));
        hash = StateHash.Mix(hash, Address);
        hash = StateHash.Mix(hash, End);
        hash = StateHash.Mix(hash, Length);
        hash = StateHash.Mix(hash, Total);
        hash = StateHash.Mix(hash, unchecked((ulong)Offset));
        hash = StateHash.Mix(
            hash, ((ulong)unchecked((uint)Protection) << 32) | unchecked((uint)Descriptor));
        hash = StateHash.Mix(hash, ((ulong)unchecked((uint)Status) << 32) | (uint)Then);
        hash = StateHash.Mix(hash, ((ulong)(uint)File.Value << 32) | (uint)Inode.Value);
        hash = StateHash.Mix(hash, ((ulong)(uint)Segment.Slot << 32) | Segment.Generation);
        ulong flags = (IsUnderWay ? 1UL : 0) | (IsFaulted ? 2UL : 0)
            | (IsCancelled ? 4UL : 0) | (IsPopulating ? 8UL : 0)
            | (IsTimedOut ? 16UL : 0);
        hash = StateHash.Mix(hash, flags);
        hash = StateHash.Mix(StateHash.Mix(hash, Action.Handler), Action.Flags);
        hash = StateHash.Mix(StateHash.Mix(hash, Action.Entry), Action.Mask.Bits);
        return StateHash.Mix(hash, ((ulong)(uint)Child.Value << 32) | Request);
    }
}
