namespace ActorVm.Model.Memory;

/// <summary>
/// Where things lie in a process's address space, and what bounds it, by profile.
/// </summary>
public sealed record AddressLayout
{
    /// <summary>A 2.2 process on i386: 3 GiB, areas from 1 GiB upward.</summary>
    public static AddressLayout Classic { get; } = new()
    {
        Profile = Profile.Classic,
        TaskSize = 0xC0000000,
        MapBase = 0x40000000,
        MinAddress = 0,
        StackGuardBytes = 0,
        MaxMapCount = 65_536,
        MapsNameColumn = 49,
    };

    /// <summary>A modern process on x86-64 without address randomisation: areas downward.</summary>
    public static AddressLayout Linux { get; } = new()
    {
        Profile = Profile.Linux,
        TaskSize = 0x7ffffffff000,
        MapBase = 0x7ffff7fff000,
        MinAddress = 4096,
        StackGuardBytes = 256 * Paging.PageSizeBytes,
        MaxMapCount = 65_530,
        MapsNameColumn = 73,
    };

    /// <summary>
    /// Whose layout it is; decides the rules, too, by which areas are placed and merged.
    /// </summary>
    public required Profile Profile { get; init; }

    /// <summary>
    /// The first address that no process has; the stack begins below. Kernel: TASK_SIZE.
    /// </summary>
    public required ulong TaskSize { get; init; }

    /// <summary>Where the search for room begins: upward in classic, downward in linux.</summary>
    public required ulong MapBase { get; init; }

    /// <summary>Who maps below needs CAP_SYS_RAWIO. Kernel: mmap_min_addr.</summary>
    public required ulong MinAddress { get; init; }

    /// <summary>Room kept free under an area that grows down. Kernel: stack_guard_gap.</summary>
    public required ulong StackGuardBytes { get; init; }

    /// <summary>How many areas a process may have. Kernel: MAX_MAP_COUNT, max_map_count.</summary>
    public required int MaxMapCount { get; init; }

    /// <summary>The column of a name in /proc/PID/maps.</summary>
    public required int MapsNameColumn { get; init; }

    /// <summary>The layout of a profile.</summary>
    public static AddressLayout Of(Profile profile) =>
        profile == Profile.Classic ? Classic : Linux;
}
