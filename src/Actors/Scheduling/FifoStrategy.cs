using System;
using ActorVm.Actors.Messaging;

namespace ActorVm.Actors.Scheduling;

/// <summary>Delivers messages in the order in which they were sent.</summary>
public sealed class FifoStrategy : Strategy
{
    private int[] _ring = new int[64];
    private int _head;
    private int _count;

    /// <inheritdoc/>
    public override string Name => "fifo";

    /// <inheritdoc/>
    public override int Choose(ChannelTable channels)
    {
        int channel = _ring[_head];
        _head = (_head + 1) & (_ring.Length - 1);
        _count--;
        return channel;
    }

    /// <inheritdoc/>
    public override void Sent(int channel)
    {
        if (_count == _ring.Length)
        {
            Grow();
        }

        _ring[(_head + _count++) & (_ring.Length - 1)] = channel;
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        _head = 0;
        _count = 0;
    }

    private void Grow()
    {
        int[] larger = new int[_ring.Length * 2];
        _ring.AsSpan(_head).CopyTo(larger);
        _ring.AsSpan(0, _head).CopyTo(larger.AsSpan(_ring.Length - _head));
        _ring = larger;
        _head = 0;
    }
}
