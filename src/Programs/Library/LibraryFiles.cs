using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;

namespace ActorVm.Programs.Library;

/// <summary>The C library of the simulated processes, as text: the headers that programs include
/// and the sources that are compiled with them.</summary>
/// <remarks>The files lie beside this one, in <c>include</c> and <c>src</c>, and are embedded in
/// the assembly; what the spec generates joins them (<c>bits/spec/…</c> and
/// <c>spec/…</c>).</remarks>
public static class LibraryFiles
{
    private const string HeaderPrefix = "library/include/";
    private const string SourcePrefix = "library/src/";

    /// <summary>The headers by the name that <c>#include &lt;…&gt;</c> gives, such as
    /// <c>sys/shm.h</c>; each one's path is that name in angle brackets.</summary>
    public static FrozenDictionary<string, SourceFile> Headers { get; } =
        Embedded(HeaderPrefix)
            .Concat(SpecHeaders.Files)
            .ToFrozenDictionary(
                file => file.Key,
                file => BuiltIn($"<{file.Key}>", file.Value),
                StringComparer.Ordinal);

    /// <summary>The sources, in the order of their paths.</summary>
    public static ImmutableArray<SourceFile> Sources { get; } =
    [
        .. Embedded(SourcePrefix)
            .Select(file => KeyValuePair.Create("libc/" + file.Key, file.Value))
            .Concat(SpecSources.Files)
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => BuiltIn(file.Key, file.Value)),
    ];

    private static SourceFile BuiltIn(string path, string text) =>
        new(path, text) { IsBuiltIn = true };

    /// <summary>
    /// The embedded files below a folder: their names within it, and their texts.
    /// </summary>
    private static IEnumerable<KeyValuePair<string, string>> Embedded(string prefix)
    {
        Assembly assembly = typeof(LibraryFiles).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => KeyValuePair.Create(name[prefix.Length..], Read(assembly, name)));
    }

    private static string Read(Assembly assembly, string name)
    {
        using Stream stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }
}
