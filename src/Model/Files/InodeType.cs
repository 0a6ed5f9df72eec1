namespace ActorVm.Model.Files;

/// <summary>What an inode is; says what may be done with it.</summary>
public enum InodeType : byte
{
    /// <summary>A file with bytes.</summary>
    Regular,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A pipe.</summary>
    Pipe,

    /// <summary>A terminal: standard input, output and error.</summary>
    Terminal,

    /// <summary>/dev/null.</summary>
    Null,

    /// <summary>/dev/zero; a mapping of it is anonymous memory.</summary>
    Zero,

    /// <summary>
    /// Shared anonymous memory: pages without a name and without blocks. Kernel: shmem.
    /// </summary>
    SharedMemory,
}
