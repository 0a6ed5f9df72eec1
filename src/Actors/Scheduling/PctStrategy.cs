using System;
using ActorVm.Actors.Messaging;

namespace ActorVm.Actors.Scheduling;

/// <summary>
/// Probabilistic concurrency testing: each channel has a random priority, the highest is delivered,
/// and at a few random turns the one just chosen falls below all others.
/// </summary>
/// <remarks>
/// Burckhardt and others, "A randomized scheduler with probabilistic guarantees of finding bugs",
/// ASPLOS 2010; over channels in the place of threads. A process that uses up its budget falls too,
/// so that a loop which waits for another process does not starve it.
/// </remarks>
/// <param name="seed">What the priorities and the turns are drawn from.</param>
/// <param name="depth">How many orderings a bug needs: one more than the priority changes.</param>
/// <param name="length">The number of turns that the changes are spread over.</param>
public sealed class PctStrategy(ulong seed, int depth = 3, int length = 2000) : Strategy
{
    private readonly int[] _changeTurns = new int[Math.Max(0, depth - 1)];
    private long[] _priorities = new long[64];
    private int _known;
    private SplitMix64 _random;
    private long _lowest;
    private long _turn;
    private bool _isDrawn;

    /// <inheritdoc/>
    public override string Name => "pct";

    /// <inheritdoc/>
    public override int Choose(ChannelTable channels)
    {
        if (!_isDrawn)
        {
            Draw();
        }

        Know(channels.Count);
        int best = channels.Ready[0];
        foreach (int channel in channels.Ready)
        {
            if (_priorities[channel] > _priorities[best])
            {
                best = channel;
            }
        }

        foreach (int turn in _changeTurns)
        {
            if (turn == _turn)
            {
                Yielded(best);
            }
        }

        _turn++;
        return best;
    }

    /// <inheritdoc/>
    public override void Yielded(int channel) => _priorities[channel] = --_lowest;

    /// <inheritdoc/>
    public override void Reset()
    {
        _isDrawn = false;
        _known = 0;
        _lowest = 0;
        _turn = 0;
    }

    private void Draw()
    {
        _random = new SplitMix64(seed);
        for (int i = 0; i < _changeTurns.Length; i++)
        {
            _changeTurns[i] = _random.Next(length);
        }

        _isDrawn = true;
    }

    private void Know(int channels)
    {
        if (channels > _priorities.Length)
        {
            Array.Resize(ref _priorities, Math.Max(channels, _priorities.Length * 2));
        }

        while (_known < channels)
        {
            _priorities[_known++] = (long)(_random.Next() >> 1);
        }
    }
}
