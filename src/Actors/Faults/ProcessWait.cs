namespace ActorVm.Actors.Faults;

/// <summary>What a process can be seen waiting for.</summary>
public enum ProcessWait : byte
{
    /// <summary>A frame for a page of its own.</summary>
    Frame,

    /// <summary>A page, while the swap device is at work.</summary>
    Swap,

    /// <summary>A page of a file or a file call, while the disk is at work.</summary>
    Disk,

    /// <summary>The shm manager: a call, or a page of a segment.</summary>
    Segment,

    /// <summary>Its fork.</summary>
    Fork,

    /// <summary>A child to exit.</summary>
    Child,

    /// <summary>A read or a write of a pipe.</summary>
    Pipe,

    /// <summary>A time.</summary>
    Sleep,
}
