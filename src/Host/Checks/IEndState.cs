using System.Collections.Immutable;

namespace ActorVm.Host.Checks;

/// <summary>What checks look at: the state in which a run ended.</summary>
internal interface IEndState
{
    /// <summary>A process's exit status; null where it has not exited by itself.</summary>
    long? Exit(string process);

    /// <summary>The number of the signal that ended a process; null where none did.</summary>
    long? Signal(string process);

    /// <summary>What a process and its forked children wrote to standard output.</summary>
    ImmutableArray<byte> StandardOutput(string process);

    /// <summary>What a process is doing: <c>exited</c>, or what it waits for.</summary>
    string State(string process);

    /// <summary>One of the kernel's counts.</summary>
    long Count(KernelCount count);

    /// <summary>A file's content; null where there is no such file.</summary>
    ImmutableArray<byte>? File(string name);
}
