using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using ActorVm.Programs.Preprocessing;

namespace ActorVm.Programs.Library;

/// <summary>The library's headers as the preprocessor asks for them.</summary>
public sealed class LibraryHeaders : IHeaderSource
{
    private const string Inner = "bits/";
    private const string FromSpec = "bits/spec/";

    /// <summary>The one source of the built-in headers.</summary>
    public static LibraryHeaders Instance { get; } = new();

    /// <summary>The header that programs include for what an inner one declares; of the rest of
    /// <c>bits/</c> nothing is meant for programs.</summary>
    private static FrozenDictionary<string, string> PublicNames { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["bits/null.h"] = "stddef.h",
            ["bits/timespec.h"] = "time.h",
            ["bits/types.h"] = "sys/types.h",
            ["bits/wait.h"] = "sys/wait.h",
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Declarations { get; } = Index();

    private LibraryHeaders()
    {
    }

    /// <inheritdoc/>
    public SourceFile? Find(string name) => LibraryFiles.Headers.GetValueOrDefault(name);

    /// <inheritdoc/>
    public string? Declaring(string name) => Declarations.GetValueOrDefault(name);

    /// <summary>Each declared name with its header; of several the one without a folder.</summary>
    private static FrozenDictionary<string, string> Index()
    {
        var index = new Dictionary<string, string>(StringComparer.Ordinal);
        IEnumerable<(string Header, string Text)> headers = LibraryFiles.Headers
            .Select(file => (Header: PublicName(file.Key), file.Value.Text))
            .Where(file => file.Header is not null)
            .Select(file => (file.Header!, file.Text))
            .OrderBy(file => file.Item1.Contains('/', StringComparison.Ordinal))
            .ThenBy(file => file.Item1, StringComparer.Ordinal);
        foreach ((string header, string text) in headers)
        {
            foreach (string name in text.Split('\n').Select(DeclaredIn).OfType<string>())
            {
                index.TryAdd(name, header);
            }
        }

        return index.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string? PublicName(string header) =>
        PublicNames.TryGetValue(header, out string? name) ? name
        : header.StartsWith(FromSpec, StringComparison.Ordinal) ? header[FromSpec.Length..]
        : header.StartsWith(Inner, StringComparison.Ordinal) ? null
        : header;

    /// <summary>The name that a line of a header declares: a macro, a function, a struct, or what
    /// stands before the semicolon of a typedef or an extern variable.</summary>
    private static string? DeclaredIn(string line)
    {
        if (line.StartsWith("#define ", StringComparison.Ordinal))
        {
            return WordAt(line, "#define ".Length);
        }

        if (line.Length == 0 || !(char.IsLetter(line[0]) || line[0] == '}' || line[0] == '_'))
        {
            return null;
        }

        if (line.StartsWith("struct ", StringComparison.Ordinal) && line.EndsWith('{'))
        {
            return WordAt(line, "struct ".Length);
        }

        int parenthesis = line.IndexOf('(', StringComparison.Ordinal);
        bool isFunction = parenthesis > 0 && IsWord(line[parenthesis - 1]);
        int end = isFunction ? parenthesis : line.IndexOf(';', StringComparison.Ordinal);
        return end < 0 ? null : WordBefore(line, end);
    }

    private static string? WordAt(string line, int start)
    {
        int end = start;
        while (end < line.Length && IsWord(line[end]))
        {
            end++;
        }

        return end > start ? line[start..end] : null;
    }

    private static string? WordBefore(string line, int end)
    {
        int start = end;
        while (start > 0 && IsWord(line[start - 1]))
        {
            start--;
        }

        return end > start ? line[start..end] : null;
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
