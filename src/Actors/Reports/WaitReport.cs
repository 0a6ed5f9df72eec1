using System.Collections.Immutable;
using ActorVm.Model;

namespace ActorVm.Actors.Reports;

/// <summary>A process's wait.</summary>
/// <param name="At">Where its program stands, as <c>file:line</c>.</param>
/// <param name="For">What it waits for.</param>
/// <param name="On">The processes of which any could end the wait, by pid; of a pipe that many
/// hold, the first 64.</param>
/// <param name="Kernel">What the kernel's actors do about it, each asked by the one before.</param>
public sealed record WaitReport(
    string At, string For, ImmutableArray<Pid> On, ImmutableArray<string> Kernel);
