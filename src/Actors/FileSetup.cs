using System.Collections.Immutable;

namespace ActorVm.Actors;

/// <summary>A file that is on disk at boot.</summary>
/// <param name="Path">Absolute, or relative to the programs' working directory.</param>
/// <param name="Content">Its bytes.</param>
public sealed record FileSetup(string Path, ImmutableArray<byte> Content)
{
    /// <summary>The nine permission bits.</summary>
    public uint Mode { get; init; } = 0x1A4; // 0644

    /// <summary>Its owner.</summary>
    public uint Uid { get; init; }

    /// <summary>Its group.</summary>
    public uint Gid { get; init; }
}
