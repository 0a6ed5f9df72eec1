using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using ActorVm.Actors;
using ActorVm.Host.Checks;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Host.Scenarios;

/// <summary>Reads scenario files. design.md gives their form, scenario.schema.json the same for
/// editors.</summary>
internal sealed class ScenarioReader
{
    private const int ExpressionLengthMax = 4096;

    private readonly FieldReader _fields;
    private readonly string _folder;

    private ScenarioReader(SourceText source, List<Diagnostic> errors)
    {
        _fields = new FieldReader(source, errors);
        _folder = Path.GetDirectoryName(source.Path) ?? string.Empty;
    }

    /// <summary>Reads a scenario file.</summary>
    /// <param name="path">The file, seen from the working directory.</param>
    /// <param name="errors">Gets whatever is wrong.</param>
    /// <returns>Null where anything is wrong.</returns>
    public static Scenario? Read(string path, List<Diagnostic> errors)
    {
        string? text = InputFiles.TryReadText(path, out string? reason);
        if (text is null)
        {
            errors.Add(InputFiles.Unreadable(path, "scenario", reason!));
            return null;
        }

        SourceText source = new(path, text);
        int before = errors.Count;
        YamlNode? root = YamlReader.Read(source, errors);
        Scenario? scenario = root is null
            ? null
            : new ScenarioReader(source, errors).ReadRoot(root);
        return errors.Count == before ? scenario : null;
    }

    private Scenario? ReadRoot(YamlNode root)
    {
        Dictionary<string, YamlNode>? fields =
            _fields.Fields(root, "a scenario", ScenarioKeys.Root);
        if (fields is null)
        {
            return null;
        }

        Scenario scenario = new(Path.GetFileNameWithoutExtension(_fields.Source.Path))
        {
            Text = _fields.Source.Text,
        };
        if (fields.TryGetValue("name", out YamlNode? name))
        {
            scenario = scenario with { Name = _fields.Text(name, "a name") ?? scenario.Name };
        }

        if (fields.TryGetValue("machine", out YamlNode? machine))
        {
            scenario = ReadMachine(machine, scenario);
        }

        if (fields.TryGetValue("until", out YamlNode? until))
        {
            scenario = scenario with { UntilNs = _fields.Duration(until, "until") };
        }

        scenario = scenario with
        {
            Files = fields.TryGetValue("files", out YamlNode? files)
                ? new FileSectionReader(_fields, _folder).Read(files)
                : [],
            Processes = ReadProcesses(root, fields),
        };
        return ReadFaultsAndChecks(fields, scenario);
    }

    private Scenario ReadMachine(YamlNode node, Scenario scenario)
    {
        Dictionary<string, YamlNode> fields =
            _fields.Fields(node, "machine", ScenarioKeys.Machine) ?? [];
        if (fields.TryGetValue("profile", out YamlNode? profile))
        {
            scenario = scenario with
            {
                Profile = _fields.Word(profile, "profile", ProfileNames.All) is { } word
                    ? ProfileNames.Parse(word)
                    : null,
            };
        }

        if (fields.TryGetValue("frames", out YamlNode? frames))
        {
            int? count = _fields.Integer(frames, "frames", 1, MachineSetup.PagesMax);
            scenario = scenario with { Frames = count };
        }

        if (fields.TryGetValue("swap", out YamlNode? swap))
        {
            int? count = _fields.Integer(swap, "swap slots", 0, MachineSetup.PagesMax);
            scenario = scenario with { SwapSlots = count };
        }

        return scenario;
    }

    private ImmutableArray<ProcessDefinition> ReadProcesses(
        YamlNode root, Dictionary<string, YamlNode> fields)
    {
        if (fields.TryGetValue("processes", out YamlNode? processes))
        {
            return new ProcessSectionReader(_fields, _folder).Read(processes);
        }

        _fields.Error(root.Place, "a scenario needs 'processes': what is to run");
        return [];
    }

    private Scenario ReadFaultsAndChecks(Dictionary<string, YamlNode> fields, Scenario scenario)
    {
        ImmutableArray<string> processes = [.. scenario.Processes.Select(p => p.Name)];
        if (fields.TryGetValue("faults", out YamlNode? faults))
        {
            scenario = scenario with
            {
                Faults = new FaultSectionReader(_fields, processes).Read(faults),
            };
        }

        return fields.TryGetValue("check", out YamlNode? check)
            ? scenario with
            {
                Checks = ReadChecks(check, new CheckNames(processes, CConstants.All)),
            }
            : scenario;
    }

    private ImmutableArray<Check> ReadChecks(YamlNode node, CheckNames names)
    {
        Dictionary<string, YamlNode> fields =
            _fields.Fields(node, "check", ScenarioKeys.Check) ?? [];
        ImmutableArray<Check>.Builder checks = ImmutableArray.CreateBuilder<Check>();
        foreach (CheckKind kind in Enum.GetValues<CheckKind>())
        {
            string key = ScenarioKeys.Check[(int)kind];
            if (!fields.TryGetValue(key, out YamlNode? list))
            {
                continue;
            }

            foreach (YamlNode item in _fields.Items(list, key))
            {
                if (ReadCheck(item, kind, names) is { } check)
                {
                    checks.Add(check);
                }
            }
        }

        return checks.ToImmutable();
    }

    private Check? ReadCheck(YamlNode node, CheckKind kind, CheckNames names)
    {
        if (_fields.Text(node, "a C expression") is not { } text)
        {
            return null;
        }

        if (text.Length > ExpressionLengthMax)
        {
            _fields.Error(
                node.Place, $"an expression has at most {ExpressionLengthMax} characters");
            return null;
        }

        Func<IEndState, CheckValue>? condition =
            CheckParser.Parse(text, names, out CheckError? error);
        if (condition is null)
        {
            Place place = ScalarPlaces.At(_fields.Source, (YamlScalar)node, error!.Offset);
            _fields.Error(place, error.Message);
            return null;
        }

        return new Check(kind, text, condition);
    }
}
