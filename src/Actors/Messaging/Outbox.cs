using System;
using ActorVm.Model;

namespace ActorVm.Actors.Messaging;

/// <summary>
/// Where a handler puts what it wants to happen: messages, timers.
/// </summary>
/// <remarks>A message is under way at once, behind those that were put before it.</remarks>
public sealed class Outbox(PayloadStore payloads, ChannelTable channels)
{
    private SentMessage[] _sent = new SentMessage[16];
    private int _count;
    private Timer[] _timers = new Timer[4];
    private int _timerCount;
    private Actor? _actor;

    /// <summary>What is too large for an envelope.</summary>
    public PayloadStore Payloads { get; } = payloads;

    /// <summary>The virtual time of this turn, in nanoseconds since boot.</summary>
    public long NowNs { get; private set; }

    /// <summary>Who wants to hear of calls and output as they happen; may be nobody.</summary>
    public IMachineObserver? Observer { get; set; }

    /// <summary>
    /// Set by a process whose instruction budget is used up: the host moves the clock by a fixed
    /// cost.
    /// </summary>
    public bool BudgetUsedUp { get; set; }

    /// <summary>Why the machine cannot go on; null where it can. The host stops the run.</summary>
    public string? HaltReason { get; set; }

    /// <summary>The messages put since <see cref="Begin"/>, in order.</summary>
    public ReadOnlySpan<SentMessage> Sent => _sent.AsSpan(0, _count);

    /// <summary>The timers put since <see cref="Begin"/>, in order.</summary>
    public ReadOnlySpan<Timer> Timers => _timers.AsSpan(0, _timerCount);

    /// <summary>For hosts: a turn of <paramref name="actor"/> begins.</summary>
    public void Begin(Actor actor, long nowNs)
    {
        _actor = actor;
        _count = 0;
        _timerCount = 0;
        BudgetUsedUp = false;
        NowNs = nowNs;
    }

    /// <summary>Sends a request. The reply bears the number that this returns.</summary>
    public uint Request<TRequest>(ActorId to, in TRequest message, PayloadId payload = default)
        where TRequest : struct, IMessage<TRequest>
    {
        uint number = checked(++_actor!.Requests);
        Put(to, message, number, payload);
        return number;
    }

    /// <summary>Sends a message that has no reply.</summary>
    public void Send<T>(ActorId to, in T message, PayloadId payload = default)
        where T : struct, IMessage<T> => Put(to, message, 0, payload);

    /// <summary>Answers a request.</summary>
    public void Reply<TReply>(
        in MessageHeader request, in TReply message, PayloadId payload = default)
        where TReply : struct, IReply<TReply> =>
        Put(request.Sender, message, request.Request, payload);

    /// <summary>Answers a request that was remembered by its sender and number.</summary>
    public void Reply<TReply>(
        ActorId to, uint request, in TReply message, PayloadId payload = default)
        where TReply : struct, IReply<TReply> => Put(to, message, request, payload);

    /// <summary>
    /// Sends a message to the actor itself, to be delivered once the virtual time is
    /// <paramref name="dueNs"/>.
    /// </summary>
    public void SendAt<T>(long dueNs, in T message)
        where T : struct, IMessage<T>
    {
        if (_timerCount == _timers.Length)
        {
            Array.Resize(ref _timers, _timers.Length * 2);
        }

        ref Timer timer = ref _timers[_timerCount++];
        timer.DueNs = dueNs;
        timer.Message = new Envelope
        {
            Kind = T.Kind,
            Sender = _actor!.Id,
            Receiver = _actor.Id,
        };
        message.Pack(ref timer.Message);
    }

    private void Put<T>(ActorId to, in T message, uint request, PayloadId payload)
        where T : struct, IMessage<T>
    {
        if (to == default)
        {
            throw new KernelBug($"{_actor!.Id} sends {T.Kind} to nobody");
        }

        if (_count == _sent.Length)
        {
            Array.Resize(ref _sent, _count * 2);
        }

        ref Envelope envelope = ref channels.Add(_actor!.Id, to, out _sent[_count++]);
        envelope.Kind = T.Kind;
        envelope.Request = request;
        envelope.Payload = payload;
        message.Pack(ref envelope);
    }

    /// <summary>A message to oneself at a time.</summary>
    public struct Timer
    {
        /// <summary>When it may be delivered, in nanoseconds since boot.</summary>
        public long DueNs;

        /// <summary>What will be delivered.</summary>
        public Envelope Message;
    }
}
