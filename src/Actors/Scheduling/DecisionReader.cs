using System;
using System.Collections.Generic;
using ActorVm.Actors.Messaging;

namespace ActorVm.Actors.Scheduling;

/// <summary>Reads what a <see cref="DecisionWriter"/> wrote.</summary>
internal sealed class DecisionReader
{
    private const int ActorGroups = 5;

    private readonly Queue<(ReadOnlyMemory<char> Text, long Turns)> _stretches = new();
    private readonly List<(ActorId Sender, ActorId Receiver)> _channels = [];
    private readonly ChannelPredictor _predictor = new();
    private ReadOnlyMemory<char> _text;
    private long _turns;
    private ulong _bits;
    private int _bitCount;
    private bool _isMalformed;

    /// <summary>Adds a stretch of turns behind those that are there.</summary>
    public void Add(ReadOnlyMemory<char> text, long turns) => _stretches.Enqueue((text, turns));

    /// <summary>Reads one turn.</summary>
    /// <param name="channel">The channel that delivered.</param>
    /// <returns>What kept it from being read; <see cref="ReplayEnd.None"/> for nothing.</returns>
    public ReplayEnd Read(out (ActorId Sender, ActorId Receiver) channel)
    {
        channel = default;
        while (_turns == 0)
        {
            if (!_stretches.TryDequeue(out (ReadOnlyMemory<char> Text, long Turns) next))
            {
                return ReplayEnd.NoMoreDecisions;
            }

            (_text, _turns) = next;
            _bitCount = 0;
        }

        _turns--;
        int number = ReadNumber();
        if (_isMalformed)
        {
            return ReplayEnd.Malformed;
        }

        channel = _channels[number];
        return ReplayEnd.None;
    }

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        _stretches.Clear();
        _channels.Clear();
        _predictor.Reset();
        _turns = 0;
        _isMalformed = false;
    }

    private int ReadNumber()
    {
        int number = _predictor.Expected;
        if (number < 0 || Take(1) == 1)
        {
            (int bits, int bound) = DecisionWriter.NumberWidth(_channels.Count);
            int value = (int)Take(bits);
            number = value < bound ? value : ((value << 1) | (int)Take(1)) - bound;
        }

        if (number == _channels.Count)
        {
            _channels.Add((new ActorId(TakeActor()), new ActorId(TakeActor())));
        }

        _predictor.Learn(number);
        return number;
    }

    private uint TakeActor()
    {
        const uint More = 1 << DecisionWriter.ActorBits;
        uint actor = 0;
        uint group = More;
        for (int i = 0; group >= More && i < ActorGroups; i++)
        {
            group = Take(DecisionWriter.ActorBits + 1);
            actor |= (group & (More - 1)) << (i * DecisionWriter.ActorBits);
        }

        _isMalformed |= group >= More;
        return actor;
    }

    /// <summary>The next bits; zeros where there are no more, or no text of bits.</summary>
    private uint Take(int count)
    {
        while (_bitCount < count)
        {
            if (DecisionText.TryRead(_text.Span, out uint group))
            {
                _text = _text[2..];
            }
            else
            {
                _isMalformed = true;
            }

            _bits = (_bits << DecisionText.GroupBits) | group;
            _bitCount += DecisionText.GroupBits;
        }

        _bitCount -= count;
        return (uint)((_bits >> _bitCount) & ((1UL << count) - 1));
    }
}
