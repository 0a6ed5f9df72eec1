namespace ActorVm.Actors.Scheduling;

/// <summary>Why a run stopped.</summary>
public enum RunEnd
{
    /// <summary>Nothing is left to happen, and every process has exited.</summary>
    Completed,

    /// <summary>Nothing is left to happen, but processes still wait.</summary>
    Deadlock,

    /// <summary>The virtual time that the run was to last is over.</summary>
    TimeReached,

    /// <summary>The most turns that the run was to take are done.</summary>
    TurnLimit,

    /// <summary>The turn that was asked for is done; the run can go on.</summary>
    TurnReached,

    /// <summary>The machine cannot go on; the host says why.</summary>
    Halted,

    /// <summary>
    /// The strategy has no choice left to make: a replay's decisions ended or do not fit.
    /// </summary>
    NoChoice,

    /// <summary>A checker found a broken invariant; the host names it.</summary>
    InvariantBroken,
}
