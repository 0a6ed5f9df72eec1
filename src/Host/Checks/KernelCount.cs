namespace ActorVm.Host.Checks;

/// <summary>What checks can ask of the kernel.</summary>
internal enum KernelCount : byte
{
    /// <summary>Segments that exist.</summary>
    Segments,

    /// <summary>Attached areas, over all segments.</summary>
    Attached,

    /// <summary>Frames in use, all but cached file pages.</summary>
    FramesUsed,

    /// <summary>Frames that hold cached file pages.</summary>
    FramesCached,

    /// <summary>Swap slots in use.</summary>
    SwapUsed,

    /// <summary>Pages copied on write.</summary>
    Copies,

    /// <summary>Frames that the machine has.</summary>
    FramesTotal,
}
