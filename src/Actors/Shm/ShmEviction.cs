using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Shm;

/// <summary>A page of a segment on its way to swap: being unmapped by all who map it.</summary>
internal sealed class ShmEviction
{
    /// <summary>The processes that want the page, in the order in which they came.</summary>
    public WaitQueue Waiting;

    /// <summary>The page cache's request.</summary>
    public MessageHeader Client { get; private set; }

    /// <summary>What it asks.</summary>
    public Evict Asked { get; private set; }

    /// <summary>How many processes have yet to answer.</summary>
    public int Awaited { get; set; }

    /// <summary>Whether a process used the page lately and keeps it.</summary>
    public bool Kept { get; set; }

    /// <summary>Whether a process has the page locked.</summary>
    public bool Locked { get; set; }

    /// <summary>Takes on a request.</summary>
    public void Begin(in MessageHeader client, in Evict asked)
    {
        Waiting = default;
        Client = client;
        Asked = asked;
        Awaited = 0;
        Kept = false;
        Locked = false;
    }

    /// <summary>Whether it is about this page.</summary>
    public bool IsOf(SegmentHandle segment, PageIndex page) =>
        Asked.Segment == segment && Asked.Page == page;

    /// <summary>Adds it to a hash.</summary>
    public ulong Hash(ulong hash)
    {
        hash = StateHash.Mix(hash, ((ulong)Client.Request << 32) | (uint)Awaited);
        hash = StateHash.Mix(
            hash, ((ulong)Asked.Frame.Value << 32) | (uint)Asked.Slot.Value);
        return StateHash.Mix(
            hash, (Kept ? 1UL : 0) | (Asked.Force ? 2UL : 0) | (Locked ? 4UL : 0));
    }
}
