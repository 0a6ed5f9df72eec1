using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Model.Memory;

/// <summary>The arguments of mmap(2).</summary>
/// <param name="Address">Where to map, or a hint; 0 anywhere.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Protection">PROT_ bits.</param>
/// <param name="Flags">MAP_ bits.</param>
/// <param name="Offset">Where in the file the mapping begins, in bytes.</param>
/// <param name="HasFile">
/// Whether the descriptor is open; it does not matter to MAP_ANONYMOUS.
/// </param>
public readonly record struct MmapRequest(
    ulong Address, ulong Length, int Protection, int Flags, ulong Offset, bool HasFile)
{
    /// <summary>Whether no file is mapped, whatever the descriptor says.</summary>
    public bool IsAnonymous => (Flags & MAP_ANONYMOUS) != 0;

    /// <summary>Whether stores are seen by others: MAP_SHARED, MAP_SHARED_VALIDATE.</summary>
    public bool IsShared => (Flags & MAP_TYPE) is MAP_SHARED or MAP_SHARED_VALIDATE;

    /// <summary>Whether its pages are to stay in memory: MAP_LOCKED.</summary>
    public bool IsLocked => (Flags & MAP_LOCKED) != 0;

    /// <summary>Whether its pages are to be brought in at once: MAP_POPULATE, which
    /// MAP_NONBLOCK takes back.</summary>
    public bool IsPopulated => (Flags & (MAP_POPULATE | MAP_NONBLOCK)) == MAP_POPULATE;

    /// <summary>Bytes, rounded up to whole pages.</summary>
    public ulong RoundedLength => Paging.RoundUp(Length);

    /// <summary>The first page of the file.</summary>
    public ulong OffsetPages => Offset >> Paging.PageShift;

    /// <summary>The access rights of the area, and those that it may be given later.</summary>
    /// <param name="mayWrite">
    /// Whether the file was opened for writing; true for anonymous memory.
    /// </param>
    public VmFlags AreaFlags(bool mayWrite)
    {
        VmFlags flags = MemoryCalls.AccessOf(Protection) | VmFlags.MayRead | VmFlags.MayExec;
        flags |= IsShared ? VmFlags.Shared : VmFlags.None;
        flags |= mayWrite || !IsShared ? VmFlags.MayWrite : VmFlags.None;
        bool growsDown = (Flags & MAP_GROWSDOWN) != 0 && IsAnonymous && !IsShared;
        flags |= IsLocked ? VmFlags.Locked : VmFlags.None;
        flags |= (Flags & MAP_NORESERVE) != 0 ? VmFlags.NoReserve : VmFlags.None;
        return flags | (growsDown ? VmFlags.GrowsDown : VmFlags.None);
    }
}
