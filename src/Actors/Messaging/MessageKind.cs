namespace ActorVm.Actors.Messaging;

/// <summary>Every type of message.</summary>
public enum MessageKind : ushort
{
    /// <summary>No message.</summary>
    None,
}
