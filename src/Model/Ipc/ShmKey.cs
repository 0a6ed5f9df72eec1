namespace ActorVm.Model.Ipc;

/// <summary>The key of a System V segment. Kernel: <c>key_t</c>.</summary>
/// <param name="Value">The number itself; 0, the default, is IPC_PRIVATE.</param>
public readonly record struct ShmKey(int Value);
