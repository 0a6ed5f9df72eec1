using System.Collections.Immutable;

namespace ActorVm.Programs.Calls;

/// <summary>A system call as strace(1) shows it.</summary>
/// <param name="Name">The kernel's name of it.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Result">What it returned, with the errno's name and text; <c>?</c> where it never
/// does.</param>
public sealed record ShownCall(string Name, ImmutableArray<string> Arguments, string Result)
{
    /// <summary>The line, such as <c>shmget(IPC_PRIVATE, 4096, IPC_CREAT|0600) = 0</c>.</summary>
    public override string ToString() => $"{Name}({string.Join(", ", Arguments)}) = {Result}";
}
