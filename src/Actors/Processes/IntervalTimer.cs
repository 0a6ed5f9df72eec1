using ActorVm.Model;

namespace ActorVm.Actors.Processes;

/// <summary>A timer of setitimer(2), by its own clock.</summary>
internal struct IntervalTimer
{
    /// <summary>When it sends its signal; 0 where it is not set.</summary>
    public long DueNs;

    /// <summary>After how long it does so again; 0 for never.</summary>
    public long IntervalNs;

    /// <summary>Adds it to a hash.</summary>
    public readonly ulong Hash(ulong hash) =>
        StateHash.Mix(StateHash.Mix(hash, (ulong)DueNs), (ulong)IntervalNs);
}
