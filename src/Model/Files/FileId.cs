namespace ActorVm.Model.Files;

/// <summary>
/// An open file description, shared by the descriptors made from it. Kernel: <c>struct file</c>.
/// </summary>
/// <param name="Value">The number itself; 0, the default, means none.</param>
public readonly record struct FileId(int Value);
