using ActorVm.Actors.Faults;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Files;

/// <summary>What the disk was asked to do.</summary>
/// <param name="Request">The request's number, which the reply bears.</param>
/// <param name="Block">The block.</param>
/// <param name="Frame">The frame, pinned by the page cache until the reply.</param>
/// <param name="IsWrite">From the frame into the block, or the other way.</param>
/// <param name="Fault">What goes wrong with it; null for nothing.</param>
internal readonly record struct Transfer(
    uint Request, uint Block, FrameNumber Frame, bool IsWrite, DeviceFaultSetup? Fault);
