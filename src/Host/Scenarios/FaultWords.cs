using System.Collections.Immutable;
using ActorVm.Actors.Faults;
using ActorVm.Model;

namespace ActorVm.Host.Scenarios;

/// <summary>What scenario files and logs call what goes wrong.</summary>
internal static class FaultWords
{
    /// <summary>The device of a name.</summary>
    public static Device DeviceOf(string word) => (Device)ScenarioKeys.Devices.IndexOf(word);

    /// <summary>A device's name.</summary>
    public static string Of(Device device) => ScenarioKeys.Devices[(int)device];

    /// <summary>The name of what is counted.</summary>
    public static string OfOperation(bool isWrite) => isWrite ? "write" : "read";

    /// <summary>The error of a name.</summary>
    public static Errno ErrorOf(string? word) => word switch
    {
        null => Errno.None,
        "EIO" => Errno.EIO,
        "ENOSPC" => Errno.ENOSPC,
        _ => throw new KernelBug($"no device gives {word}"),
    };

    /// <summary>An error's name; null for none.</summary>
    public static string? Of(Errno error) => error == Errno.None ? null : error.ToString();

    /// <summary>The wait of a name.</summary>
    public static ProcessWait? WaitOf(string? word) =>
        word is null ? null : (ProcessWait)Waits.IndexOf(word);

    /// <summary>The names of all waits.</summary>
    public static ImmutableArray<string> Waits => ScenarioKeys.Waits.RemoveAt(0);

    /// <summary>A wait's name.</summary>
    public static string? Of(ProcessWait? wait) =>
        wait is { } known ? Waits[(int)known] : null;
}
