using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Model.Ipc;

/// <summary>One entry of a segment's page table. Kernel: an entry of <c>shm_pages</c>.</summary>
/// <param name="State">How far the page is.</param>
/// <param name="Frame">Its frame where it is Present or Leaving.</param>
/// <param name="Slot">Its slot where it is Swapped, or Filling from swap.</param>
public readonly record struct ShmPage(ShmPageState State, FrameNumber Frame, SwapSlot Slot)
{
    /// <summary>An entry whose page is in a frame.</summary>
    public static ShmPage InFrame(FrameNumber frame) => new(ShmPageState.Present, frame, default);

    /// <summary>An entry whose page is in swap.</summary>
    public static ShmPage InSwap(SwapSlot slot) => new(ShmPageState.Swapped, default, slot);

    /// <summary>Whether it counts as resident (shm_rss).</summary>
    public bool IsResident => Frame != default;

    /// <summary>Whether it counts as swapped (shm_swp).</summary>
    public bool IsInSwap => Slot != default;

    /// <summary>Whether it holds just what its state says.</summary>
    public bool IsSound => State switch
    {
        ShmPageState.Empty => this == default,
        ShmPageState.Filling => !IsResident,
        ShmPageState.Present or ShmPageState.Leaving => IsResident && !IsInSwap,
        ShmPageState.Swapped => !IsResident && IsInSwap,
        _ => false,
    };

    /// <summary>The same entry with its first fault being served.</summary>
    public ShmPage Fill() => this with { State = ShmPageState.Filling };

    /// <summary>The same entry with its frame on the way to swap.</summary>
    public ShmPage Leave() => this with { State = ShmPageState.Leaving };
}
