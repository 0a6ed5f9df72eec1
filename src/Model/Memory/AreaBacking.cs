using ActorVm.Model.Files;
using ActorVm.Model.Ipc;

namespace ActorVm.Model.Memory;

/// <summary>
/// What lies behind an area's pages. Kernel: <c>vm_file</c>, <c>vm_private_data</c>.
/// </summary>
/// <param name="Kind">What it maps; Anonymous is the default.</param>
/// <param name="Segment">The segment of a Shm area; none otherwise.</param>
/// <param name="Inode">The inode of a File area; none otherwise.</param>
/// <param name="Attach">
/// Numbers the process's shmat calls: the pieces of one attach have the same (the kernel's attach
/// file), which is how shmdt(2) finds them. 0 for areas that are no attach.
/// </param>
public readonly record struct AreaBacking(
    AreaKind Kind, SegmentHandle Segment = default, InodeNumber Inode = default, uint Attach = 0)
{
    /// <summary>
    /// Whether pages are counted from the beginning of an object that others share.
    /// </summary>
    public bool HasObject => Kind is AreaKind.Shm or AreaKind.File;

    /// <summary>Whether both show the same object.</summary>
    public bool IsSameObject(AreaBacking other) =>
        Kind == other.Kind && Segment == other.Segment && Inode == other.Inode;
}
