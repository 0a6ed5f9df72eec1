namespace ActorVm.Model.Ipc;

/// <summary>The states of an entry of <c>shm_pages</c>.</summary>
/// <remarks>
/// <code>
/// Empty   --first fault--> Filling --frame granted--> Present
/// Swapped --fault--------> Filling --read-----------> Present
/// Present --eviction-----> Leaving --written--------> Swapped;  kept or failed -> Present
/// </code>
/// </remarks>
public enum ShmPageState : byte
{
    /// <summary>Never touched: 0 in the kernel's table.</summary>
    Empty,

    /// <summary>Its first fault is being served: who else wants the page waits.</summary>
    Filling,

    /// <summary>In a frame.</summary>
    Present,

    /// <summary>In a frame that is on its way to swap: who wants the page waits.</summary>
    Leaving,

    /// <summary>In a swap slot, of which the entry holds the one reference.</summary>
    Swapped,
}
