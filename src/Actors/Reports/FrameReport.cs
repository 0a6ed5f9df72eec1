using System.Collections.Immutable;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Reports;

/// <summary>A frame in use.</summary>
/// <param name="Number">Its number.</param>
/// <param name="State">What <c>mem_map</c> says of it.</param>
/// <param name="Holds">What it holds.</param>
/// <param name="MappedBy">The page-table entries that map it.</param>
public sealed record FrameReport(
    FrameNumber Number, PageFrame State, string Holds, ImmutableArray<FrameMapping> MappedBy);
