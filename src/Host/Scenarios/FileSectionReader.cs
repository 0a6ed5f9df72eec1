using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Text;
using ActorVm.Actors;

namespace ActorVm.Host.Scenarios;

/// <summary>Reads <c>files</c>: what lies on the machine's disk at boot.</summary>
internal sealed class FileSectionReader(FieldReader fields, string folder)
{
    private const int IdMax = 65_534;

    /// <summary>Reads the section.</summary>
    public ImmutableArray<FileSetup> Read(YamlNode node)
    {
        ImmutableArray<FileSetup>.Builder files = ImmutableArray.CreateBuilder<FileSetup>();
        BootPaths paths = new();
        foreach (YamlEntry entry in fields.Entries(node, "files") ?? [])
        {
            if (paths.Add(entry.Key.Value) is { } complaint)
            {
                fields.Error(
                    entry.Key.Place,
                    $"'{entry.Key.Value}' {complaint}; expected the path of another file, from / "
                    + $"or from {BootPaths.WorkingPath}");
            }
            else if (ReadFile(entry.Key.Value, entry.Value) is { } file)
            {
                files.Add(file);
            }
        }

        return files.ToImmutable();
    }

    private FileSetup? ReadFile(string name, YamlNode node)
    {
        if (node is not YamlMapping)
        {
            return fields.Text(node, "a file's text, or { from: PATH }") is { } text
                ? new FileSetup(name, [.. Encoding.UTF8.GetBytes(text)])
                : null;
        }

        Dictionary<string, YamlNode> keys = fields.Fields(node, "a file", ScenarioKeys.File) ?? [];
        FileSetup file = new(name, ReadContent(node, keys));
        if (keys.TryGetValue("mode", out YamlNode? mode))
        {
            file = file with { Mode = (uint)(fields.Integer(mode, "mode", 0, 0x1FF) ?? 0) };
        }

        return file with { Uid = ReadId(keys, "uid"), Gid = ReadId(keys, "gid") };
    }

    private ImmutableArray<byte> ReadContent(YamlNode node, Dictionary<string, YamlNode> keys)
    {
        bool hasText = keys.TryGetValue("text", out YamlNode? text);
        bool hasFrom = keys.TryGetValue("from", out YamlNode? from);
        if (hasText == hasFrom)
        {
            fields.Error(node.Place, "a file needs either 'from: PATH' or 'text'");
            return [];
        }

        if (hasText)
        {
            return [.. Encoding.UTF8.GetBytes(fields.Text(text!, "a file's text") ?? string.Empty)];
        }

        if (fields.Text(from!, "a path") is not { } path)
        {
            return [];
        }

        byte[]? bytes = InputFiles.TryReadBytes(Path.Combine(folder, path), out string? reason);
        if (bytes is null)
        {
            fields.Error(
                from!.Place,
                $"cannot read '{Path.Combine(folder, path)}': {reason}; "
                + "paths are relative to the scenario file");
        }

        return [.. bytes ?? []];
    }

    private uint ReadId(Dictionary<string, YamlNode> keys, string key) =>
        keys.TryGetValue(key, out YamlNode? node)
            ? (uint)(fields.Integer(node, key, 0, IdMax) ?? 0)
            : 0;
}
