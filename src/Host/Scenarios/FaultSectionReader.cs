using System.Collections.Generic;
using System.Collections.Immutable;

namespace ActorVm.Host.Scenarios;

/// <summary>Reads <c>faults</c>: what is to go wrong.</summary>
internal sealed class FaultSectionReader(FieldReader fields, ImmutableArray<string> processes)
{
    /// <summary>Reads the section.</summary>
    public ImmutableArray<FaultDefinition> Read(YamlNode node)
    {
        ImmutableArray<FaultDefinition>.Builder faults =
            ImmutableArray.CreateBuilder<FaultDefinition>();
        foreach (YamlNode item in fields.Items(node, "faults"))
        {
            if (ReadFault(item) is { } fault)
            {
                faults.Add(fault);
                fields.Error(
                    item.Place,
                    "this machine's devices and processes do not fail yet; remove 'faults'");
            }
        }

        return faults.ToImmutable();
    }

    private FaultDefinition? ReadFault(YamlNode node)
    {
        bool isKill = node is YamlMapping mapping && HasKey(mapping, "kill");
        Dictionary<string, YamlNode>? keys = fields.Fields(
            node, "a fault", isKill ? ScenarioKeys.Kill : ScenarioKeys.DeviceFault);
        return keys is null ? null : isKill ? ReadKill(node, keys) : ReadDevice(node, keys);
    }

    private DeviceFault? ReadDevice(YamlNode node, Dictionary<string, YamlNode> keys)
    {
        string? device = Word(node, keys, "device", ScenarioKeys.Devices);
        string? operation = Word(node, keys, "operation", ScenarioKeys.Operations);
        int? nth = keys.TryGetValue("nth", out YamlNode? nthNode)
            ? fields.Integer(nthNode, "nth", 1, int.MaxValue)
            : 1;
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
            : new DeviceFault(node.Place, device, operation, nth.Value)
            {
                Error = error,
                DelayNs = delay.Value,
            };
    }

    private KillFault? ReadKill(YamlNode node, Dictionary<string, YamlNode> keys)
    {
        string? process = Word(node, keys, "kill", processes);
        string? signal = keys.TryGetValue("signal", out YamlNode? signalNode)
            ? fields.Word(signalNode, "signal", CConstants.SignalNames)
            : "SIGKILL";
        string? when = keys.TryGetValue("when", out YamlNode? whenNode)
            ? fields.Word(whenNode, "wait", ScenarioKeys.Waits)
            : null;
        int? turn = keys.TryGetValue("at-turn", out YamlNode? turnNode)
            ? fields.Integer(turnNode, "at-turn", 1, int.MaxValue)
            : null;
        if (whenNode is null == turnNode is null)
        {
            fields.Error(node.Place, "a kill needs either 'at-turn' or 'when'");
        }

        return process is null || signal is null
            ? null
            : new KillFault(node.Place, process, signal) { AtTurn = turn, When = when };
    }

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
