namespace ActorVm.Actors.Reports;

/// <summary>A System V segment, as <c>ipcs -m</c> tells it (ipcs(1)).</summary>
/// <param name="Key">Its key; 0 for none.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="Uid">Whose it is.</param>
/// <param name="Mode">The nine permission bits.</param>
/// <param name="SizeBytes">Its size as it was asked for.</param>
/// <param name="Attaches">How many areas map it.</param>
/// <param name="IsMarked">Whether it is marked for removal.</param>
/// <param name="IsLocked">Whether SHM_LOCK keeps it in memory.</param>
public sealed record SegmentReport(
    int Key,
    int Id,
    uint Uid,
    int Mode,
    ulong SizeBytes,
    int Attaches,
    bool IsMarked,
    bool IsLocked);
