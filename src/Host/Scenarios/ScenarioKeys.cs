using System.Collections.Immutable;
using ActorVm.Actors.Faults;

namespace ActorVm.Host.Scenarios;

/// <summary>The keys that a scenario file may have. The JSON Schema beside it lists the
/// same.</summary>
internal static class ScenarioKeys
{
    /// <summary>Of the file.</summary>
    public static readonly ImmutableArray<string> Root =
        ["name", "machine", "files", "processes", "faults", "until", "check"];

    /// <summary>Of <c>machine</c>.</summary>
    public static readonly ImmutableArray<string> Machine = ["profile", "frames", "swap"];

    /// <summary>Of a file that is not just its text.</summary>
    public static readonly ImmutableArray<string> File = ["from", "text", "mode", "uid", "gid"];

    /// <summary>Of a process.</summary>
    public static readonly ImmutableArray<string> Process =
        ["program", "args", "uid", "gid", "stdin", "count"];

    /// <summary>Of a fault of a device.</summary>
    public static readonly ImmutableArray<string> DeviceFault =
        ["device", "operation", "nth", "from", "error", "delay"];

    /// <summary>Of the killing of a process.</summary>
    public static readonly ImmutableArray<string> Kill = ["kill", "signal", "at-turn", "when"];

    /// <summary>Of <c>check</c>.</summary>
    public static readonly ImmutableArray<string> Check = ["always", "sometimes", "never"];

    /// <summary>Devices that can fail, in the order of <see cref="Device"/>.</summary>
    public static readonly ImmutableArray<string> Devices = ["swap", "disk"];

    /// <summary>Operations that can fail.</summary>
    public static readonly ImmutableArray<string> Operations = ["read", "write"];

    /// <summary>Errors that a device can give.</summary>
    public static readonly ImmutableArray<string> DeviceErrors = ["EIO", "ENOSPC"];

    /// <summary>Each turn, while exploring.</summary>
    public const string AnyWait = "any";

    /// <summary>Waits in which a process can be killed: any, then in the order of
    /// <see cref="ProcessWait"/>.</summary>
    public static readonly ImmutableArray<string> Waits =
    [
        AnyWait, "waiting-for-frame", "waiting-for-swap", "waiting-for-disk", "waiting-for-segment",
        "waiting-for-fork", "waiting-for-child", "waiting-for-pipe", "sleeping",
    ];
}
