using ActorVm.Model.Files;
using ActorVm.Model.Ipc;

namespace ActorVm.Model.Memory;

/// <summary>
/// Which page of which object a frame holds. Kernel: <c>page->mapping</c>, <c>page->index</c>.
/// </summary>
/// <param name="Use">What kind of object it is; Free, the default, for none.</param>
/// <param name="Tag">Names the object among those of its kind.</param>
/// <param name="Index">The page within the object; a process's own page by its address.</param>
public readonly record struct FrameOwner(FrameUse Use, ulong Tag, ulong Index)
{
    /// <summary>The segment of a frame with use Shm.</summary>
    public SegmentHandle Segment => new((int)(Tag >> 32), (uint)(Tag & uint.MaxValue));

    /// <summary>The inode of a frame with use File.</summary>
    public InodeNumber Inode => new((int)Tag);

    /// <summary>
    /// The process of a frame with use Anonymous or Image: the one that asked for it.
    /// </summary>
    public Pid Process => new((int)Tag);

    /// <summary>The page within the segment or file.</summary>
    public PageIndex Page => new((uint)Index);

    /// <summary>A page of a segment.</summary>
    public static FrameOwner OfSegment(SegmentHandle segment, PageIndex page) =>
        new(FrameUse.Shm, ((ulong)segment.Slot << 32) | segment.Generation, page.Value);

    /// <summary>A page of a file.</summary>
    public static FrameOwner OfFile(InodeNumber inode, PageIndex page) =>
        new(FrameUse.File, (ulong)inode.Value, page.Value);

    /// <summary>A process's private page, at an address.</summary>
    public static FrameOwner OfProcess(FrameUse use, Pid pid, ulong address) =>
        new(use, (ulong)pid.Value, address >> Paging.PageShift);
}
