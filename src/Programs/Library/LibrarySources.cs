using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;

namespace ActorVm.Programs.Library;

/// <summary>Which source of the library defines a function or a variable, so that only those are
/// compiled that a program needs, as a linker takes members of an archive.</summary>
/// <remarks>Found by the layout of the library's own sources: what begins in the first column and
/// is
/// neither static nor a prototype is a definition.</remarks>
public static class LibrarySources
{
    private static FrozenDictionary<string, SourceFile> Definitions { get; } = Index();

    /// <summary>The source that defines a name; null where none does.</summary>
    public static SourceFile? Defining(string name) => Definitions.GetValueOrDefault(name);

    /// <summary>All names that are defined, with their sources.</summary>
    public static IEnumerable<KeyValuePair<string, SourceFile>> All =>
        Definitions.OrderBy(definition => definition.Key, StringComparer.Ordinal);

    private static FrozenDictionary<string, SourceFile> Index()
    {
        var index = new Dictionary<string, SourceFile>(StringComparer.Ordinal);
        foreach (SourceFile source in LibraryFiles.Sources)
        {
            foreach (string name in source.Text.Split('\n').Select(DefinedIn).OfType<string>())
            {
                index.Add(name, source);
            }
        }

        return index.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The name that a line of a source begins to define.</summary>
    private static string? DefinedIn(string line)
    {
        if (line.Length == 0 || !(char.IsAsciiLetter(line[0]) || line[0] == '_')
            || line.StartsWith("static ", StringComparison.Ordinal))
        {
            return null;
        }

        int parenthesis = line.IndexOf('(', StringComparison.Ordinal);
        if (parenthesis >= 0 && line.AsSpan(parenthesis + 1).StartsWith("*"))
        {
            return Words.At(line, parenthesis + 2);
        }

        int equals = line.IndexOf(" = ", StringComparison.Ordinal);
        if (parenthesis >= 0 && equals < 0)
        {
            return line.EndsWith(';') ? null : Words.Before(line, parenthesis);
        }

        int end = equals >= 0 ? equals : line.IndexOf(';', StringComparison.Ordinal);
        return end >= 0 ? Words.Before(line, end) : null;
    }
}
