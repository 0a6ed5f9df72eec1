using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using ActorVm.Host.Scenarios;
using ActorVm.Programs;

namespace ActorVm.Host.Running;

/// <summary>
/// Finds users' headers on disk, in the including file's folder and in those of <c>-I</c>, and
/// remembers what it found for the log.
/// </summary>
internal sealed class HeaderFinder(ImmutableArray<string> folders)
{
    private readonly Dictionary<string, string> _filePaths = [];
    private readonly List<PlannedHeader> _found = [];
    private readonly HashSet<(string Name, string? From)> _asked = [];

    /// <summary>What was found, in the order in which it was asked for.</summary>
    public IReadOnlyList<PlannedHeader> Found => _found;

    /// <summary>Makes a source known: its headers may lie beside it.</summary>
    public void Add(ProgramSource source) => _filePaths[source.Name] = source.FilePath;

    /// <summary>Where a file lies, seen from the working directory.</summary>
    public string FilePathOf(string path) => _filePaths.GetValueOrDefault(path, path);

    /// <summary>Finds a header.</summary>
    /// <param name="name">The name that the <c>#include</c> gives.</param>
    /// <param name="from">The including file; null for a name in brackets.</param>
    /// <returns>Null where there is none.</returns>
    public SourceFile? Find(string name, string? from)
    {
        SourceFile? header = null;
        if (from is not null)
        {
            header = Read(Path.Combine(Path.GetDirectoryName(from) ?? string.Empty, name),
                Path.Combine(Path.GetDirectoryName(FilePathOf(from)) ?? string.Empty, name));
        }

        foreach (string folder in folders)
        {
            header ??= Read(Path.Combine(folder, name), Path.Combine(folder, name));
        }

        if (header is not null && _asked.Add((name, from)))
        {
            _found.Add(new PlannedHeader(name, from, header));
        }

        return header;
    }

    private SourceFile? Read(string path, string filePath)
    {
        string? text = InputFiles.TryReadText(filePath, out _);
        if (text is null)
        {
            return null;
        }

        _filePaths[path] = filePath;
        return new SourceFile(path, text);
    }
}
