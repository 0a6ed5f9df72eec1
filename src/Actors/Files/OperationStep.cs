namespace ActorVm.Actors.Files;

/// <summary>What the file system waits for in an <see cref="Operation"/>.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>ReadPage</term><description>CacheReadDone answers the FileRead</description></item>
/// <item><term>ZeroBeforeWrite</term><description>CacheWriteDone -> WritePage, or fails the
/// FileWrite</description></item>
/// <item><term>WritePage</term><description>CacheWriteDone answers the
/// FileWrite</description></item>
/// <item><term>ZeroBeforeGrow</term><description>CacheWriteDone answers the
/// FileTruncate</description></item>
/// <item><term>Cut</term><description>CacheTruncateDone answers the FileTruncate or
/// FileOpen</description></item>
/// <item><term>Free</term><description>CacheTruncateDone: the inode is gone; the last one answers
/// the client</description></item>
/// <item><term>Sync</term><description>CacheSyncDone answers the FileSync</description></item>
/// <item><term>FillFrame</term><description>DiskReadDone answers the PageRead</description></item>
/// <item><term>StoreFrame</term><description>DiskWriteDone answers the
/// PageWrite</description></item>
/// </list>
/// </remarks>
internal enum OperationStep : byte
{
    /// <summary>The page cache gathers bytes for read(2).</summary>
    ReadPage,

    /// <summary>
    /// The page cache zeroes the last page beyond the end that a write(2) will leave behind.
    /// </summary>
    ZeroBeforeWrite,

    /// <summary>The page cache takes bytes of write(2).</summary>
    WritePage,

    /// <summary>
    /// The page cache zeroes the last page beyond the end that truncate(2) will move up.
    /// </summary>
    ZeroBeforeGrow,

    /// <summary>The page cache drops what lies beyond the new end.</summary>
    Cut,

    /// <summary>The page cache drops all of a file that nothing holds any more.</summary>
    Free,

    /// <summary>The page cache writes out the file's dirty pages.</summary>
    Sync,

    /// <summary>The disk reads a block into a frame.</summary>
    FillFrame,

    /// <summary>The disk writes a frame into a block.</summary>
    StoreFrame,
}
