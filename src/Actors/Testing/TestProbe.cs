using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ActorVm.Actors.Messaging;

namespace ActorVm.Actors.Testing;

/// <summary>
/// Stands for one neighbour of the actor under test. The words are Akka.TestKit's.
/// </summary>
/// <remarks>
/// A message that was expected is the last one: its header and payload can be looked at and it can
/// be replied to. The probe owns the payloads that it gets and frees them, so a test need not.
/// </remarks>
public sealed class TestProbe
{
    private readonly TestKit _kit;
    private readonly Queue<Received> _mailbox = new();
    private readonly List<string> _history = [];
    private Predicate<Envelope>? _ignored;
    private byte[] _lastPayload = [];
    private uint _requests;

    internal TestProbe(TestKit kit, ActorId id)
    {
        _kit = kit;
        Id = id;
    }

    /// <summary>Whom it stands for.</summary>
    public ActorId Id { get; }

    /// <summary>The header of the last message that was received, to reply to it later.</summary>
    public MessageHeader LastHeader { get; private set; }

    /// <summary>Who sent the last message that was received.</summary>
    public ActorId LastSender => LastHeader.Sender;

    /// <summary>The payload's bytes of the last message that was received.</summary>
    public ReadOnlySpan<byte> LastPayload => _lastPayload;

    /// <summary>Whether there is a message that the test has not looked at.</summary>
    public bool HasMessages => _mailbox.Count > 0;

    /// <summary>The payload of the last message, as items.</summary>
    public ReadOnlySpan<T> LastItems<T>()
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(_lastPayload);

    /// <summary>Sends to the actor under test.</summary>
    /// <returns>The request's number, 0 where the message is no request.</returns>
    public uint Send<T>(in T message)
        where T : struct, IMessage<T> => Send(_kit.Subject.Id, message, default);

    /// <summary>Sends to the actor under test, with a payload of items.</summary>
    /// <returns>The request's number, 0 where the message is no request.</returns>
    public uint Send<T, TItem>(in T message, params ReadOnlySpan<TItem> payload)
        where T : struct, IMessage<T>
        where TItem : unmanaged =>
        Send(_kit.Subject.Id, message, _kit.Payloads.Add(payload));

    /// <summary>Answers the last message.</summary>
    public void Reply<T>(in T message)
        where T : struct, IReply<T> => Reply(LastHeader, message);

    /// <summary>Answers the last message, with a payload of items.</summary>
    public void Reply<T, TItem>(in T message, params ReadOnlySpan<TItem> payload)
        where T : struct, IReply<T>
        where TItem : unmanaged =>
        Reply(LastHeader, message, _kit.Payloads.Add(payload));

    /// <summary>Answers an earlier message.</summary>
    public void Reply<T>(in MessageHeader request, in T message, PayloadId payload = default)
        where T : struct, IReply<T>
    {
        if (MessageTable.Of(T.Kind).ReplyOf != request.Kind)
        {
            throw new ExpectationException($"{Id} cannot answer {request.Kind} with {T.Kind}");
        }

        Deliver(request.Sender, message, request.Request, payload);
    }

    /// <summary>The next message is of this type.</summary>
    /// <returns>The message.</returns>
    public T ExpectMsg<T>()
        where T : struct, IMessage<T>
    {
        string expected = T.Kind.ToString();
        if (!_mailbox.TryPeek(out Received next) || next.Message.Kind != T.Kind)
        {
            throw Unexpected(expected);
        }

        return T.Unpack(Receive().Message);
    }

    /// <summary>The next message is this one.</summary>
    public void ExpectMsg<T>(in T expected)
        where T : struct, IMessage<T>
    {
        Envelope wanted = new() { Kind = T.Kind };
        expected.Pack(ref wanted);
        if (!_mailbox.TryPeek(out Received next)
            || next.Message.Kind != T.Kind
            || !next.Message.ReadFields.SequenceEqual(wanted.ReadFields))
        {
            throw Unexpected(MessageFormat.Format(wanted));
        }

        Receive();
    }

    /// <summary>The next message is of this type and like this.</summary>
    /// <returns>The message.</returns>
    public T ExpectMsg<T>(Predicate<T> isLike)
        where T : struct, IMessage<T>
    {
        ArgumentNullException.ThrowIfNull(isLike);
        if (!_mailbox.TryPeek(out Received next) || !Fits(next.Message, isLike))
        {
            throw Unexpected($"{T.Kind} that fulfils the condition");
        }

        return T.Unpack(Receive().Message);
    }

