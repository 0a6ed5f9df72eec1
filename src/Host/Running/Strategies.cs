using System.Collections.Immutable;
using ActorVm.Actors.Scheduling;

namespace ActorVm.Host.Running;

/// <summary>What users call the strategies, and how they are made.</summary>
internal static class Strategies
{
    /// <summary>The names, in the order of <see cref="StrategyKind"/>.</summary>
    public static readonly ImmutableArray<string> Names = ["fifo", "random", "pct"];

    /// <summary>The name of a strategy.</summary>
    public static string NameOf(StrategyKind kind) => Names[(int)kind];

    /// <summary>The strategy of a name that is one of <see cref="Names"/>.</summary>
    public static StrategyKind Parse(string name) => (StrategyKind)Names.IndexOf(name);

    /// <summary>Makes a strategy.</summary>
    public static Strategy Make(StrategyKind kind, ulong seed) => kind switch
    {
        StrategyKind.Fifo => new FifoStrategy(),
        StrategyKind.Random => new RandomStrategy(seed),
        StrategyKind.Pct => new PctStrategy(seed),
        _ => throw new System.ArgumentOutOfRangeException(nameof(kind)),
    };
}
