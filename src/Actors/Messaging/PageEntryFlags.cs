using System;

namespace ActorVm.Actors.Messaging;

/// <summary>What the hardware noted in a page-table entry.</summary>
[Flags]
public enum PageEntryFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It was loaded from or stored to.</summary>
    Accessed = 1,

    /// <summary>It was stored to.</summary>
    Dirty = 2,

    /// <summary>It held a swap slot, whose number stands in the frame's place.</summary>
    Swapped = 4,
}
