namespace ActorVm.Model.Memory;

/// <summary>What came of a load or store.</summary>
public enum MmuOutcome : byte
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>
    /// Nothing was done: the page is visible and no visible access is allowed now.
    /// </summary>
    Visible,

    /// <summary>
    /// Nothing was done: no present entry, or a store to one that is write-protected.
    /// </summary>
    Fault,
}
