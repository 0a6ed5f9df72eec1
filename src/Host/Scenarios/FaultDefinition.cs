namespace ActorVm.Host.Scenarios;

/// <summary>Something that a scenario lets go wrong.</summary>
/// <param name="Place">Where the scenario says so.</param>
internal abstract record FaultDefinition(Place Place);

/// <summary>The nth operation of a device fails or takes long.</summary>
internal sealed record DeviceFault(Place Place, string Device, string Operation, int Nth)
    : FaultDefinition(Place)
{
    /// <summary>The error that it gives; null where it only takes long.</summary>
    public string? Error { get; init; }

    /// <summary>How much longer it takes, in nanoseconds.</summary>
    public long DelayNs { get; init; }
}

/// <summary>A process gets a signal, at a turn or in a wait.</summary>
internal sealed record KillFault(Place Place, string Process, string Signal)
    : FaultDefinition(Place)
{
    /// <summary>The turn; null where <see cref="When"/> says it.</summary>
    public int? AtTurn { get; init; }

    /// <summary>The wait, one of <see cref="ScenarioKeys.Waits"/>; null where <see cref="AtTurn"/>
    /// says it.</summary>
    public string? When { get; init; }
}
