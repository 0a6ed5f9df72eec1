namespace ActorVm.Actors.Messaging;

/// <summary>Where a message that was sent lies in a <see cref="ChannelTable"/>.</summary>
/// <param name="Channel">The channel that it is on.</param>
/// <param name="Slot">The slot that holds it.</param>
public readonly record struct SentMessage(int Channel, int Slot);
