using ActorVm.Model.Memory;

namespace ActorVm.Actors.Messaging;

/// <summary>What an actor says of a request that it has not answered yet.</summary>
/// <param name="What">Why not, in words.</param>
internal readonly record struct PendingRequest(string What)
{
    /// <summary>Whom it has asked in turn; none where it waits for something else.</summary>
    public ActorId Asked { get; init; }

    /// <summary>The number of that request; 0 where a frame tells which one it is.</summary>
    public uint Request { get; init; }

    /// <summary>The frame that the request is about, where it is about one.</summary>
    public FrameNumber Frame { get; init; }

    /// <summary>The process that must act first; none where an actor of the kernel must.</summary>
    public ActorId HeldBy { get; init; }
}
