using ActorVm.Model;

namespace ActorVm.Programs.Tests.Running;

/// <summary>How a program ended on a <see cref="TestMachine"/>.</summary>
/// <param name="Exit">What it gave to exit; null where a signal ended it.</param>
/// <param name="Signal">The signal that ended it.</param>
/// <param name="Output">What it wrote to its standard output.</param>
/// <param name="Instructions">How many instructions it executed.</param>
/// <param name="Hash">The state that it ended in.</param>
/// <param name="FaultAddress">Where it faulted, if that ended it.</param>
/// <param name="Refused">The unsupported function that it called, if that ended it.</param>
internal sealed record Outcome(
    int? Exit,
    Signal Signal,
    string Output,
    long Instructions,
    ulong Hash,
    ulong FaultAddress,
    string? Refused);
