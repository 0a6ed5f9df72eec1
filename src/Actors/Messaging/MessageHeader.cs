namespace ActorVm.Actors.Messaging;

/// <summary>What a handler knows of a message beside its fields.</summary>
/// <param name="Kind">Which message it is.</param>
/// <param name="Sender">Who sent it, and gets the reply.</param>
/// <param name="Request"> The number that the reply to it must bear, or that this reply bears; 0
/// for one-way messages.
/// </param>
/// <param name="Payload"> Its payload, which the handler now owns and must free or pass on; may be
/// none.
/// </param>
public readonly record struct MessageHeader(
    MessageKind Kind, ActorId Sender, uint Request, PayloadId Payload);
