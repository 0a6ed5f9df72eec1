using System.Collections.Immutable;
using ActorVm.Actors;
using ActorVm.Actors.Faults;
using ActorVm.Host.Checks;
using ActorVm.Model;

namespace ActorVm.Host.Scenarios;

/// <summary>What a scenario file says, read and found right.</summary>
/// <param name="Name">Its name: a sentence.</param>
internal sealed record Scenario(string Name)
{
    /// <summary>The file's text; null where the command line named programs instead.</summary>
    public string? Text { get; init; }

    /// <summary>Whose rules; null for the default.</summary>
    public Profile? Profile { get; init; }

    /// <summary>How many frames; null for the default.</summary>
    public int? Frames { get; init; }

    /// <summary>How many swap slots; null for the default.</summary>
    public int? SwapSlots { get; init; }

    /// <summary>The files on disk at boot.</summary>
    public ImmutableArray<FileSetup> Files { get; init; } = [];

    /// <summary>The processes, in the order in which they start.</summary>
    public ImmutableArray<ProcessDefinition> Processes { get; init; } = [];

    /// <summary>What goes wrong.</summary>
    public ImmutableArray<FaultSetup> Faults { get; init; } = [];

    /// <summary>The virtual time at which the run ends; null for no limit.</summary>
    public long? UntilNs { get; init; }

    /// <summary>What must hold at the end.</summary>
    public ImmutableArray<Check> Checks { get; init; } = [];
}
