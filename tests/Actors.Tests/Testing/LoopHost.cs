using System;
using ActorVm.Actors.Messaging;

namespace ActorVm.Actors.Tests.Testing;

/// <summary>
/// Delivers messages between a few actors and allocates nothing itself. What is for others is dropped;
/// the last reply to a process is kept.
/// </summary>
internal sealed class LoopHost(params Actor[] actors)
{
    private readonly PayloadStore _payloads = new();
    private readonly Envelope[] _queue = new Envelope[64];
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
        _outbox ??= new Outbox(_payloads);
        Envelope first = new()
        {
            Kind = T.Kind,
            Sender = process,
            Receiver = to,
            Request = ++_requests,
            Payload = page is { } entry ? _payloads.Add([entry]) : default,
        };
        message.Pack(ref first);
        _queue[0] = first;
        int count = 1;
        for (int next = 0; next < count; next++)
        {
            count = Deliver(_queue[next], count);
        }
    }

    private int Deliver(in Envelope message, int count)
    {
        Actor? actor = Find(message.Receiver);
        if (actor is null)
        {
            LastReply = message;
            _payloads.Free(message.Payload);
            return count;
        }

        _outbox!.Begin(actor, 0);
        actor.Receive(message, _outbox);
        foreach (ref readonly Envelope sent in _outbox.Messages)
        {
            _queue[count++] = sent;
        }

        foreach (ref readonly Outbox.Timer timer in _outbox.Timers)
        {
            _queue[count++] = timer.Message;
        }

        return count;
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
