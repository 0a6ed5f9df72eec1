namespace ActorVm.Actors.Messaging;

/// <summary>A message that answers a request.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IReply<TSelf> : IMessage<TSelf>
    where TSelf : struct, IReply<TSelf>
{
}
