using System.Collections.Immutable;

namespace ActorVm.Actors.Reports;

/// <summary>A machine at one moment, in values that outlive it.</summary>
/// <param name="Processes">Every process that there has been, by pid.</param>
/// <param name="Kernel">What the kernel holds.</param>
public sealed record MachineReport(ImmutableArray<ProcessReport> Processes, KernelReport Kernel);
