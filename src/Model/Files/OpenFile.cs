namespace ActorVm.Model.Files;

/// <summary>An open file description. Kernel: <c>struct file</c>.</summary>
public struct OpenFile
{
    /// <summary>What is open; none where the description is free.</summary>
    public InodeNumber Inode;

    /// <summary>O_RDONLY, O_WRONLY or O_RDWR, and the flags that stay after open(2).</summary>
    public int Flags;

    /// <summary>Where the next read or write begins. Kernel: <c>f_pos</c>.</summary>
    public long Position;

    /// <summary>How many descriptors there are of it. Kernel: <c>f_count</c>.</summary>
    public int Count;

    /// <summary>
    /// Whose call uses the position; none where nobody's. Kernel: <c>f_pos_lock</c>.
    /// </summary>
    public Pid PositionUser;

    /// <summary>Of a terminal: whether what is written counts as standard error output.</summary>
    public bool IsErrorOutput;

    /// <summary>Whether it may be read.</summary>
    public readonly bool IsReadable =>
        (Flags & LinuxConstants.O_ACCMODE) is LinuxConstants.O_RDONLY or LinuxConstants.O_RDWR;

    /// <summary>Whether it may be written.</summary>
    public readonly bool IsWritable =>
        (Flags & LinuxConstants.O_ACCMODE) is LinuxConstants.O_WRONLY or LinuxConstants.O_RDWR;

    /// <summary>Whether a flag is set.</summary>
    public readonly bool Has(int flag) => (Flags & flag) == flag;

    /// <summary>Adds it to a hash.</summary>
    public readonly ulong Hash(ulong hash)
    {
        hash = StateHash.Mix(hash, ((ulong)(uint)Inode.Value << 32) | (uint)Flags);
        hash = StateHash.Mix(hash, (ulong)Position);
        return StateHash.Mix(hash, ((ulong)(uint)Count << 32) | (uint)PositionUser.Value);
    }
}
