using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace ActorVm.Host.Tests;

/// <summary>The repository that the tests were built in.</summary>
internal static class Repository
{
    /// <summary>Its top folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The scenarios that ship, by paths relative to <see cref="Root"/>.</summary>
    public static IReadOnlyList<string> Scenarios { get; } =
    [
        .. Directory.EnumerateFiles(
                Path.Combine(Root, "scenarios"), "*.yaml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path))
            .Order(StringComparer.Ordinal),
    ];

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder!, "ActorVm.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder!;
    }
}
