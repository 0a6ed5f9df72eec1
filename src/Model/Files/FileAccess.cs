using System;

namespace ActorVm.Model.Files;

/// <summary>
/// What somebody wants to do to an inode, with the bits of one permission triplet.
/// </summary>
[Flags]
public enum FileAccess
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Execute a file, or go through a directory.</summary>
    Execute = 1,

    /// <summary>Write a file, or change a directory's names.</summary>
    Write = 2,

    /// <summary>Read.</summary>
    Read = 4,
}