    /// <summary>
    /// There is no further message, and will be none until somebody speaks or time moves.
    /// </summary>
    public void ExpectNoMsg()
    {
        if (_mailbox.Count > 0)
        {
            throw Unexpected("no message");
        }
    }

    /// <summary>Drops messages up to one of this type (and like this), which must come.</summary>
    /// <returns>The message.</returns>
    public T FishForMessage<T>(Predicate<T>? isLike = null)
        where T : struct, IMessage<T>
    {
        while (_mailbox.TryPeek(out Received next))
        {
            bool fits = Fits(next.Message, isLike);
            Receive();
            if (fits)
            {
                return T.Unpack(next.Message);
            }
        }

        throw Unexpected($"{T.Kind} sooner or later");
    }

    /// <summary>The next messages, so many.</summary>
    public IReadOnlyList<Envelope> ReceiveN(int count)
    {
        if (_mailbox.Count < count)
        {
            throw Unexpected(
                string.Create(CultureInfo.InvariantCulture, $"{count} messages"));
        }

        List<Envelope> messages = [];
        while (messages.Count < count)
        {
            messages.Add(Receive().Message);
        }

        return messages;
    }

    /// <summary>From now on drops the messages for which the condition holds.</summary>
    public void IgnoreMessages(Predicate<Envelope> ignored) => _ignored = ignored;

    /// <summary>From now on drops the messages of this type.</summary>
    public void IgnoreMessages<T>()
        where T : struct, IMessage<T> => IgnoreMessages(message => message.Kind == T.Kind);

    /// <summary>From now on drops nothing.</summary>
    public void IgnoreNoMessages() => _ignored = null;

    /// <summary>Takes a message from the kit.</summary>
    internal void Take(in Envelope message)
    {
        if (_ignored?.Invoke(message) != true)
        {
            byte[] payload = _kit.Payloads.Bytes(message.Payload).ToArray();
            _mailbox.Enqueue(new Received(message, payload));
        }

        _kit.Payloads.Free(message.Payload);
    }

    /// <summary>Adds the unread messages, a line each.</summary>
    internal void AppendUnread(StringBuilder text)
    {
        foreach (Received received in _mailbox)
        {
            string message = Describe(received.Message);
            text.Append(CultureInfo.InvariantCulture, $"  {Id}: {message}\n");
        }
    }

    private static bool Fits<T>(in Envelope message, Predicate<T>? isLike)
        where T : struct, IMessage<T> =>
        message.Kind == T.Kind && (isLike is null || isLike(T.Unpack(message)));

    private static string Describe(in Envelope message) =>
        $"{MessageFormat.Format(message)} from {message.Sender}";

    private uint Send<T>(ActorId to, in T message, PayloadId payload)
        where T : struct, IMessage<T>
    {
        uint request = MessageTable.Of(T.Kind).IsRequest ? ++_requests : 0;
        Deliver(to, message, request, payload);
        return request;
    }

    private void Deliver<T>(ActorId to, in T message, uint request, PayloadId payload)
        where T : struct, IMessage<T>
    {
        Envelope envelope = new()
        {
            Kind = T.Kind,
            Sender = Id,
            Receiver = to,
            Request = request,
            Payload = payload,
        };
        message.Pack(ref envelope);
        _kit.Deliver(envelope);
    }

    private Received Receive()
    {
        Received next = _mailbox.Dequeue();
        LastHeader = next.Message.Header;
        _lastPayload = next.Payload;
        _history.Add(Describe(next.Message));
        return next;
    }

    private ExpectationException Unexpected(string expected)
    {
        string came = _mailbox.TryPeek(out Received next) ? Describe(next.Message) : "nothing";
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{Id} expected {expected}, but {came} came.\n");
        text.Append("Received before:\n");
        foreach (string earlier in _history)
        {
            text.Append("  ").Append(earlier).Append('\n');
        }

        text.Append(_history.Count == 0 ? "  nothing\n" : "").Append("Unread in all mailboxes:\n");
        text.Append(_kit.Unread());
        return new ExpectationException(text.ToString());
    }

    private readonly record struct Received(Envelope Message, byte[] Payload);
}
