using ActorVm.Actors.Messaging;

namespace ActorVm.Actors.Scheduling;

/// <summary>Chooses, each turn, which channel's head is delivered.</summary>
public abstract class Strategy
{
    /// <summary>The name as the command line and the log know it.</summary>
    public abstract string Name { get; }

    /// <summary>Chooses one of the channels that have a message; there is at least one.</summary>
    /// <returns> The channel, or -1 where the strategy has no choice left to make (a replay's end
    /// or divergence).
    /// </returns>
    public abstract int Choose(ChannelTable channels);

    /// <summary>A message was put on a channel.</summary>
    public virtual void Sent(int channel)
    {
    }

    /// <summary>
    /// The delivery on this channel used up its process's budget of instructions.
    /// </summary>
    public virtual void Yielded(int channel)
    {
    }

    /// <summary>Back to the beginning, for another run of the same machine.</summary>
    public abstract void Reset();
}
