namespace ActorVm.Model.Files;

/// <summary>An inode of the simulated file system. Kernel: <c>i_ino</c>.</summary>
/// <param name="Value">The number itself; 0, the default, means none.</param>
public readonly record struct InodeNumber(int Value);
