using ActorVm.Actors.Faults;
using ActorVm.Actors.Messaging;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Swap;

/// <summary>A read or a write that the swap device is busy with.</summary>
/// <param name="IsWrite">From the frame to the slot, or from the slot to the frame.</param>
/// <param name="Client">Who asked for it.</param>
/// <param name="Request">The number of the request.</param>
/// <param name="Slot">The place on the device.</param>
/// <param name="Frame">The frame, which the client keeps pinned.</param>
/// <param name="Fault">What goes wrong with it; null for nothing.</param>
internal readonly record struct SwapTransfer(
    bool IsWrite,
    ActorId Client,
    uint Request,
    SwapSlot Slot,
    FrameNumber Frame,
    DeviceFaultSetup? Fault);
