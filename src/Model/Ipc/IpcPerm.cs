namespace ActorVm.Model.Ipc;

/// <summary>Whose a segment is and who may use it. Kernel: <c>struct kern_ipc_perm</c>.</summary>
/// <param name="Key">What shmget(2) finds it by; IPC_PRIVATE for nothing.</param>
/// <param name="Uid">The owner; IPC_SET may change it.</param>
/// <param name="Gid">The owner's group; IPC_SET may change it.</param>
/// <param name="CreatorUid">The creator, for ever. Kernel: <c>cuid</c>.</param>
/// <param name="CreatorGid">The creator's group, for ever. Kernel: <c>cgid</c>.</param>
/// <param name="Mode">Nine permission bits, with SHM_DEST and SHM_LOCKED.</param>
/// <param name="Sequence">The part of the identifier that tells a slot's segments apart.</param>
public readonly record struct IpcPerm(
    ShmKey Key,
    uint Uid,
    uint Gid,
    uint CreatorUid,
    uint CreatorGid,
    int Mode,
    int Sequence)
{
    /// <summary>The permission bits of a mode.</summary>
    public const int PermissionBits = 0x1FF; // 0777

    /// <summary>S_IRUGO: asks to read.</summary>
    public const int ReadBits = 0x124; // 0444

    /// <summary>S_IWUGO: asks to write.</summary>
    public const int WriteBits = 0x92; // 0222

    /// <summary>S_IXUGO: asks to execute.</summary>
    public const int ExecuteBits = 0x49; // 0111

    /// <summary>
    /// Whether the caller has the permissions that a flag asks for. Kernel: <c>ipcperms</c>.
    /// </summary>
    /// <remarks>
    /// A bit in any of the three triplets asks for it. The first class that fits decides, so that
    /// an owner of a 0077 segment is refused what others get; a creator keeps the owner's class for
    /// ever.
    /// </remarks>
    public bool Allows(Credentials caller, int flag)
    {
        int requested = ((flag >> 6) | (flag >> 3) | flag) & 7;
        int shift = IsOwnerOrCreator(caller) ? 6 : IsInGroup(caller) ? 3 : 0;
        int granted = (Mode >> shift) & 7;
        return (requested & ~granted) == 0 || caller.Has(Capabilities.IpcOwner);
    }

    /// <summary>Whether the caller may IPC_SET and IPC_RMID it; mode bits do not matter.</summary>
    public bool IsControlledBy(Credentials caller) =>
        IsOwnerOrCreator(caller) || caller.Has(Capabilities.SysAdmin);

    /// <summary>Whether the caller's effective user owns it or made it.</summary>
    public bool IsOwnerOrCreator(Credentials caller) =>
        caller.Uid == Uid || caller.Uid == CreatorUid;

    private bool IsInGroup(Credentials caller) => caller.Gid == Gid || caller.Gid == CreatorGid;
}
