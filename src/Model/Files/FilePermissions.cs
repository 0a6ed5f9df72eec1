namespace ActorVm.Model.Files;

/// <summary>Who may do what to an inode. Kernel: <c>generic_permission</c> (fs/namei.c).</summary>
public static class FilePermissions
{
    /// <summary>Whether the mode or a privilege allows all of the access.</summary>
    /// <remarks>
    /// One class is picked, the owner's, the group's or the others'; an owner whom the mode refuses
    /// is not helped by the rest.
    /// </remarks>
    public static bool Allows(Inode inode, in Credentials caller, FileAccess access)
    {
        int shift = inode.Uid == caller.Uid ? 6 : inode.Gid == caller.Gid ? 3 : 0;
        FileAccess granted = (FileAccess)((inode.Mode >> shift) & 7);
        if ((access & ~granted) == FileAccess.None)
        {
            return true;
        }

        bool searches = inode.Type == InodeType.Directory;
        bool executes = (access & FileAccess.Execute) != 0;
        if (caller.Has(Capabilities.DacOverride))
        {
            return searches || !executes || (inode.Mode & 0x49) != 0; // 0111: somebody may
        }

        FileAccess readable = searches ? FileAccess.Read | FileAccess.Execute : FileAccess.Read;
        return caller.Has(Capabilities.DacReadSearch) && (access & ~readable) == FileAccess.None;
    }

    /// <summary>
    /// Whether the caller may take a name out of a directory. Kernel: <c>may_delete</c>.
    /// </summary>
    /// <returns>
    /// EACCES without write and search permission; EPERM where the directory is sticky and neither
    /// it nor the inode is the caller's.
    /// </returns>
    public static Errno CheckRemove(Inode directory, Inode inode, in Credentials caller)
    {
        if (!Allows(directory, caller, FileAccess.Write | FileAccess.Execute))
        {
            return Errno.EACCES;
        }

        bool isSticky = (directory.Mode & LinuxConstants.S_ISVTX) != 0;
        bool isOwner = caller.Uid == inode.Uid || caller.Uid == directory.Uid;
        return isSticky && !isOwner && !caller.Has(Capabilities.FileOwner)
            ? Errno.EPERM
            : Errno.None;
    }
}
