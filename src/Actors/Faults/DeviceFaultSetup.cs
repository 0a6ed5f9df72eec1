using ActorVm.Model;

namespace ActorVm.Actors.Faults;

/// <summary>One operation of a device fails, or takes longer than others.</summary>
/// <param name="Device">Whose operation.</param>
/// <param name="IsWrite">Whether reads or writes are counted.</param>
/// <param name="Nth">Which of them since boot, from 1, in the order in which they were asked
/// for.</param>
public sealed record DeviceFaultSetup(Device Device, bool IsWrite, int Nth) : FaultSetup
{
    /// <summary>The error that it gives; no byte has moved then.</summary>
    public Errno Error { get; init; }

    /// <summary>How much longer it takes, in nanoseconds.</summary>
    public long DelayNs { get; init; }
}
