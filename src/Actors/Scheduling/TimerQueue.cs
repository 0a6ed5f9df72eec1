using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model;

namespace ActorVm.Actors.Scheduling;

/// <summary>
/// The timers that are not due yet: a binary heap by due time, then by the order of their setting.
/// </summary>
internal sealed class TimerQueue
{
    private Entry[] _heap = new Entry[16];
    private int _count;
    private long _set;

    /// <summary>How many are pending.</summary>
    public int Count => _count;

    /// <summary>The earliest due time; only where there is one.</summary>
    public long NextDueNs => _heap[0].DueNs;

    /// <summary>The earliest timer's message; only where there is one.</summary>
    public ref readonly Envelope Next => ref _heap[0].Message;

    /// <summary>Sets a timer.</summary>
    public void Add(in Outbox.Timer timer)
    {
        if (_count == _heap.Length)
        {
            Array.Resize(ref _heap, _count * 2);
        }

        Entry entry = new() { DueNs = timer.DueNs, Order = _set++, Message = timer.Message };
        int i = _count++;
        while (i > 0 && IsEarlier(entry, _heap[(i - 1) / 2]))
        {
            _heap[i] = _heap[(i - 1) / 2];
            i = (i - 1) / 2;
        }

        _heap[i] = entry;
    }

    /// <summary>Takes the earliest timer's message.</summary>
    public Envelope Take()
    {
        Envelope message = _heap[0].Message;
        Entry last = _heap[--_count];
        int i = 0;
        while (true)
        {
            int child = (i * 2) + 1;
            if (child >= _count)
            {
                break;
            }

            if (child + 1 < _count && IsEarlier(_heap[child + 1], _heap[child]))
            {
                child++;
            }

            if (!IsEarlier(_heap[child], last))
            {
                break;
            }

            _heap[i] = _heap[child];
            i = child;
        }

        _heap[i] = last;
        return message;
    }

    /// <summary>Visits the message of every timer, in no order.</summary>
    public void Visit(IEnvelopeVisitor visitor)
    {
        for (int i = 0; i < _count; i++)
        {
            visitor.Visit(_heap[i].Message);
        }
    }

    /// <summary>Adds the pending timers to a hash.</summary>
    public ulong Hash(ulong hash)
    {
        hash = StateHash.Mix(hash, (ulong)_count);
        for (int i = 0; i < _count; i++)
        {
            hash = StateHash.Mix(hash, (ulong)_heap[i].DueNs);
            hash = _heap[i].Message.Hash(hash, 0);
        }

        return hash;
    }

    /// <summary>Forgets all timers.</summary>
    public void Reset()
    {
        _count = 0;
        _set = 0;
    }

    private static bool IsEarlier(in Entry a, in Entry b) =>
        a.DueNs != b.DueNs ? a.DueNs < b.DueNs : a.Order < b.Order;

    private struct Entry
    {
        public long DueNs;
        public long Order;
        public Envelope Message;
    }
}
