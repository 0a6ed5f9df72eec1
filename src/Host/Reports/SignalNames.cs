using ActorVm.Model;

namespace ActorVm.Host.Reports;

/// <summary>What reports and logs call signals.</summary>
internal static class SignalNames
{
    /// <summary>The name of a signal; null where there was none.</summary>
    public static string? Of(Signal? signal) =>
        signal is { } known ? SignalTable.Name(known) : null;
}
