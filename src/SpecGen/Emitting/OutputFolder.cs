using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace ActorVm.SpecGen.Emitting;

/// <summary>
/// Writes generated files. A file that is as it should be keeps its time stamp, so that a change of
/// one part of the spec compiles no more than it must.
/// </summary>
internal static class OutputFolder
{
    public static void Write(string folder, IEnumerable<GeneratedFile> files)
    {
        Directory.CreateDirectory(folder);
        foreach (GeneratedFile file in files)
        {
            string path = Path.Combine(folder, file.Name);
            if (!File.Exists(path) || File.ReadAllText(path) != file.Text)
            {
                File.WriteAllText(path, file.Text);
            }
        }
    }

    /// <summary>Deletes the generated C# that the spec no longer asks for.</summary>
    public static void DeleteOthers(string folder, IEnumerable<GeneratedFile> files)
    {
        var kept = files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateFiles(folder, "*.g.cs"))
        {
            if (!kept.Contains(Path.GetFileName(path)))
            {
                File.Delete(path);
            }
        }
    }
}
