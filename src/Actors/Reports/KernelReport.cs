namespace ActorVm.Actors.Reports;

/// <summary>What the kernel holds.</summary>
/// <param name="Segments">System V segments.</param>
/// <param name="Attached">Their attaches, all together.</param>
/// <param name="FramesUsed">Frames in use for anything but cached file pages.</param>
/// <param name="FramesCached">Frames that hold cached file pages.</param>
/// <param name="SwapUsed">Swap slots in use.</param>
/// <param name="Copies">How many private copies stores have made since boot (copy on
/// write).</param>
/// <param name="FramesTotal">Frames that the machine has.</param>
public sealed record KernelReport(
    long Segments,
    long Attached,
    long FramesUsed,
    long FramesCached,
    long SwapUsed,
    long Copies,
    long FramesTotal);
