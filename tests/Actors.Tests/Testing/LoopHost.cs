using System;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Scheduling;

namespace ActorVm.Actors.Tests.Testing;

/// <summary>
/// Delivers messages between a few actors and allocates nothing itself. What is for others is dropped;
/// the last reply to a process is kept.
/// </summary>
internal sealed class LoopHost(params Actor[] actors)
{
    private readonly PayloadStore _payloads = new();
    private readonly ChannelTable _channels = new();
    private readonly FifoStrategy _order = new();
    private Outbox? _outbox;
    private uint _requests;

    /// <summary>The last message that a process was sent.</summary>
    public Envelope LastReply { get; private set; }

    /// <summary>A process sends a message, and everything that follows from it happens.</summary>
    public TReply Ask<T, TReply>(ActorId process, ActorId to, in T message, PageEntry? page = null)
        where T : struct, IMessage<T>
        where TReply : struct, IMessage<TReply>
    {
        Send(process, to, message, page);
        return LastReply.Kind == TReply.Kind
            ? TReply.Unpack(LastReply)
            : throw new InvalidOperationException($"{LastReply.Kind} answers {T.Kind}");
    }

    /// <summary>A process sends a message, and everything that follows from it happens.</summary>
    public void Send<T>(ActorId process, ActorId to, in T message, PageEntry? page = null)
        where T : struct, IMessage<T>
    {
        _outbox ??= new Outbox(_payloads, _channels);
        Envelope first = new()
        {
            Kind = T.Kind,
            Sender = process,
            Receiver = to,
            Request = ++_requests,
            Payload = page is { } entry ? _payloads.Add([entry]) : default,
        };
        message.Pack(ref first);
        _order.Sent(_channels.Enqueue(first).Channel);
        while (_channels.MessageCount > 0)
        {
            int slot = _channels.Dequeue(_order.Choose(_channels));
            Deliver(_channels[slot]);
            _channels.Release(slot);
        }
    }

    private void Deliver(in Envelope message)
    {
        Actor? actor = Find(message.Receiver);
        if (actor is null)
        {
            LastReply = message;
            _payloads.Free(message.Payload);
            return;
        }

        _outbox!.Begin(actor, 0);
        actor.Receive(message, _outbox);
        foreach (SentMessage sent in _outbox.Sent)
        {
            _order.Sent(sent.Channel);
        }

        foreach (ref readonly Outbox.Timer timer in _outbox.Timers)
        {
            _order.Sent(_channels.Enqueue(timer.Message).Channel);
        }
    }

    private Actor? Find(ActorId id)
    {
        foreach (Actor actor in actors)
        {
            if (actor.Id == id)
            {
                return actor;
            }
        }

        return null;
    }
}
