using ActorVm.Actors.Messaging;

namespace ActorVm.Actors.Scheduling;

/// <summary>Delivers the head of a channel drawn evenly from those that have one.</summary>
public sealed class RandomStrategy(ulong seed) : Strategy
{
    private SplitMix64 _random = new(seed);

    /// <inheritdoc/>
    public override string Name => "random";

    /// <inheritdoc/>
    public override int Choose(ChannelTable channels) =>
        channels.Ready[_random.Next(channels.ReadyCount)];

    /// <inheritdoc/>
    public override void Reset() => _random = new SplitMix64(seed);
}
