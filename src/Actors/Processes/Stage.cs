namespace ActorVm.Actors.Processes;

/// <summary>What a process goes on with once the replies that it awaits are in.</summary>
internal enum Stage : byte
{
    /// <summary>Nothing is awaited, or the reply's own handler goes on.</summary>
    None,

    /// <summary>The call returns what was noted.</summary>
    CallResult,

    /// <summary>The call brings in pages, then returns what was noted.</summary>
    Populate,

    /// <summary>fork(2): the files know that the child maps them.</summary>
    ForkMapped,

    /// <summary>fork(2): every count is raised for the child.</summary>
    ForkCounted,

    /// <summary>exit: areas and files are closed.</summary>
    Closed,

    /// <summary>exit: Init knows.</summary>
    ExitTold,

    /// <summary>shmget(2), shmctl(2).</summary>
    Shm,

    /// <summary>shmat(2): the segment is looked up.</summary>
    ShmLookup,

    /// <summary>A page of a segment.</summary>
    ShmFault,

    /// <summary>A page of a file.</summary>
    FileFault,

    /// <summary>A frame for a private page.</summary>
    FrameFault,

    /// <summary>A page that lies in swap.</summary>
    SwapFault,

    /// <summary>A call that the file system answers.</summary>
    File,

    /// <summary>read(2), write(2): a chunk is under way.</summary>
    Transfer,

    /// <summary>fork(2): a pid.</summary>
    Fork,

    /// <summary>wait4(2): a child.</summary>
    Wait,

    /// <summary>poll(2).</summary>
    Poll,

    /// <summary>sigaction(2): Init hears what becomes of children.</summary>
    ChildPolicy,

    /// <summary>kill(2), getppid(2).</summary>
    Init,

    /// <summary>mmap(2): the file.</summary>
    MapFile,
}
