using System;
using ActorVm.Actors.Invariants;
using ActorVm.Model;

namespace ActorVm.Actors.Messaging;

/// <summary>
/// The requests that an actor has put off, whole, until what each of them waits for has happened.
/// All queues of an actor share one pool, so that waiting allocates nothing.
/// </summary>
/// <remarks>A payload that waits with its request still belongs to the actor.</remarks>
internal sealed class WaitQueues
{
    private Node[] _nodes = []; // most processes never need one
    private int _used = 1; // node 0 ends every queue
    private int _free;

    /// <summary>How many requests wait.</summary>
    public int Count { get; private set; }

    /// <summary>Puts a request at the end of a queue.</summary>
    public void Add<T>(
        ref WaitQueue queue, in MessageHeader header, in T message, PayloadStore payloads)
        where T : struct, IMessage<T>
    {
        int index = TakeNode();
        ref Node node = ref _nodes[index];
        node.Request = Envelope.Keep(header, message);
        node.PayloadDigest = payloads.Digest(header.Payload);
        node.IsWaiting = true;
        Append(ref queue, index);
    }

    /// <summary>Whether a request of a kind waits in a queue.</summary>
    public bool Contains(WaitQueue queue, MessageKind kind)
    {
        for (int index = queue.First; index != 0; index = _nodes[index].Next)
        {
            if (_nodes[index].Request.Kind == kind)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds all requests to a ledger.</summary>
    /// <param name="keeper">The actor whose queues these are.</param>
    /// <param name="ledger">The ledger.</param>
    public void AddKept(ActorId keeper, RequestLedger ledger)
    {
        for (int index = 1; index < _used && Count > 0; index++)
        {
            if (_nodes[index].IsWaiting)
            {
                ledger.AddKept(keeper, _nodes[index].Request.Header);
            }
        }
    }

    /// <summary>Takes the request that came first, if there is one.</summary>
    public bool TryTake(ref WaitQueue queue, out Envelope request)
    {
        request = default;
        if (queue.IsEmpty)
        {
            return false;
        }

        int index = queue.First;
        ref Node node = ref _nodes[index];
        request = node.Request;
        queue = node.Next == 0 ? default : queue with { First = node.Next };
        GiveBack(index);
        return true;
    }

    /// <summary>Whether a request of a sender waits in a queue.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="client">The sender, and the request's number; 0 for any.</param>
    public bool Contains(WaitQueue queue, in RequestKey client) =>
        TryFind(queue, client, out _);

    /// <summary>Finds a request of a sender in a queue, where it stays.</summary>
    public bool TryFind(WaitQueue queue, in RequestKey client, out Envelope request)
    {
        for (int index = queue.First; index != 0; index = _nodes[index].Next)
        {
            request = _nodes[index].Request;
            if (client.Matches(request.Header))
            {
                return true;
            }
        }

        request = default;
        return false;
    }

    /// <summary>Takes a certain request out of a queue, if it is there.</summary>
    public bool TryRemove(ref WaitQueue queue, ActorId sender, uint number, out Envelope request)
    {
        WaitQueue rest = default;
        bool found = false;
        request = default;
        while (!queue.IsEmpty)
        {
            int index = queue.First;
            ref Node node = ref _nodes[index];
            queue = node.Next == 0 ? default : queue with { First = node.Next };
            if (node.Request.Sender == sender && node.Request.Request == number)
            {
                request = node.Request;
                found = true;
                GiveBack(index);
            }
            else
            {
                Append(ref rest, index);
            }
        }

        queue = rest;
        return found;
    }

    /// <summary>Forgets all requests; the queues that named them must be forgotten too.</summary>
    public void Reset()
    {
        _used = 1;
        _free = 0;
        Count = 0;
    }

    /// <summary>Adds the requests of a queue to a hash, in order.</summary>
    public ulong Hash(WaitQueue queue, ulong hash)
    {
        for (int index = queue.First; index != 0; index = _nodes[index].Next)
        {
            hash = _nodes[index].Request.Hash(hash, _nodes[index].PayloadDigest);
        }

        return StateHash.Mix(hash, ulong.MaxValue);
    }

    private void Append(ref WaitQueue queue, int index)
    {
        _nodes[index].Next = 0;
        if (!queue.IsEmpty)
        {
            _nodes[queue.Last].Next = index;
        }

        queue = new WaitQueue(queue.IsEmpty ? index : queue.First, index);
    }

    private void GiveBack(int index)
    {
        _nodes[index].IsWaiting = false;
        _nodes[index].Next = _free;
        _free = index;
        Count--;
    }

    private int TakeNode()
    {
        Count++;
        if (_free != 0)
        {
            int node = _free;
            _free = _nodes[node].Next;
            return node;
        }

        if (_used >= _nodes.Length)
        {
            Array.Resize(ref _nodes, Math.Max(16, _nodes.Length * 2));
        }

        return _used++;
    }

    private struct Node
    {
        public Envelope Request;
        public ulong PayloadDigest;
        public int Next;
        public bool IsWaiting;
    }
}
