using System;
using System.Collections.Immutable;
using System.Linq;
using ActorVm.Actors.Reports;
using ActorVm.Host.Checks;

namespace ActorVm.Host.Running;

/// <summary>The machine at a run's end, as checks see it.</summary>
/// <param name="machine">The machine.</param>
/// <param name="readFile">A file's content; null where there is no such file.</param>
internal sealed class EndState(MachineReport machine, Func<string, ImmutableArray<byte>?> readFile)
    : IEndState
{
    /// <inheritdoc/>
    public long? Exit(string process) => Find(process).Exit;

    /// <inheritdoc/>
    public long? Signal(string process) => (long?)Find(process).Signal;

    /// <inheritdoc/>
    public ImmutableArray<byte> StandardOutput(string process) => Find(process).StandardOutput;

    /// <inheritdoc/>
    public string State(string process) => Find(process).State;

    /// <inheritdoc/>
    public long Count(KernelCount count) => count switch
    {
        KernelCount.Segments => machine.Kernel.Segments,
        KernelCount.Attached => machine.Kernel.Attached,
        KernelCount.FramesUsed => machine.Kernel.FramesUsed,
        KernelCount.FramesCached => machine.Kernel.FramesCached,
        KernelCount.SwapUsed => machine.Kernel.SwapUsed,
        KernelCount.Copies => machine.Kernel.Copies,
        KernelCount.FramesTotal => machine.Kernel.FramesTotal,
        _ => throw new ArgumentOutOfRangeException(nameof(count)),
    };

    /// <inheritdoc/>
    public ImmutableArray<byte>? File(string name) => readFile(name);

    private ProcessReport Find(string name) =>
        machine.Processes.First(process => process.Name == name && process.Parent is null);
}
