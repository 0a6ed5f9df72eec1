namespace ActorVm.Actors.Processes;

/// <summary>What a call goes on with when its copy to or from user memory is done.</summary>
internal enum CopyThen : byte
{
    /// <summary>No copy.</summary>
    None,

    /// <summary>The program's arguments are on its stack: it begins.</summary>
    Begin,

    /// <summary>The call returns what was noted; EFAULT where the copy ran into a bad
    /// address.</summary>
    Return,

    /// <summary>read(2): the buffer's page can be stored to; ask for a chunk.</summary>
    ReadChunk,

    /// <summary>read(2): a chunk is in the user's buffer.</summary>
    ReadNext,

    /// <summary>write(2): a chunk is out of the user's buffer.</summary>
    WriteChunk,

    /// <summary>A path for open(2), stat(2), truncate(2), unlink(2) is here.</summary>
    Path,

    /// <summary>The struct of IPC_SET is here.</summary>
    ShmSet,

    /// <summary>The interval of nanosleep(2) is here.</summary>
    Sleep,
}
