using ActorVm.Actors.Messaging;

namespace ActorVm.Actors.Shm;

/// <summary>
/// A request that is answered when the frames that it set free have been given back.
/// </summary>
internal sealed class ShmRelease
{
    /// <summary>The request to be answered; of kind None where nobody waits.</summary>
    public MessageHeader Client { get; private set; }

    /// <summary>How many answers are to come before.</summary>
    public int Awaited { get; set; }

    /// <summary>Takes on a request.</summary>
    public void Begin(in MessageHeader client)
    {
        Client = client;
        Awaited = 0;
    }
}
