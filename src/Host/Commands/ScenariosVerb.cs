using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ActorVm.Host.Reports;
using ActorVm.Host.Scenarios;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Host.Commands;

/// <summary><c>actorvm scenarios</c>.</summary>
internal static class ScenariosVerb
{
    private const string FolderName = "scenarios";

    /// <summary>Lists the scenarios that ship.</summary>
    /// <returns>The exit status.</returns>
    public static int Execute(bool isJson, Terminal terminal)
    {
        List<Diagnostic> diagnostics = [];
        List<(string Path, Scenario Scenario)> scenarios = [];
        foreach (string path in Find())
        {
            if (ScenarioReader.Read(path, diagnostics) is { } scenario)
            {
                scenarios.Add((path, scenario));
            }
        }

        if (diagnostics.Count > 0)
        {
            return terminal.Refuse(diagnostics, isJson);
        }

        terminal.Write(
            isJson
                ? JsonReport.Object(json => JsonReport.Array(json, FolderName, scenarios, entry =>
                {
                    json.WriteStartObject();
                    json.WriteString("path", entry.Path);
                    json.WriteString("name", entry.Scenario.Name);
                    json.WriteString("profile", ProfileOf(entry.Scenario));
                    json.WriteNumber("processes", entry.Scenario.Processes.Length);
                    json.WriteEndObject();
                }))
                : HumanReport.Table(
                    terminal.IsInteractive,
                    ["scenario", "profile", "what it tells"],
                    scenarios.Select(entry => new[]
                    {
                        entry.Path, ProfileOf(entry.Scenario), entry.Scenario.Name,
                    })));
        return ExitStatus.Success;
    }

    private static string ProfileOf(Scenario scenario) =>
        ProfileNames.Of(scenario.Profile ?? default);

    /// <summary>
    /// The files in the nearest folder <c>scenarios</c> above the command, by paths from here.
    /// </summary>
    private static IEnumerable<string> Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !Directory.Exists(Path.Combine(folder, FolderName)))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder is null
            ? []
            : Directory.EnumerateFiles(
                    Path.Combine(folder, FolderName), "*.yaml", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Environment.CurrentDirectory, path))
                .Order(StringComparer.Ordinal);
    }
}
