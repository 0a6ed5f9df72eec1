using System.Collections.Immutable;

namespace ActorVm.Actors.Messaging;

/// <summary>What the spec says about a message.</summary>
/// <param name="Kind">Which message.</param>
/// <param name="Senders">Who may send it.</param>
/// <param name="Receivers">Who can receive it.</param>
/// <param name="Reply">The message that answers it; none where it is no request.</param>
/// <param name="ReplyOf">The request that it answers; none where it is no reply.</param>
/// <param name="Payload">What its payload holds, if it has one.</param>
public sealed record MessageInfo(
    MessageKind Kind,
    ImmutableArray<ActorRole> Senders,
    ImmutableArray<ActorRole> Receivers,
    MessageKind Reply,
    MessageKind ReplyOf,
    PayloadKind Payload)
{
    /// <summary>Whether it gets a reply.</summary>
    public bool IsRequest => Reply != MessageKind.None;

    /// <summary>Whether it is one.</summary>
    public bool IsReply => ReplyOf != MessageKind.None;
}
