namespace ActorVm.Actors.Scheduling;

/// <summary>Why a replay made no further choice.</summary>
public enum ReplayEnd
{
    /// <summary>It has not ended.</summary>
    None,

    /// <summary>The decisions that were added are used up.</summary>
    NoMoreDecisions,

    /// <summary>
    /// The log names a channel that has no message: this machine is not the one that wrote it.
    /// </summary>
    Diverged,

    /// <summary>The decisions are not what a journal is told.</summary>
    Malformed,
}
