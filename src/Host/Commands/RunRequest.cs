using System.Collections.Immutable;
using ActorVm.Host.Running;
using ActorVm.Model;
using Serilog.Events;

namespace ActorVm.Host.Commands;

/// <summary>What the command line asks of <c>run</c>; null means not asked.</summary>
internal sealed record RunRequest
{
    /// <summary>A scenario file, or C sources; sources of one program are joined by
    /// <c>+</c>.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    /// <summary>What follows <c>--</c>: the arguments of a single program.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>What the strategy draws its choices from.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Who chooses the turns.</summary>
    public StrategyKind? Strategy { get; init; }

    /// <summary>Whose rules.</summary>
    public Profile? Profile { get; init; }

    /// <summary>How many frames.</summary>
    public int? Frames { get; init; }

    /// <summary>How many swap slots.</summary>
    public int? SwapSlots { get; init; }

    /// <summary>Files of the machine, each <c>NAME=PATH</c>.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Where headers are looked for.</summary>
    public ImmutableArray<string> IncludeFolders { get; init; } = [];

    /// <summary>The turn after which the run is ended.</summary>
    public int? MaxTurns { get; init; }

    /// <summary>Whether the invariants are checked after every turn.</summary>
    public bool ChecksEveryTurn { get; init; }

    /// <summary>Where the log goes.</summary>
    public string? LogPath { get; init; }

    /// <summary>What the log holds beside the decisions.</summary>
    public LogEventLevel LogLevel { get; init; } = LogEventLevel.Information;

    /// <summary>Whether the report is one JSON object.</summary>
    public bool IsJson { get; init; }
}
