using System;
using System.Numerics;
using ActorVm.Actors.Messaging;

namespace ActorVm.Actors.Scheduling;

/// <summary>
/// Codes which channel each turn delivered. A channel is named by its place in the order of first
/// deliveries; the one that follows as it did last time takes a single bit.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Where the <see cref="ChannelPredictor"/> expects a channel, a bit: 0 if it is that one,
/// and nothing more; 1 if not.</item>
/// <item>The channel's number; for a first delivery, how many channels there have been. As it is
/// below n = channels + 1, it takes k bits, the whole part of log2 n, or k + 1: those below
/// u = 2^(k+1) - n take k, the others are written as number + u.</item>
/// <item>Behind a first delivery the sender and the receiver, five bits at a time, the lowest
/// first; before each five a bit says whether more follow.</item>
/// </list>
/// The bits are text as <see cref="DecisionText"/> has it. With up to 64 channels a turn that was
/// not expected takes 6 bits, 0.93 characters, and one bit more where another was.
/// </remarks>
internal sealed class DecisionWriter
{
    internal const int ActorBits = 5;

    // Three groups wait for being written together; a number that comes upon them has room still.
    private const int BitsAtOnce = 3 * DecisionText.GroupBits;

    private readonly ChannelPredictor _predictor = new();
    private char[] _text = new char[1024];
    private ulong _bits;
    private int _bitCount;
    private int _length;
    private uint _channels;

    /// <summary>Codes one turn.</summary>
    public void Write(ChannelTable channels, int channel)
    {
        ref int known = ref channels.LogNumber(channel);
        bool isFirst = known < 0;
        if (isFirst)
        {
            known = (int)_channels;
        }

        int expected = _predictor.Expected;
        if (expected >= 0)
        {
            Put(expected == known ? 0u : 1u, 1);
        }

        if (expected != known)
        {
            PutNumber((uint)known);
            if (isFirst)
            {
                Introduce(channels.Sender(channel).Value, channels.Receiver(channel).Value);
            }
        }

        _predictor.Learn(known);
    }

    /// <summary>
    /// Ends a stretch of turns: gives its text, valid until the next turn, and begins another.
    /// </summary>
    public ReadOnlySpan<char> Take()
    {
        WriteGroups();
        if (_bitCount > 0)
        {
            _bits <<= DecisionText.GroupBits - _bitCount;
            _bitCount = DecisionText.GroupBits;
            WriteGroups();
        }

        ReadOnlySpan<char> text = _text.AsSpan(0, _length);
        _length = 0;
        return text;
    }

    /// <summary>Back to the beginning of a run.</summary>
    public void Reset()
    {
        _predictor.Reset();
        _bits = 0;
        _bitCount = 0;
        _length = 0;
        _channels = 0;
    }

    /// <summary>How a number is written where there are so many channels.</summary>
    /// <returns>The bits that the numbers below a bound take, and the bound; the others take one
    /// bit more.</returns>
    internal static (int Bits, uint Bound) NumberWidth(uint channels)
    {
        int bits = BitOperations.Log2(channels + 1);
        return (bits, (2u << bits) - (channels + 1));
    }

    private void Introduce(uint sender, uint receiver)
    {
        _channels++;
        PutActor(sender);
        PutActor(receiver);
    }

    private void PutNumber(uint number)
    {
        (int bits, uint bound) = NumberWidth(_channels);
        if (number < bound)
        {
            Put(number, bits);
        }
        else
        {
            Put(number + bound, bits + 1);
        }
    }

    private void PutActor(uint actor)
    {
        for (; actor >= 1 << ActorBits; actor >>= ActorBits)
        {
            Put((1 << ActorBits) | (actor & ((1 << ActorBits) - 1)), ActorBits + 1);
        }

        Put(actor, ActorBits + 1);
    }

    private void Put(uint value, int count)
    {
        _bits = (_bits << count) | value;
        _bitCount += count;
        if (_bitCount >= BitsAtOnce)
        {
            WriteGroups();
        }
    }

    private void WriteGroups()
    {
        if (_length + 8 > _text.Length)
        {
            Array.Resize(ref _text, _text.Length * 2);
        }

        while (_bitCount >= DecisionText.GroupBits)
        {
            _bitCount -= DecisionText.GroupBits;
            DecisionText.Write(
                (uint)((_bits >> _bitCount) & DecisionText.GroupMask), _text.AsSpan(_length, 2));
            _length += 2;
        }
    }
}
