namespace ActorVm.Model;

/// <summary>A process id. Kernel: <c>pid_t</c>.</summary>
/// <param name="Value">The number itself; 0, the default, means no process, 1 is Init.</param>
public readonly record struct Pid(int Value);
