using System;
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
    private readonly DecisionReader _decisions = new();

    /// <summary>Why a choice could not be made.</summary>
    public ReplayEnd Ended { get; private set; }

    /// <summary>
    /// The channel that the log names for the turn that could not be made, for the report.
    /// </summary>
    public (ActorId Sender, ActorId Receiver) Wanted { get; private set; }

    /// <inheritdoc/>
    public override string Name => "replay";

    /// <summary>Adds a stretch of turns behind those that are there.</summary>
    /// <param name="decisions">What they delivered, as the journal was told it.</param>
    /// <param name="turns">How many turns they are.</param>
    public void Add(ReadOnlyMemory<char> decisions, long turns) => _decisions.Add(decisions, turns);

    /// <inheritdoc/>
    public override int Choose(ChannelTable channels)
    {
        Ended = _decisions.Read(out (ActorId Sender, ActorId Receiver) wanted);
        if (Ended != ReplayEnd.None)
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
        _decisions.Reset();
        Ended = ReplayEnd.None;
    }
}
