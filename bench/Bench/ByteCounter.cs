using System;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Scheduling;

namespace ActorVm.Bench;

/// <summary>A journal that only counts what it is told, so that a run codes its decisions.</summary>
internal sealed class ByteCounter : IJournal
{
    /// <inheritdoc/>
    public bool WantsMessages => false;

    /// <summary>How many characters of decisions there were.</summary>
    public long Bytes { get; private set; }

    /// <inheritdoc/>
    public void Decided(in DecisionBlock block, ReadOnlySpan<char> decisions) =>
        Bytes += decisions.Length;

    /// <inheritdoc/>
    public void Delivered(long turn, long nowNs, in Envelope message)
    {
    }
}
