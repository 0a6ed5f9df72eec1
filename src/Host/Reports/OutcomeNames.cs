using System.Collections.Immutable;
using ActorVm.Host.Running;

namespace ActorVm.Host.Reports;

/// <summary>What reports and logs call outcomes.</summary>
internal static class OutcomeNames
{
    /// <summary>The names, in the order of <see cref="RunOutcome"/>.</summary>
    public static readonly ImmutableArray<string> All = ["passed", "failed", "deadlock"];

    /// <summary>The name of an outcome.</summary>
    public static string Of(RunOutcome outcome) => All[(int)outcome];
}
