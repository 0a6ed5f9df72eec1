using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;

namespace ActorVm.Model.Tests;

/// <summary>Small builders of what tests begin with.</summary>
internal static class Given
{
    public const ulong Page = Paging.PageSizeBytes;
    public const long Now = 946_684_900;

    public static readonly Credentials Root = Credentials.Root;
    public static readonly Credentials User = new(1000, 1000, Capabilities.None);
    public static readonly Credentials Other = new(65534, 65534, Capabilities.None);
    public static readonly Pid Caller = new(7);

    /// <summary>An address space with nothing in it.</summary>
    public static MmStruct Mm(Profile profile) => new(AddressLayout.Of(profile));

    /// <summary>Private anonymous memory, to read and write.</summary>
    public static VmAreaState Area(
        ulong start, ulong pages, VmFlags access = VmFlags.Read | VmFlags.Write) =>
        new(start, start + (pages * Page), access | VmFlags.MayAll, default);

    /// <summary>A whole attach of a segment.</summary>
    public static VmAreaState Attached(
        ulong start, uint pages, SegmentHandle segment, VmFlags may = VmFlags.MayAll)
    {
        VmFlags flags = VmFlags.Read | VmFlags.Shared | may
            | ((may & VmFlags.MayWrite) != 0 ? VmFlags.Write : VmFlags.None);
        return new(start, start + (pages * Page), flags, new(AreaKind.Shm, segment, Attach: 1));
    }

    /// <summary>A table with one segment of a user's, made by a call with these flags.</summary>
    public static ShmidKernel Segment(
        ShmSegs segs, ulong sizeBytes, int mode = 0x180, int key = 0, Credentials? owner = null)
    {
        const int create = 0x200; // IPC_CREAT
        Result<ShmId> id = segs.Get(
            new(key), sizeBytes, create | mode, owner ?? User, Caller, Now);
        segs.Find(id.Value.Value, out ShmidKernel? segment).ShouldBe(Errno.None);
        return segment!;
    }

    public static ShmSegs Segs(Profile profile) => new(profile, ShmLimits.Of(profile));
}
