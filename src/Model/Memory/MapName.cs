namespace ActorVm.Model.Memory;

/// <summary>
/// What /proc/PID/maps prints after an area's rights, where a file or segment lies behind it.
/// </summary>
/// <param name="Path">The name; empty for none.</param>
/// <param name="Inode">The inode's number, or a segment's identifier.</param>
/// <param name="Major">The device's major number.</param>
/// <param name="Minor">The device's minor number.</param>
public readonly record struct MapName(string Path, ulong Inode = 0, int Major = 0, int Minor = 0);
