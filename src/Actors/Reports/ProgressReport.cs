using System.Collections.Immutable;
using System.Linq;

namespace ActorVm.Actors.Reports;

/// <summary>
/// Who made progress in the last turns of a run that its limit ended, by these turns alone.
/// </summary>
/// <param name="FirstTurn">The first of them.</param>
/// <param name="LastTurn">The last.</param>
/// <param name="Processes">The processes that are not gone, by pid.</param>
/// <param name="Starved">The messages that were under way all the time and never chosen; none
/// where it were too few turns to say so.</param>
/// <param name="Reclaim">What keeps requests waiting for a frame; null where none waits.</param>
public sealed record ProgressReport(
    long FirstTurn,
    long LastTurn,
    ImmutableArray<ProcessProgress> Processes,
    ImmutableArray<string> Starved,
    string? Reclaim)
{
    /// <summary>Whether somebody made no progress for another reason than a wait.</summary>
    public bool IsStuck => !Starved.IsEmpty || Reclaim is not null
        || Processes.Any(process => process.Kind == ProgressKind.Spins);
}
