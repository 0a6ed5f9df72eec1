using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using ActorVm.Actors.Messaging;
using static ActorVm.Actors.Scheduling.ChannelPredictor;

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

    private const int GroupBits = DecisionText.GroupBits;

    // Three groups wait for being written together; a number that comes upon them has room still.
    private const int BitsAtOnce = 3 * GroupBits;

    private readonly ChannelPredictor _predictor = new();
    private int[] _noted = new int[1024];
    private int _count;
    private char[] _text = new char[1024];
    private int _length;
    private int _channels;
    private int _width;
    private int _bound;

    /// <summary>Makes a writer at the beginning of a run.</summary>
    public DecisionWriter() => Reset();

    /// <summary>Notes which channel a turn delivered; <see cref="Take"/> codes it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Note(int channel)
    {
        if (_count == _noted.Length)
        {
            Array.Resize(ref _noted, _count * 2);
        }

        _noted[_count++] = channel;
    }

    /// <summary>
    /// Ends a stretch of turns: gives its text, valid until the next one is taken, and begins
    /// another.
    /// </summary>
    /// <remarks>All turns at once, so that the bits stay in registers, and without branches that
    /// in a random order nobody could foresee.</remarks>
    public ReadOnlySpan<char> Take(ChannelTable channels)
    {
        _length = 0;
        ulong bits = 0;
        int bitCount = 0;
        foreach (int channel in _noted.AsSpan(0, _count))
        {
            int number = Number(channels, channel);
            int expected = _predictor.Expected;
            int isGuessed = expected >= 0 ? 1 : 0;
            int isRight = expected == number ? 1 : 0;
            int isLong = number >= _bound ? 1 : 0;
            int width = _width + isLong;
            int value = (number + (_bound & -isLong)) | (isGuessed << width);
            int count = Either(isRight, 1, isGuessed + width);
            bits = Put(value & (isRight - 1), count, bits, ref bitCount);
            _predictor.Learn(number);
            if (number == _channels)
            {
                int copy = bitCount; // since what is passed by reference leaves its register
                bits = Introduce(channels, channel, bits, ref copy);
                bitCount = copy;
            }
        }

        _count = 0;
        int fill = (GroupBits - (bitCount % GroupBits)) % GroupBits;
        WriteGroups(bits << fill, bitCount + fill);
        return _text.AsSpan(0, _length);
    }

    /// <summary>Ends a stretch of turns that nobody wants to know.</summary>
    public void Drop() => _count = 0;

    /// <summary>Back to the beginning of a run.</summary>
    public void Reset()
    {
        _predictor.Reset();
        _count = 0;
        _channels = 0;
        (_width, _bound) = NumberWidth(0);
    }

    /// <summary>How a number is written where there are so many channels.</summary>
    /// <returns>The bits that the numbers below a bound take, and the bound; the others take one
    /// bit more.</returns>
    internal static (int Bits, int Bound) NumberWidth(int channels)
    {
        int bits = BitOperations.Log2((uint)channels + 1);
        return (bits, (2 << bits) - (channels + 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Number(ChannelTable channels, int channel)
    {
        ref int number = ref channels.LogNumber(channel);
        if (number < 0)
        {
            number = _channels;
        }

        return number;
    }

    private ulong Introduce(ChannelTable channels, int channel, ulong bits, ref int bitCount)
    {
        (_width, _bound) = NumberWidth(++_channels);
        bits = PutActor(channels.Sender(channel), bits, ref bitCount);
        return PutActor(channels.Receiver(channel), bits, ref bitCount);
    }

    private ulong PutActor(ActorId id, ulong bits, ref int bitCount)
    {
        int actor = (int)id.Value;
        for (; actor >= 1 << ActorBits; actor >>= ActorBits)
        {
            int group = (1 << ActorBits) | (actor & ((1 << ActorBits) - 1));
            bits = Put(group, ActorBits + 1, bits, ref bitCount);
        }

        return Put(actor, ActorBits + 1, bits, ref bitCount);
    }

    /// <summary>Puts bits behind those that are pending, which it returns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Put(int value, int count, ulong bits, ref int bitCount)
    {
        bits = (bits << count) | (uint)value;
        bitCount += count;
        if (bitCount >= BitsAtOnce)
        {
            WriteGroups(bits, bitCount);
            bitCount %= GroupBits;
        }

        return bits;
    }

    private void WriteGroups(ulong bits, int bitCount)
    {
        if (_length + 8 > _text.Length)
        {
            Array.Resize(ref _text, _text.Length * 2);
        }

        while (bitCount >= GroupBits)
        {
            bitCount -= GroupBits;
            uint group = (uint)((bits >> bitCount) & DecisionText.GroupMask);
            DecisionText.Write(group, _text.AsSpan(_length, 2));
            _length += 2;
        }
    }
}
