namespace ActorVm.Actors.Messaging;

/// <summary>Names a request by its sender.</summary>
/// <param name="Sender">Who sent it.</param>
/// <param name="Number">The sender's number of it; 0 for any that the sender has under way.</param>
internal readonly record struct RequestKey(ActorId Sender, uint Number)
{
    /// <summary>Whether a message is that request.</summary>
    public bool Matches(in MessageHeader header) => Matches(header.Sender, header.Request);

    /// <summary>Whether a sender and a number are those of the request.</summary>
    public bool Matches(ActorId sender, uint number) =>
        sender == Sender && (Number == 0 || number == Number);
}
