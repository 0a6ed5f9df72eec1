using System.Collections.Immutable;
using System.Text;
using ActorVm.Host.Checks;

namespace ActorVm.Host.Tests.Checks;

/// <summary>An end of a run: A exited with 3 and wrote "hi\n", B.1 and B.2 were ended by
/// SIGBUS.</summary>
internal sealed class FakeEnd : IEndState
{
    public long? Exit(string process) => process == "A" ? 3 : null;

    public long? Signal(string process) => process == "A" ? null : 7;

    public ImmutableArray<byte> StandardOutput(string process) =>
        process == "A" ? [.. "hi\n"u8] : [];

    public string State(string process) => process == "A" ? "exited" : "killed";

    public long Count(KernelCount count) => 10 + (int)count;

    public ImmutableArray<byte>? File(string name) =>
        name == "data.txt" ? [.. Encoding.UTF8.GetBytes("aé\0b")] : null;
}
