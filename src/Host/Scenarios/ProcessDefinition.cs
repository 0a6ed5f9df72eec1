using System.Collections.Immutable;

namespace ActorVm.Host.Scenarios;

/// <summary>A process that a scenario starts.</summary>
/// <param name="Name">What checks and reports call it: the scenario's name for it, with .1, .2, …
/// where it has a count.</param>
/// <param name="Sources">The C sources of its program.</param>
internal sealed record ProcessDefinition(string Name, ImmutableArray<ProgramSource> Sources)
{
    /// <summary>Its arguments, without the program's name.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>Its user.</summary>
    public uint Uid { get; init; }

    /// <summary>Its group.</summary>
    public uint Gid { get; init; }

    /// <summary>What it reads from descriptor 0.</summary>
    public ImmutableArray<byte> StandardInput { get; init; } = [];
}
