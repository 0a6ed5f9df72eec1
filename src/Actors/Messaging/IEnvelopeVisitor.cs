namespace ActorVm.Actors.Messaging;

/// <summary>Looks at messages under way, for checkers.</summary>
public interface IEnvelopeVisitor
{
    /// <summary>Looks at one message.</summary>
    void Visit(in Envelope message);
}
