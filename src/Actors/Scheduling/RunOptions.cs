namespace ActorVm.Actors.Scheduling;

/// <summary>How a run is to go.</summary>
public sealed record RunOptions
{
    /// <summary>
    /// The virtual time at which the run ends, in nanoseconds since boot; null for no limit.
    /// </summary>
    public long? UntilNs { get; init; }

    /// <summary>The turn after which the run ends; by default there is none.</summary>
    public long MaxTurns { get; init; } = long.MaxValue;

    /// <summary>
    /// Whether the invariants are checked after every turn and not only at the end.
    /// </summary>
    public bool CheckEveryTurn { get; init; }

    /// <summary>How many turns make one event of the journal.</summary>
    public int TurnsPerEvent { get; init; } = 4096;
}
