using System.Collections.Immutable;
using ActorVm.Actors.Reports;

namespace ActorVm.Host.Running;

/// <summary>How a run ended, as reports and logs tell it.</summary>
internal sealed record RunResult
{
    /// <summary>In a word.</summary>
    public required RunOutcome Outcome { get; init; }

    /// <summary>How many turns there were.</summary>
    public required long Turns { get; init; }

    /// <summary>The virtual time in nanoseconds since boot.</summary>
    public required long VirtualTimeNs { get; init; }

    /// <summary>The exact hash of the last state.</summary>
    public required ulong StateHash { get; init; }

    /// <summary>The machine at the end.</summary>
    public required MachineReport Machine { get; init; }

    /// <summary>Who made progress at the end, where a limit of turns ended the run, or one of time
    /// and somebody was stuck.</summary>
    public ProgressReport? Progress { get; init; }

    /// <summary>What became of the checks.</summary>
    public required ImmutableArray<CheckResult> Checks { get; init; }

    /// <summary>
    /// The invariants that were found broken, and why the machine stopped where it could not go on.
    /// </summary>
    public required ImmutableArray<string> Violations { get; init; }
}

/// <summary>A run's end in a word.</summary>
internal enum RunOutcome : byte
{
    /// <summary>All checks hold.</summary>
    Passed,

    /// <summary>A check does not hold, an invariant is broken, or the machine could not go
    /// on.</summary>
    Failed,

    /// <summary>Processes wait for what cannot happen any more.</summary>
    Deadlock,
}

/// <summary>What became of a check.</summary>
/// <param name="Kind">always, sometimes or never.</param>
/// <param name="Expression">As written.</param>
/// <param name="Holds">Whether it is satisfied.</param>
internal sealed record CheckResult(string Kind, string Expression, bool Holds);
