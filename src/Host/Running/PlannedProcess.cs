using System.Collections.Immutable;
using ActorVm.Actors;

namespace ActorVm.Host.Running;

/// <summary>A process of a plan.</summary>
/// <param name="Setup">How it starts.</param>
/// <param name="Sources">The paths of its program's sources, as in <see
/// cref="RunPlan.Sources"/>.</param>
internal sealed record PlannedProcess(ProcessSetup Setup, ImmutableArray<string> Sources);
