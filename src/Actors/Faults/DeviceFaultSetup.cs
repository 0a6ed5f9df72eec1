using ActorVm.Model;

namespace ActorVm.Actors.Faults;

/// <summary>An operation of a device fails, or takes longer than others; or all from one on
/// do.</summary>
/// <param name="Device">Whose operation.</param>
/// <param name="IsWrite">Whether reads or writes are counted.</param>
/// <param name="Nth">Which of them since boot, from 1, in the order in which they were asked
/// for.</param>
/// <param name="AndLater">Whether all after it, too.</param>
public sealed record DeviceFaultSetup(
    Device Device, bool IsWrite, int Nth, bool AndLater = false) : FaultSetup
{
    /// <summary>The error that it gives; no byte has moved then.</summary>
    public Errno Error { get; init; }

    /// <summary>How much longer it takes, in nanoseconds.</summary>
    public long DelayNs { get; init; }
}
