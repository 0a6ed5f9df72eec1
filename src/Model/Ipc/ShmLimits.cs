namespace ActorVm.Model.Ipc;

/// <summary>
/// The limits of System V shared memory. Kernel: <c>struct shminfo</c>, the shm sysctls.
/// </summary>
public sealed record ShmLimits
{
    /// <summary>2.2: 32 MiB a segment, 128 segments, 16 GiB together.</summary>
    public static ShmLimits Classic { get; } = new()
    {
        SegmentBytesMax = 32 << 20,
        SegmentsMax = 128,
        PagesMax = 1 << 22,
        IdentifierStride = 128,
    };

    /// <summary>A modern kernel: nearly no limit but 4,096 segments.</summary>
    public static ShmLimits Linux { get; } = new()
    {
        SegmentBytesMax = ulong.MaxValue - (1 << 24),
        SegmentsMax = 4096,
        PagesMax = ulong.MaxValue - (1 << 24),
        IdentifierStride = 32_768,
    };

    /// <summary>SHMMIN: the smallest segment, in bytes.</summary>
    public const ulong SegmentBytesMin = 1;

    /// <summary>SHMMAX: the largest segment, in bytes.</summary>
    public required ulong SegmentBytesMax { get; init; }

    /// <summary>
    /// SHMMNI: how many segments there may be; at most <see cref="IdentifierStride"/>.
    /// </summary>
    public required int SegmentsMax { get; init; }

    /// <summary>SHMALL: pages of all segments together.</summary>
    public required ulong PagesMax { get; init; }

    /// <summary>An identifier is sequence * stride + slot (D5). Kernel: SHMMNI, IPCMNI.</summary>
    public required int IdentifierStride { get; init; }

    /// <summary>The limits of a profile.</summary>
    public static ShmLimits Of(Profile profile) => profile == Profile.Classic ? Classic : Linux;
}
