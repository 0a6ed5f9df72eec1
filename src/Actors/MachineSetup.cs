using System.Collections.Immutable;
using ActorVm.Actors.Faults;
using ActorVm.Model;

namespace ActorVm.Actors;

/// <summary>
/// Everything that a machine begins with. Two machines of equal setups are equal.
/// </summary>
public sealed record MachineSetup
{
    /// <summary>The pid of the first process; the others follow. 1 is Init.</summary>
    public const int FirstPid = 2;

    /// <summary>How many frames or swap slots there can be: 64 GiB.</summary>
    public const int PagesMax = 1 << 24;

    /// <summary>Whose rules it follows.</summary>
    public Profile Profile { get; init; } = Profile.Classic;

    /// <summary>How many page frames of 4,096 bytes it has.</summary>
    public int FrameCount { get; init; } = 65_536;

    /// <summary>How many page-sized slots its swap device has.</summary>
    public int SwapSlots { get; init; } = 65_536;

    /// <summary>The processes to start, in this order, with pids from 2.</summary>
    public ImmutableArray<ProcessSetup> Processes { get; init; } = [];

    /// <summary>The files that are on disk at boot.</summary>
    public ImmutableArray<FileSetup> Files { get; init; } = [];

    /// <summary>What goes wrong.</summary>
    public ImmutableArray<FaultSetup> Faults { get; init; } = [];
}
