using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using ActorVm.Model;

namespace ActorVm.Actors.Messaging;

/// <summary>
/// The messages under way. Those from one sender to one receiver form a channel and stay in order;
/// which channel's head is delivered next is what a strategy chooses.
/// </summary>
/// <remarks>
/// Channels are numbered from 0 in the order of their first message. A message is filled in, hashed
/// and handled in one and the same slot of a pool: copying 64 fresh bytes from place to place costs
/// more than anything else that a turn does. Slots are linked by channel, so that an idle channel
/// costs a few bytes and a busy machine works in warm memory.
/// </remarks>
public sealed class ChannelTable
{
    private const int None = -1;

    // A row an actor, of a cache line: first what the kernel's actors send it, then what it sends
    // to itself (in the place of actor 0) and to them. The number of the channel, counted from 1.
    private const int RowLength = 16;
    private const int RowHalf = RowLength / 2;

    private readonly Dictionary<ulong, int> _betweenProcesses = [];
    private int[] _rows = new int[64 * RowLength];
    private Channel[] _channels = new Channel[64];
    private int _channelCount;
    private Envelope[] _messages = new Envelope[64];
    private int[] _next = new int[64];
    private int _slotCount;
    private int _freeSlot = None;
    private int[] _ready = new int[64];

    /// <summary>How many channels there have been.</summary>
    public int Count => _channelCount;

    /// <summary>How many messages are under way.</summary>
    public int MessageCount { get; private set; }

    /// <summary>How many channels have a message.</summary>
    public int ReadyCount { get; private set; }

    /// <summary>
    /// The channels that have a message. Their order follows from the deliveries so far alone.
    /// </summary>
    public ReadOnlySpan<int> Ready => _ready.AsSpan(0, ReadyCount);

    /// <summary>The message in a slot.</summary>
    public ref readonly Envelope this[int slot] => ref _messages[slot];

    /// <summary>Who sends on a channel.</summary>
    public ActorId Sender(int channel) => _channels[channel].Sender;

    /// <summary>Who receives on a channel.</summary>
    public ActorId Receiver(int channel) => _channels[channel].Receiver;

    /// <summary>Whether a channel has a message.</summary>
    public bool IsReady(int channel) => _channels[channel].Head != None;

    /// <summary>The next message of a channel that has one.</summary>
    public ref readonly Envelope Head(int channel) => ref _messages[_channels[channel].Head];

    /// <summary>
    /// The number that the log knows a channel by: its place in the order of first deliveries, from
    /// 0; or -1 before.
    /// </summary>
    internal ref int LogNumber(int channel) => ref _channels[channel].LogNumber;

    /// <summary>The channel from one actor to another; -1 where nothing was ever sent.</summary>
    public int Find(ActorId sender, ActorId receiver)
    {
        int place = Place(sender, receiver);
        if (place == None)
        {
            return _betweenProcesses.GetValueOrDefault(Pair(sender, receiver), None);
        }

        int[] rows = _rows;
        return (uint)place < (uint)rows.Length ? rows[place] - 1 : None;
    }

    /// <summary>Puts a copy of a message at the end of its channel.</summary>
    public SentMessage Enqueue(in Envelope message)
    {
        Add(message.Sender, message.Receiver, out SentMessage sent) = message;
        return sent;
    }

    /// <summary>Puts a message at the end of its channel, to be filled in by the caller.</summary>
    /// <returns>The message: its sender and receiver, and else zeros. Valid until the next
    /// one.</returns>
    public ref Envelope Add(ActorId sender, ActorId receiver, out SentMessage sent)
    {
        int number = Find(sender, receiver);
        if (number == None)
        {
            number = Open(sender, receiver);
        }

        int slot = TakeSlot();
        _next[slot] = None;
        ref Channel channel = ref _channels[number];
        if (channel.Head == None)
        {
            channel.Head = slot;
            channel.ReadyIndex = ReadyCount;
            _ready[ReadyCount++] = number;
        }
        else
        {
            _next[channel.Tail] = slot;
        }

        channel.Tail = slot;
        MessageCount++;
        sent = new SentMessage(number, slot);
        ref Envelope message = ref _messages[slot];
        message = default;
        message.Sender = sender;
        message.Receiver = receiver;
        return ref message;
    }

