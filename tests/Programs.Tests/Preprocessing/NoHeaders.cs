using ActorVm.Programs.Preprocessing;

namespace ActorVm.Programs.Tests.Preprocessing;

/// <summary>A world without built-in headers, that only knows where printf would be.</summary>
internal sealed class NoHeaders : IHeaderSource
{
    public static NoHeaders Instance { get; } = new();

    public SourceFile? Find(string name) => null;

    public string? Declaring(string name) => name == "printf" ? "stdio.h" : null;
}
