namespace ActorVm.Model.Ipc;

/// <summary>What shmat(2) finds by an identifier.</summary>
/// <param name="Segment">
/// The segment in the identifier's slot; none where the slot is unused.
/// </param>
/// <param name="Error">
/// EINVAL where there is no such segment; in classic EIDRM for a stale identifier.
/// </param>
/// <param name="Permission">EACCES where the caller may not attach it as asked.</param>
public readonly record struct ShmLookup(ShmidKernel? Segment, Errno Error, Errno Permission)
{
    /// <summary>Whether the attach may go on.</summary>
    public bool IsOk => Error == Errno.None && Permission == Errno.None;
}
