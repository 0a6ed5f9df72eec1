using System;

namespace ActorVm.Bench;

/// <summary>Something to measure, and what to hold it against.</summary>
/// <param name="Name">What the table calls it; the filter looks here.</param>
/// <param name="Unit">One of what the work counts.</param>
/// <param name="Work">Does the work and says how many units it was.</param>
internal sealed record Measure(string Name, string Unit, Func<long> Work)
{
    /// <summary>The same in a plain loop, measured in the same rounds; none for no floor.</summary>
    public Func<long>? Floor { get; init; }

    /// <summary>What one unit is to take at most, in nanoseconds; none for no aim.</summary>
    public double? AimNs { get; init; }

    /// <summary>How many times the floor one unit is to take at most; none for no aim.</summary>
    public double? AimRatio { get; init; }

    /// <summary>Whether it may allocate, as what reads and writes files does.</summary>
    public bool MayAllocate { get; init; }

    /// <summary>Run before each timed piece of work and not counted; then every piece is timed by
    /// itself, and the median of them is a round's figure.</summary>
    public Action? Before { get; init; }

    /// <summary>The machine that it runs, which can tell where it allocates; none where it runs
    /// no machine.</summary>
    public MachineRun? Machine { get; init; }

    /// <summary>Run when all is measured.</summary>
    public Action? After { get; init; }
}
