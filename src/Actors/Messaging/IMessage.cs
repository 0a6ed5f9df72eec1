namespace ActorVm.Actors.Messaging;

/// <summary>A message type, made from the spec.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IMessage<TSelf>
    where TSelf : struct, IMessage<TSelf>
{
    /// <summary>The number of the type in an envelope.</summary>
    static abstract MessageKind Kind { get; }

    /// <summary>Reads the fields of an envelope of this kind.</summary>
    static abstract TSelf Unpack(in Envelope envelope);

    /// <summary>Writes the fields into a zeroed envelope.</summary>
    void Pack(ref Envelope envelope);
}
