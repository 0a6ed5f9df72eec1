using ActorVm.Model;

namespace ActorVm.Actors.Faults;

/// <summary>A process gets a signal once, from Init: a message like any other, whose delivery the
/// scheduler chooses.</summary>
/// <param name="Process">Who gets it; nothing happens where that process is gone.</param>
/// <param name="Signal">Which.</param>
public sealed record KillSetup(Pid Process, Signal Signal) : FaultSetup
{
    /// <summary>The turn after which it is sent; null where <see cref="When"/> says it.</summary>
    public int? AtTurn { get; init; }

    /// <summary>The wait whose first turn it follows; null where <see cref="AtTurn"/> says
    /// it.</summary>
    public ProcessWait? When { get; init; }
}
