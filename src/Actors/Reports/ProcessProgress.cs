using System.Collections.Immutable;
using ActorVm.Model;

namespace ActorVm.Actors.Reports;

/// <summary>What a process did in the last turns of a run.</summary>
/// <param name="Pid">Which process.</param>
/// <param name="Kind">In a word.</param>
/// <param name="Turns">How many turns it had.</param>
/// <param name="Calls">In how many of them it made a system call.</param>
/// <param name="What">What it spins on, or which of its messages does not come; empty where it
/// runs or waits.</param>
/// <param name="On">For one that spins: the other processes that map what it spins on and are not
/// gone.</param>
public sealed record ProcessProgress(
    Pid Pid, ProgressKind Kind, long Turns, long Calls, string What, ImmutableArray<Pid> On);
