namespace ActorVm.Actors.Messaging;

/// <summary>A message that gets exactly one reply.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
/// <typeparam name="TReply">The type of its reply.</typeparam>
public interface IRequest<TSelf, TReply> : IMessage<TSelf>
    where TSelf : struct, IRequest<TSelf, TReply>
    where TReply : struct, IReply<TReply>
{
}
