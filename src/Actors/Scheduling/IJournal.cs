using System;
using ActorVm.Actors.Messaging;

namespace ActorVm.Actors.Scheduling;

/// <summary>Where a run is recorded, so that it can be replayed.</summary>
public interface IJournal
{
    /// <summary>
    /// Whether <see cref="Delivered"/> is wanted: it costs what its output costs.
    /// </summary>
    bool WantsMessages { get; }

    /// <summary>A stretch of turns is over.</summary>
    /// <param name="block">Which turns, and what they add up to.</param>
    /// <param name="decisions">What they delivered, as <see cref="DecisionWriter"/> codes it: text
    /// that JSON takes as it is.</param>
    void Decided(in DecisionBlock block, ReadOnlySpan<char> decisions);

    /// <summary>A message was delivered, and is about to be handled.</summary>
    /// <param name="turn">The number of the turn, from 1.</param>
    /// <param name="nowNs">The virtual time.</param>
    /// <param name="message">The message.</param>
    void Delivered(long turn, long nowNs, in Envelope message);

    /// <summary>
    /// A message was put under way by the turn that was delivered last, or fell due.
    /// </summary>
    /// <param name="message">The message.</param>
    void Sent(in Envelope message)
    {
    }
}
