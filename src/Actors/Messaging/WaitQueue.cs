namespace ActorVm.Actors.Messaging;

/// <summary>
/// A first-in-first-out queue of requests in a <see cref="WaitQueues"/>; the default is empty.
/// </summary>
/// <param name="First">The node of the request that came first; 0 where the queue is empty.</param>
/// <param name="Last">The node of the request that came last.</param>
internal readonly record struct WaitQueue(int First, int Last)
{
    /// <summary>Whether nobody waits.</summary>
    public bool IsEmpty => First == 0;
}
