namespace ActorVm.Model.Memory;

/// <summary>The states of a cached page.</summary>
/// <remarks>
/// <code>
/// Absent   --fault, read------> Reading   --device done--> UpToDate
/// UpToDate --sync-------------> Cleaning  --all write-protected--> Writing
/// Writing  --device done------> UpToDate, or Absent when evicted
/// UpToDate --eviction begins--> Leaving   --all unmapped-> Writing or Absent; kept -> UpToDate
/// </code>
/// </remarks>
public enum CachedPageState : byte
{
    /// <summary>Not cached; the default.</summary>
    Absent,

    /// <summary>Has a frame that is being filled: who wants the page waits.</summary>
    Reading,

    /// <summary>Has a frame that holds the page.</summary>
    UpToDate,

    /// <summary>
    /// Being write-protected in all processes on its way to the device: stores wait.
    /// </summary>
    Cleaning,

    /// <summary>Its frame is being written to the device.</summary>
    Writing,

    /// <summary>
    /// Being unmapped from all processes on its way out: who wants the page waits.
    /// </summary>
    Leaving,
}
