namespace ActorVm.Actors.Reports;

/// <summary>Whether a process made progress.</summary>
public enum ProgressKind : byte
{
    /// <summary>It had turns in which it made a call, or met memory that changed.</summary>
    Runs,

    /// <summary>
    /// It had at least 100 turns, made no call but sched_yield(2), and accessed a few words of
    /// shared memory that nobody changed.
    /// </summary>
    Spins,

    /// <summary>A message to it or from it was under way all the time, for at least 100 turns, and
    /// was never chosen.</summary>
    Starved,

    /// <summary>It waits, or sleeps.</summary>
    Waits,
}
