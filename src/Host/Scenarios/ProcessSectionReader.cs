using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;

namespace ActorVm.Host.Scenarios;

/// <summary>Reads <c>processes</c>: what is to run.</summary>
internal sealed class ProcessSectionReader(FieldReader fields, string folder)
{
    private const int CountMax = 1000;
    private const int IdMax = 65_534;

    private readonly Dictionary<string, ProgramSource?> _sources = [];

    /// <summary>Reads the section; a process with a count becomes NAME.1, NAME.2, …</summary>
    public ImmutableArray<ProcessDefinition> Read(YamlNode node)
    {
        ImmutableArray<ProcessDefinition>.Builder processes =
            ImmutableArray.CreateBuilder<ProcessDefinition>();
        List<YamlEntry>? entries = fields.Entries(node, "processes");
        if (entries is { Count: 0 })
        {
            fields.Error(node.Place, "found no process, expected at least one");
        }

        foreach (YamlEntry entry in entries ?? [])
        {
            if (!IsName(entry.Key.Value))
            {
                fields.Error(
                    entry.Key.Place,
                    $"found '{entry.Key.Value}', expected a process's name: a letter or '_', "
                    + "then letters, digits, '_' and '-'");
            }

            processes.AddRange(ReadProcess(entry.Key.Value, entry.Value));
        }

        return processes.ToImmutable();
    }

    private static bool IsName(string name) =>
        name.Length > 0
        && !char.IsAsciiDigit(name[0])
        && name[0] != '-'
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    private IEnumerable<ProcessDefinition> ReadProcess(string name, YamlNode node)
    {
        Dictionary<string, YamlNode>? keys =
            fields.Fields(node, "a process", ScenarioKeys.Process);
        if (keys is null)
        {
            return [];
        }

        ProcessDefinition process = new(name, ReadProgram(node, keys))
        {
            Uid = ReadId(keys, "uid"),
            Gid = ReadId(keys, "gid"),
        };
        if (keys.TryGetValue("args", out YamlNode? arguments))
        {
            process = process with { Arguments = ReadTexts(arguments, "args", "an argument") };
        }

        if (keys.TryGetValue("stdin", out YamlNode? input))
        {
            string text = fields.Text(input, "the text of standard input") ?? string.Empty;
            process = process with { StandardInput = [.. Encoding.UTF8.GetBytes(text)] };
        }

        if (!keys.TryGetValue("count", out YamlNode? countNode))
        {
            return [process];
        }

        int count = fields.Integer(countNode, "count", 1, CountMax) ?? 1;
        return Enumerable.Range(1, count).Select(
            i => process with { Name = FormattableString.Invariant($"{name}.{i}") });
    }

    private ImmutableArray<ProgramSource> ReadProgram(
        YamlNode node, Dictionary<string, YamlNode> keys)
    {
        if (!keys.TryGetValue("program", out YamlNode? program))
        {
            fields.Error(node.Place, "a process needs 'program': its C source, or a list of them");
            return [];
        }

        ImmutableArray<YamlNode> paths = program is YamlSequence list ? list.Items : [program];
        if (paths.IsEmpty)
        {
            fields.Error(program.Place, "found an empty list, expected a C source");
        }

        return [.. paths.Select(ReadSource).OfType<ProgramSource>()];
    }

    private ProgramSource? ReadSource(YamlNode node)
    {
        if (fields.Text(node, "the path of a C source") is not { } name)
        {
            return null;
        }

        if (!_sources.TryGetValue(name, out ProgramSource? source))
        {
            string path = Path.Combine(folder, name);
            string? text = InputFiles.TryReadText(path, out string? reason);
            source = text is null ? null : new ProgramSource(name, path, text);
            _sources.Add(name, source);
            if (source is null)
            {
                fields.Error(
                    node.Place,
                    $"cannot read the program '{path}': {reason}; "
                    + "paths are relative to the scenario file");
            }
        }

        return source;
    }

    private ImmutableArray<string> ReadTexts(YamlNode node, string what, string item) =>
        [.. fields.Items(node, what).Select(i => fields.Text(i, item)).OfType<string>()];

    private uint ReadId(Dictionary<string, YamlNode> keys, string key) =>
        keys.TryGetValue(key, out YamlNode? node)
            ? (uint)(fields.Integer(node, key, 0, IdMax) ?? 0)
            : 0;
}