    /// <summary>
    /// Takes the next message of a channel that has one. It stays in its slot until
    /// <see cref="Release"/>.
    /// </summary>
    /// <returns>The slot.</returns>
    public int Dequeue(int number)
    {
        ref Channel channel = ref _channels[number];
        int slot = channel.Head;
        channel.Head = _next[slot];
        MessageCount--;
        if (channel.Head == None)
        {
            int last = _ready[--ReadyCount];
            _ready[channel.ReadyIndex] = last;
            _channels[last].ReadyIndex = channel.ReadyIndex;
        }

        return slot;
    }

    /// <summary>Gives back the slot of a message that was taken.</summary>
    public void Release(int slot)
    {
        _next[slot] = _freeSlot;
        _freeSlot = slot;
    }

    /// <summary>Visits every message under way, channel by channel in their order.</summary>
    public void Visit(IEnvelopeVisitor visitor)
    {
        for (int i = 0; i < _channelCount; i++)
        {
            for (int slot = _channels[i].Head; slot != None; slot = _next[slot])
            {
                visitor.Visit(_messages[slot]);
            }
        }
    }

    /// <summary>Adds the messages under way to a hash.</summary>
    public ulong Hash(ulong hash, PayloadStore payloads)
    {
        hash = StateHash.Mix(hash, (ulong)MessageCount);
        for (int i = 0; i < _channelCount; i++)
        {
            for (int slot = _channels[i].Head; slot != None; slot = _next[slot])
            {
                ref Envelope message = ref _messages[slot];
                hash = message.Hash(hash, payloads.Digest(message.Payload));
            }
        }

        return hash;
    }

    /// <summary>Forgets all channels and messages and keeps their memory.</summary>
    public void Reset()
    {
        for (int i = 0; i < _channelCount; i++)
        {
            int place = Place(_channels[i].Sender, _channels[i].Receiver);
            if (place != None)
            {
                _rows[place] = 0;
            }
        }

        _betweenProcesses.Clear();
        _channelCount = 0;
        _slotCount = 0;
        _freeSlot = None;
        MessageCount = 0;
        ReadyCount = 0;
    }

    // Multiplied, since a dictionary puts its halves upon each other, and a process and its child
    // would often come to the same as another's.
    private static ulong Pair(ActorId sender, ActorId receiver) =>
        unchecked((((ulong)sender.Value << 32) | receiver.Value) * 0x9E3779B97F4A7C15);

    /// <summary>Where the rows name a channel; none from one process to another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Place(ActorId sender, ActorId receiver)
    {
        if (!sender.IsProcess)
        {
            return (int)((receiver.Value * RowLength) + sender.Value);
        }

        if (!receiver.IsProcess || receiver == sender)
        {
            uint column = receiver.IsProcess ? 0 : receiver.Value;
            return (int)((sender.Value * RowLength) + RowHalf + column);
        }

        return None;
    }

    private int Open(ActorId sender, ActorId receiver)
    {
        int number = _channelCount++;
        if (number == _channels.Length)
        {
            Array.Resize(ref _channels, number * 2);
            Array.Resize(ref _ready, number * 2);
        }

        _channels[number] = new Channel
        {
            Sender = sender,
            Receiver = receiver,
            Head = None,
            LogNumber = None,
        };
        int place = Place(sender, receiver);
        if (place == None)
        {
            _betweenProcesses.Add(Pair(sender, receiver), number);
            return number;
        }

        if (place >= _rows.Length)
        {
            Array.Resize(ref _rows, (place + RowLength) * 2);
        }

        _rows[place] = number + 1;
        return number;
    }

    private int TakeSlot()
    {
        int slot = _freeSlot;
        if (slot != None)
        {
            _freeSlot = _next[slot];
            return slot;
        }

        if (_slotCount == _messages.Length)
        {
            Array.Resize(ref _messages, _slotCount * 2);
            Array.Resize(ref _next, _slotCount * 2);
        }

        return _slotCount++;
    }

    private struct Channel
    {
        public ActorId Sender;
        public ActorId Receiver;
        public int Head;
        public int Tail;
        public int ReadyIndex;
        public int LogNumber;
    }
}
