using System.Collections.Immutable;
using ActorVm.Actors;
using ActorVm.Actors.Faults;
using ActorVm.Actors.Scheduling;
using ActorVm.Host.Checks;
using ActorVm.Model;
using ActorVm.Programs;

namespace ActorVm.Host.Running;

/// <summary>
/// Everything that a run begins with, and all that its log needs to begin with: two runs of equal
/// plans are equal, wherever they take place.
/// </summary>
/// <param name="Scenario">The scenario's name.</param>
internal sealed record RunPlan(string Scenario)
{
    /// <summary>The scenario file; null where the command line named programs instead.</summary>
    public string? ScenarioText { get; init; }

    /// <summary>Whose rules.</summary>
    public Profile Profile { get; init; }

    /// <summary>How many page frames.</summary>
    public int Frames { get; init; }

    /// <summary>How many swap slots.</summary>
    public int SwapSlots { get; init; }

    /// <summary>The processes in the order in which they start.</summary>
    public ImmutableArray<PlannedProcess> Processes { get; init; } = [];

    /// <summary>The C sources, each once.</summary>
    public ImmutableArray<SourceFile> Sources { get; init; } = [];

    /// <summary>What the sources include that does not come with ActorVm.</summary>
    public ImmutableArray<PlannedHeader> Headers { get; init; } = [];

    /// <summary>The files on disk at boot.</summary>
    public ImmutableArray<FileSetup> Files { get; init; } = [];

    /// <summary>What goes wrong.</summary>
    public ImmutableArray<FaultSetup> Faults { get; init; } = [];

    /// <summary>The virtual time at which the run ends; null for no limit.</summary>
    public long? UntilNs { get; init; }

    /// <summary>The turn after which the run is ended; null for no limit.</summary>
    public long? MaxTurns { get; init; }

    /// <summary>Whether the invariants are checked after every turn.</summary>
    public bool ChecksEveryTurn { get; init; }

    /// <summary>How the run is to go.</summary>
    public RunOptions Options => new()
    {
        UntilNs = UntilNs,
        MaxTurns = MaxTurns ?? long.MaxValue,
        CheckEveryTurn = ChecksEveryTurn,
    };

    /// <summary>Who chooses the turns.</summary>
    public StrategyKind Strategy { get; init; }

    /// <summary>What the strategy draws its choices from.</summary>
    public ulong Seed { get; init; }

    /// <summary>What must hold at the end.</summary>
    public ImmutableArray<Check> Checks { get; init; } = [];
}
