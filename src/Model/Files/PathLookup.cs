using System;

namespace ActorVm.Model.Files;

/// <summary>What a path led to (path_resolution(7)). Kernel: <c>struct nameidata</c>.</summary>
public readonly ref struct PathLookup
{
    private PathLookup(Errno error)
    {
        Error = error;
        Parent = null!;
    }

    private PathLookup(Inode parent, ReadOnlySpan<byte> name, Inode? inode, bool wantsDirectory)
    {
        Parent = parent;
        Name = name;
        Inode = inode;
        WantsDirectory = wantsDirectory;
        Error = inode is not null && wantsDirectory && inode.Type != InodeType.Directory
            ? Errno.ENOTDIR
            : Errno.None;
    }

    /// <summary>
    /// Why the path led nowhere. That only its last name is missing is no error here.
    /// </summary>
    public Errno Error { get; }

    /// <summary>The directory of the last name; not meaningful with an error.</summary>
    public Inode Parent { get; }

    /// <summary>
    /// The last name; empty where the path ends with a directory that it does not name (<c>/</c>,
    /// <c>..</c>).
    /// </summary>
    public ReadOnlySpan<byte> Name { get; }

    /// <summary>The inode; null where the last name is missing.</summary>
    public Inode? Inode { get; }

    /// <summary>Whether a slash follows the last name.</summary>
    public bool WantsDirectory { get; }

    /// <summary>Follows a path.</summary>
    /// <param name="inodes">All inodes.</param>
    /// <param name="root">Where a path that begins with a slash begins.</param>
    /// <param name="start">Where any other begins: the working directory.</param>
    /// <param name="path">The path's bytes without a final 0.</param>
    /// <param name="caller">Who must be allowed to search the directories on the way.</param>
    /// <returns>ENOENT, ENOTDIR, EACCES or ENAMETOOLONG where it leads nowhere.</returns>
    public static PathLookup Follow(
        InodeTable inodes,
        InodeNumber root,
        InodeNumber start,
        ReadOnlySpan<byte> path,
        in Credentials caller)
    {
        if (path.IsEmpty)
        {
            return new PathLookup(Errno.ENOENT);
        }

        if (path.Length >= LinuxConstants.PATH_MAX)
        {
            return new PathLookup(Errno.ENAMETOOLONG);
        }

        Inode current = inodes[path[0] == '/' ? root : start];
        ReadOnlySpan<byte> rest = path.TrimStart((byte)'/');
        if (rest.IsEmpty)
        {
            return new PathLookup(current, [], current, true);
        }

        while (true)
        {
            int length = rest.IndexOf((byte)'/');
            ReadOnlySpan<byte> name = length < 0 ? rest : rest[..length];
            rest = rest[name.Length..].TrimStart((byte)'/');
            Errno error = CheckStep(current, name, caller);
            if (error != Errno.None)
            {
                return new PathLookup(error);
            }

            Inode? next = Step(inodes, current, name);
            if (rest.IsEmpty)
            {
                bool isNamed = name is not [(byte)'.'] and not [(byte)'.', (byte)'.'];
                return new PathLookup(current, isNamed ? name : [], next, length >= 0);
            }

            if (next is null)
            {
                return new PathLookup(Errno.ENOENT);
            }

            current = next;
        }
    }

    private static Errno CheckStep(
        Inode directory, ReadOnlySpan<byte> name, in Credentials caller) => directory switch
        {
            { Type: not InodeType.Directory } => Errno.ENOTDIR,
            _ when !FilePermissions.Allows(directory, caller, FileAccess.Execute) => Errno.EACCES,
            _ => name.Length > LinuxConstants.NAME_MAX ? Errno.ENAMETOOLONG : Errno.None,
        };

    private static Inode? Step(InodeTable inodes, Inode directory, ReadOnlySpan<byte> name) =>
        name switch
        {
            [(byte)'.'] => directory,
            [(byte)'.', (byte)'.'] => inodes[directory.Names.Parent],
            _ => inodes.Find(directory.Names.Find(name)),
        };
}
