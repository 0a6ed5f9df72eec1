using System.Collections.Generic;
using System.Collections.Immutable;
using ActorVm.Actors;
using ActorVm.Actors.Faults;
using ActorVm.Model;

namespace ActorVm.Host.Scenarios;

/// <summary>Reads <c>faults</c>: what is to go wrong.</summary>
internal sealed class FaultSectionReader(FieldReader fields, ImmutableArray<string> processes)
{
    /// <summary>Reads the section.</summary>
    public ImmutableArray<FaultSetup> Read(YamlNode node)
    {
        ImmutableArray<FaultSetup>.Builder faults =
            ImmutableArray.CreateBuilder<FaultSetup>();
        foreach (YamlNode item in fields.Items(node, "faults"))
        {
            if (ReadFault(item) is { } fault)
            {
                faults.Add(fault);
            }
        }

        return faults.ToImmutable();
    }

    private FaultSetup? ReadFault(YamlNode node)
    {
        bool isKill = node is YamlMapping mapping && HasKey(mapping, "kill");
        Dictionary<string, YamlNode>? keys = fields.Fields(
            node, "a fault", isKill ? ScenarioKeys.Kill : ScenarioKeys.DeviceFault);
        return keys is null ? null : isKill ? ReadKill(node, keys) : ReadDevice(node, keys);
    }

    private DeviceFaultSetup? ReadDevice(YamlNode node, Dictionary<string, YamlNode> keys)
    {
        string? device = Word(node, keys, "device", ScenarioKeys.Devices);
        string? operation = Word(node, keys, "operation", ScenarioKeys.Operations);
        int? nth = Which(keys, out bool andLater);
        string? error = keys.TryGetValue("error", out YamlNode? errorNode)
            ? fields.Word(errorNode, "error", ScenarioKeys.DeviceErrors)
            : null;
        long? delay = keys.TryGetValue("delay", out YamlNode? delayNode)
            ? fields.Duration(delayNode, "delay")
            : 0;
        if (errorNode is null && delayNode is null)
        {
            fields.Error(node.Place, "a device's fault needs 'error' or 'delay'");
        }

        return device is null || operation is null || nth is null || delay is null
            ? null
            : new DeviceFaultSetup(
                FaultWords.DeviceOf(device), operation == "write", nth.Value, andLater)
            {
                Error = FaultWords.ErrorOf(error),
                DelayNs = delay.Value,
            };
    }

    /// <summary>Which operation goes wrong, by its number, or from which one on all do.</summary>
    private int? Which(Dictionary<string, YamlNode> keys, out bool andLater)
    {
        andLater = keys.TryGetValue("from", out YamlNode? from);
        keys.TryGetValue("nth", out YamlNode? nth);
        if (from is not null && nth is not null)
        {
            fields.Error(from.Place, "a device's fault has 'nth' or 'from', not both");
        }

        return (from ?? nth) is { } number
            ? fields.Integer(number, andLater ? "from" : "nth", 1, int.MaxValue)
            : 1;
    }

    private KillSetup? ReadKill(YamlNode node, Dictionary<string, YamlNode> keys)
    {
        string? process = Word(node, keys, "kill", processes);
        string? signal = keys.TryGetValue("signal", out YamlNode? signalNode)
            ? fields.Word(signalNode, "signal", CConstants.SignalNames)
            : "SIGKILL";
        string? when = keys.TryGetValue("when", out YamlNode? whenNode)
            ? fields.Word(whenNode, "wait", ScenarioKeys.Waits)
            : null;
        if (when == ScenarioKeys.AnyWait)
        {
            fields.Error(whenNode!.Place, "'any' is for exploring; name a wait or use 'at-turn'");
            return null;
        }

        int? turn = keys.TryGetValue("at-turn", out YamlNode? turnNode)
            ? fields.Integer(turnNode, "at-turn", 1, int.MaxValue)
            : null;
        if (whenNode is null == turnNode is null)
        {
            fields.Error(node.Place, "a kill needs either 'at-turn' or 'when'");
        }

        return process is null || signal is null
            ? null
            : new KillSetup(PidOf(process), CConstants.Signals[signal])
            {
                AtTurn = turn,
                When = FaultWords.WaitOf(when),
            };
    }

    private Pid PidOf(string process) => new(MachineSetup.FirstPid + processes.IndexOf(process));

    private string? Word(
        YamlNode node,
        Dictionary<string, YamlNode> keys,
        string key,
        ImmutableArray<string> known)
    {
        if (keys.TryGetValue(key, out YamlNode? value))
        {
            return fields.Word(value, key == "kill" ? "process" : key, known);
        }

        fields.Error(node.Place, $"a fault needs '{key}': {string.Join(", ", known)}");
        return null;
    }

    private static bool HasKey(YamlMapping mapping, string key)
    {
        foreach (YamlEntry entry in mapping.Entries)
        {
            if (entry.Key.Value == key)
            {
                return true;
            }
        }

        return false;
    }
}
