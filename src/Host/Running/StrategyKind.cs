namespace ActorVm.Host.Running;

/// <summary>Who chooses the turns of a run.</summary>
internal enum StrategyKind : byte
{
    /// <summary>First come, first served.</summary>
    Fifo,

    /// <summary>At random, from a seed.</summary>
    Random,

    /// <summary>Random priorities with a few changes, from a seed.</summary>
    Pct,
}
