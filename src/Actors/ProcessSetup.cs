using System.Collections.Immutable;
using ActorVm.Programs.Code;

namespace ActorVm.Actors;

/// <summary>A process to start at boot.</summary>
/// <param name="Name">What reports and checks call it.</param>
public sealed record ProcessSetup(string Name)
{
    /// <summary>What it runs. A machine that is to boot needs it of each process.</summary>
    public ProgramImage? Program { get; init; }

    /// <summary>argv, the program's name first.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>The environment, each <c>NAME=value</c>.</summary>
    public ImmutableArray<string> Environment { get; init; } = [];

    /// <summary>
    /// Its user: real, effective and saved. 0 has all capabilities, any other none.
    /// </summary>
    public uint Uid { get; init; }

    /// <summary>Its group.</summary>
    public uint Gid { get; init; }

    /// <summary>What it reads from descriptor 0, then end of file.</summary>
    public ImmutableArray<byte> StandardInput { get; init; } = [];
}
