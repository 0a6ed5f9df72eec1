using System.Collections.Immutable;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Reports;

/// <summary>A live process's areas.</summary>
/// <param name="Process">The process.</param>
/// <param name="Areas">Its areas by address.</param>
public sealed record ProcessMaps(ProcessReport Process, ImmutableArray<ProcMapsEntry> Areas);
