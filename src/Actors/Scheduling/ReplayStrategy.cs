using System.Collections.Generic;
using ActorVm.Actors.Messaging;

namespace ActorVm.Actors.Scheduling;

/// <summary>
/// Makes the choices that a log holds. <see cref="DecisionWriter"/> tells how they are coded.
/// </summary>
/// <remarks>
/// Decisions are added as they are read; where they run out, or name a channel that has no message,
/// the strategy has no choice left and <see cref="Ended"/> says why.
/// </remarks>
public sealed class ReplayStrategy : Strategy
{
    private readonly Queue<byte> _decisions = new();
    private readonly List<(ActorId Sender, ActorId Receiver)> _channels = [];

    /// <summary>Why a choice could not be made.</summary>
    public ReplayEnd Ended { get; private set; }

    /// <summary>
    /// The channel that the log names for the turn that could not be made, for the report.
    /// </summary>
    public (ActorId Sender, ActorId Receiver) Wanted { get; private set; }

    /// <inheritdoc/>
    public override string Name => "replay";

    /// <summary>Adds decisions behind those that are there.</summary>
    public void Add(System.ReadOnlySpan<byte> decisions)
    {
        foreach (byte b in decisions)
        {
            _decisions.Enqueue(b);
        }
    }

    /// <inheritdoc/>
    public override int Choose(ChannelTable channels)
    {
        if (!TryRead(out (ActorId Sender, ActorId Receiver) wanted))
        {
            return -1;
        }

        int channel = channels.Find(wanted.Sender, wanted.Receiver);
        if (channel < 0 || !channels.IsReady(channel))
        {
            Wanted = wanted;
            Ended = ReplayEnd.Diverged;
            return -1;
        }

        return channel;
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        _decisions.Clear();
        _channels.Clear();
        Ended = ReplayEnd.None;
    }

    private bool TryRead(out (ActorId Sender, ActorId Receiver) wanted)
    {
        wanted = default;
        if (!_decisions.TryDequeue(out byte first))
        {
            Ended = ReplayEnd.NoMoreDecisions;
            return false;
        }

        if (first == DecisionWriter.First)
        {
            wanted = (new ActorId(ReadVarint()), new ActorId(ReadVarint()));
            _channels.Add(wanted);
            return true;
        }

        long number = first switch
        {
            < DecisionWriter.OneByte => first,
            DecisionWriter.Long => ReadVarint(),
            _ => DecisionWriter.OneByte + ((first - DecisionWriter.OneByte) << 8) + ReadByte(),
        };
        if (number >= _channels.Count)
        {
            Ended = ReplayEnd.Malformed;
            return false;
        }

        wanted = _channels[(int)number];
        return true;
    }

    private byte ReadByte() => _decisions.TryDequeue(out byte b) ? b : (byte)0;

    private uint ReadVarint()
    {
        uint value = 0;
        for (int shift = 0; shift < 32; shift += 7)
        {
            byte b = ReadByte();
            value |= unchecked((uint)(b & 0x7F) << shift);
            if (b < 0x80)
            {
                break;
            }
        }

        return value;
    }
}
