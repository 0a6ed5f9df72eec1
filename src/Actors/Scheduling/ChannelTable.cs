using System;
using System.Collections.Generic;
using ActorVm.Actors.Messaging;
using ActorVm.Model;

namespace ActorVm.Actors.Scheduling;

/// <summary>
/// The messages under way. Those from one sender to one receiver form a channel and stay in order;
/// which channel's head is delivered next is what a <see cref="Strategy"/> chooses.
/// </summary>
/// <remarks>
/// Channels are numbered from 0 in the order of their first message. Messages lie in one pool,
/// linked by channel, so that an idle channel costs a few bytes and a busy machine works in warm
/// memory.
/// </remarks>
public sealed class ChannelTable
{
    private const int None = -1;
    private const int FixedActors = (int)ActorId.FirstProcess;

    private readonly List<int[]> _fromKernel = [];
    private readonly Dictionary<ulong, int> _betweenProcesses = [];
    private int[] _fromProcess = [];
    private Channel[] _channels = new Channel[64];
    private int _channelCount;
    private Node[] _nodes = new Node[64];
    private int _nodeCount;
    private int _freeNode = None;
    private int[] _ready = new int[64];

    /// <summary>Makes an empty table.</summary>
    public ChannelTable()
    {
        for (int i = 0; i < FixedActors; i++)
        {
            _fromKernel.Add([]);
        }
    }

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

    /// <summary>Who sends on a channel.</summary>
    public ActorId Sender(int channel) => _channels[channel].Sender;

    /// <summary>Who receives on a channel.</summary>
    public ActorId Receiver(int channel) => _channels[channel].Receiver;

    /// <summary>Whether a channel has a message.</summary>
    public bool IsReady(int channel) => _channels[channel].Head != None;

    /// <summary>
    /// The next message of a channel that has one. Valid until the next <see cref="Enqueue"/>.
    /// </summary>
    public ref readonly Envelope Head(int channel) => ref _nodes[_channels[channel].Head].Message;

    /// <summary>
    /// The number that the log knows a channel by: its place in the order of first deliveries, from
    /// 0; or -1 before.
    /// </summary>
    internal ref int LogNumber(int channel) => ref _channels[channel].LogNumber;

    /// <summary>The channel from one actor to another; -1 where nothing was ever sent.</summary>
    public int Find(ActorId sender, ActorId receiver)
    {
        if (sender.Value < FixedActors)
        {
            int[] row = _fromKernel[(int)sender.Value];
            return receiver.Value < (uint)row.Length ? row[receiver.Value] - 1 : None;
        }

        if (receiver.Value < FixedActors || receiver == sender)
        {
            int index = Slot(sender, receiver);
            return index < _fromProcess.Length ? _fromProcess[index] - 1 : None;
        }

        return _betweenProcesses.GetValueOrDefault(Pair(sender, receiver), None);
    }

    /// <summary>Puts a message at the end of its channel.</summary>
    /// <returns>The channel.</returns>
    public int Enqueue(in Envelope message)
    {
        int number = Find(message.Sender, message.Receiver);
        if (number == None)
        {
            number = Open(message.Sender, message.Receiver);
        }

        int node = TakeNode();
        _nodes[node].Message = message;
        _nodes[node].Next = None;
        ref Channel channel = ref _channels[number];
        if (channel.Head == None)
        {
            channel.Head = node;
            channel.ReadyIndex = ReadyCount;
            _ready[ReadyCount++] = number;
        }
        else
        {
            _nodes[channel.Tail].Next = node;
        }

        channel.Tail = node;
        MessageCount++;
        return number;
    }

    /// <summary>Takes the next message of a channel that has one.</summary>
    public void Dequeue(int number, out Envelope message)
    {
        ref Channel channel = ref _channels[number];
        int node = channel.Head;
        message = _nodes[node].Message;
        channel.Head = _nodes[node].Next;
        _nodes[node].Next = _freeNode;
        _freeNode = node;
        MessageCount--;
        if (channel.Head == None)
        {
            int last = _ready[--ReadyCount];
            _ready[channel.ReadyIndex] = last;
            _channels[last].ReadyIndex = channel.ReadyIndex;
        }
    }

    /// <summary>Visits every message under way, channel by channel in their order.</summary>
    public void Visit(IEnvelopeVisitor visitor)
    {
        for (int i = 0; i < _channelCount; i++)
        {
            for (int node = _channels[i].Head; node != None; node = _nodes[node].Next)
            {
                visitor.Visit(_nodes[node].Message);
            }
        }
    }

    /// <summary>Adds the messages under way to a hash.</summary>
    public ulong Hash(ulong hash, PayloadStore payloads)
    {
        hash = StateHash.Mix(hash, (ulong)MessageCount);
        for (int i = 0; i < _channelCount; i++)
        {
            for (int node = _channels[i].Head; node != None; node = _nodes[node].Next)
            {
                ref Envelope message = ref _nodes[node].Message;
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
            ref Channel channel = ref _channels[i];
            if (channel.Sender.Value < FixedActors)
            {
                _fromKernel[(int)channel.Sender.Value][channel.Receiver.Value] = 0;
            }
            else if (channel.Receiver.Value < FixedActors || channel.Receiver == channel.Sender)
            {
                _fromProcess[Slot(channel.Sender, channel.Receiver)] = 0;
            }
        }

        _betweenProcesses.Clear();
        _channelCount = 0;
        _nodeCount = 0;
        _freeNode = None;
        MessageCount = 0;
        ReadyCount = 0;
    }

    private static ulong Pair(ActorId sender, ActorId receiver) =>
        ((ulong)sender.Value << 32) | receiver.Value;

    // A process's channels to the kernel's actors and to itself (in the place of actor 0) lie in
    // one row of 8.
    private static int Slot(ActorId sender, ActorId receiver) =>
        ((int)(sender.Value - FixedActors) * 8) + (receiver == sender ? 0 : (int)receiver.Value);

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
        Register(sender, receiver, number);
        return number;
    }

    private void Register(ActorId sender, ActorId receiver, int number)
    {
        if (sender.Value < FixedActors)
        {
            int[] row = Grown(_fromKernel[(int)sender.Value], (int)receiver.Value);
            row[receiver.Value] = number + 1;
            _fromKernel[(int)sender.Value] = row;
        }
        else if (receiver.Value < FixedActors || receiver == sender)
        {
            int slot = Slot(sender, receiver);
            _fromProcess = Grown(_fromProcess, slot);
            _fromProcess[slot] = number + 1;
        }
        else
        {
            _betweenProcesses.Add(Pair(sender, receiver), number);
        }
    }

    private static int[] Grown(int[] row, int index)
    {
        if (index >= row.Length)
        {
            Array.Resize(ref row, Math.Max(32, (index + 1) * 2));
        }

        return row;
    }

    private int TakeNode()
    {
        if (_freeNode != None)
        {
            int node = _freeNode;
            _freeNode = _nodes[node].Next;
            return node;
        }

        if (_nodeCount == _nodes.Length)
        {
            Array.Resize(ref _nodes, _nodeCount * 2);
        }

        return _nodeCount++;
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

    private struct Node
    {
        public Envelope Message;
        public int Next;
    }
}
