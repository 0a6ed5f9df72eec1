namespace ActorVm.Model.Memory;

/// <summary>What a line of /proc/PID/maps says (proc(5)).</summary>
/// <param name="Start">The area's first address.</param>
/// <param name="End">The first address after it.</param>
/// <param name="Rights">As four letters, <c>rwxp</c> or <c>rwxs</c>.</param>
/// <param name="OffsetBytes">Where in the segment or file it begins; 0 elsewhere.</param>
/// <param name="Name">What lies behind it.</param>
public readonly record struct ProcMapsEntry(
    ulong Start, ulong End, string Rights, ulong OffsetBytes, MapName Name);
