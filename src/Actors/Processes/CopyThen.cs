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

    /// <summary>pipe(2): the two descriptors are with the caller.</summary>
    PipeEnds,

    /// <summary>A path for open(2), stat(2), truncate(2), unlink(2) is here.</summary>
    Path,

    /// <summary>The struct of IPC_SET is here.</summary>
    ShmSet,

    /// <summary>The interval of nanosleep(2) is here.</summary>
    Sleep,

    /// <summary>The frame of a signal handler is on its stack: it begins.</summary>
    Handler,

    /// <summary>The frame of a signal handler that returns is here.</summary>
    HandlerReturn,

    /// <summary>The action of rt_sigaction(2) is here.</summary>
    Action,

    /// <summary>The set of rt_sigprocmask(2) is here.</summary>
    Mask,

    /// <summary>The set of rt_sigsuspend(2) is here.</summary>
    Suspend,

    /// <summary>The set of rt_sigtimedwait(2) is here.</summary>
    SignalWait,

    /// <summary>The time of rt_sigtimedwait(2) is here.</summary>
    SignalWaitTime,

    /// <summary>The stack of sigaltstack(2) is here.</summary>
    SignalStack,

    /// <summary>The info of rt_sigqueueinfo(2) is here.</summary>
    QueueSignal,

    /// <summary>The setting of setitimer(2) is here.</summary>
    Timer,

    /// <summary>The mask of ppoll(2) is here.</summary>
    PollMask,

    /// <summary>The time of ppoll(2) is here.</summary>
    PollTime,

    /// <summary>The entries of poll(2) are here.</summary>
    PollEntries,

    /// <summary>The limit of setrlimit(2) is here.</summary>
    Limit,

    /// <summary>wait4(2): the status is with the caller; the usage follows.</summary>
    WaitUsage,
}
