using System;

namespace ActorVm.Actors.Scheduling;

/// <summary>
/// Codes which channel each turn delivered. A channel is named by its place in the order of first
/// deliveries, so a machine with up to 240 channels takes a byte a turn.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term>00 to EF</term><description>the channel of that number</description></item>
/// <item><term>F0 to FD, one byte</term><description>channel 240 + (first - F0) * 256 +
/// second</description></item>
/// <item><term>FE, varint</term><description>the channel of that number</description></item>
/// <item><term>FF, varint, varint</term><description>a channel delivers for the first time: sender,
/// receiver</description></item>
/// </list>
/// A varint has 7 bits a byte, the lowest first; the top bit says that more follow.
/// </remarks>
internal sealed class DecisionWriter
{
    internal const int OneByte = 0xF0;
    internal const int TwoBytes = OneByte + (14 * 256);
    internal const byte Long = 0xFE;
    internal const byte First = 0xFF;

    private byte[] _bytes = new byte[1024];
    private int _channels;

    /// <summary>How many bytes are pending.</summary>
    public int Length { get; private set; }

    /// <summary>The pending bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <summary>Codes one turn.</summary>
    public void Write(ChannelTable channels, int channel)
    {
        if (Length + 16 > _bytes.Length)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }

        int number = channels.LogNumber(channel);
        if (number is >= 0 and < OneByte)
        {
            _bytes[Length++] = (byte)number;
        }
        else if (number < 0)
        {
            channels.LogNumber(channel) = _channels++;
            _bytes[Length++] = First;
            WriteVarint(channels.Sender(channel).Value);
            WriteVarint(channels.Receiver(channel).Value);
        }
        else if (number < TwoBytes)
        {
            _bytes[Length++] = (byte)(OneByte + ((number - OneByte) >> 8));
            _bytes[Length++] = unchecked((byte)(number - OneByte));
        }
        else
        {
            _bytes[Length++] = Long;
            WriteVarint((uint)number);
        }
    }

    /// <summary>Drops the pending bytes: they were written out.</summary>
    public void Clear() => Length = 0;

    /// <summary>Back to the beginning of a run.</summary>
    public void Reset()
    {
        Length = 0;
        _channels = 0;
    }

    private void WriteVarint(uint value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _bytes[Length++] = unchecked((byte)(value | 0x80));
        }

        _bytes[Length++] = (byte)value;
    }
}
