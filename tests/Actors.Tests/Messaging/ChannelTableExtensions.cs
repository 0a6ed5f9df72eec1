using ActorVm.Actors.Messaging;

namespace ActorVm.Actors.Tests.Messaging;

internal static class ChannelTableExtensions
{
    /// <summary>Takes the next message of a channel out of the table.</summary>
    public static void Dequeue(this ChannelTable channels, int channel, out Envelope message)
    {
        int slot = channels.Dequeue(channel);
        message = channels[slot];
        channels.Release(slot);
    }
}
