using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace ActorVm.Programs.Tests.Differential;

/// <summary>A program of the differential suite: a file <c>topic/feature.c</c>, or a folder with
/// the program's several sources.</summary>
internal sealed record CProgram(string Name)
{
    private static string Root => Path.Combine(AppContext.BaseDirectory, "Differential");

    private static string SeveralFiles => Path.Combine(Root, "several-files");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CProgram> All { get; } =
    [
        .. Directory.GetDirectories(Root).Where(topic => topic != SeveralFiles)
            .SelectMany(topic => Directory.GetFiles(topic, "*.c"))
            .Concat(Directory.GetDirectories(SeveralFiles))
            .Select(path => new CProgram(Path.GetRelativePath(Root, path)))
            .OrderBy(program => program.Name, StringComparer.Ordinal),
    ];

    /// <summary>The paths of its sources.</summary>
    public IReadOnlyList<string> Sources
    {
        get
        {
            string path = Path.Combine(Root, Name);
            return File.Exists(path)
                ? [path]
                : [.. Directory.GetFiles(path, "*.c").Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Compiles it here, from the folder that it lies in, as cc does.</summary>
    public CompileResult Compile() => ProgramCompiler.Compile(
        [.. Sources.Select(path => new SourceFile(Path.GetFileName(path), File.ReadAllText(path)))],
        new CompileOptions { Include = Include });

    private SourceFile? Include(string name, string? from)
    {
        string path = Path.Combine(Path.GetDirectoryName(Sources[0])!, name);
        return from is not null && File.Exists(path)
            ? new SourceFile(name, File.ReadAllText(path)) : null;
    }
}
