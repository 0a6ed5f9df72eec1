using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using ActorVm.Actors;
using ActorVm.Host.Running;
using ActorVm.Host.Scenarios;
using ActorVm.Programs;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Host.Commands;

/// <summary>Makes a plan of a scenario and the command line, which wins.</summary>
internal static class PlanMaker
{
    /// <summary>Makes the plan, and the machine's setup with the compiled programs.</summary>
    /// <param name="scenario">What is to run.</param>
    /// <param name="request">What the command line asks.</param>
    /// <param name="diagnostics">Gets what is wrong, and warnings.</param>
    /// <returns>Null where anything is wrong.</returns>
    public static (RunPlan Plan, MachineSetup Setup)? Make(
        Scenario scenario, RunRequest request, List<Diagnostic> diagnostics)
    {
        RunPlan plan = Plan(scenario, request) with
        {
            Files = ReadFiles(scenario.Files, request.Files, diagnostics),
        };
        HeaderFinder headers = new(request.IncludeFolders);
        foreach (ProgramSource source in scenario.Processes.SelectMany(p => p.Sources))
        {
            headers.Add(source);
        }

        List<Diagnostic> found = [];
        MachineSetup? setup = ProgramSet.Compile(plan, headers.Find, found);
        diagnostics.AddRange(found.Select(d => d with { File = headers.FilePathOf(d.File) }));
        return setup is null || diagnostics.Any(d => d.Severity == Severity.Error)
            ? null
            : (plan with { Headers = [.. headers.Found] }, setup);
    }

    private static RunPlan Plan(Scenario scenario, RunRequest request)
    {
        MachineSetup defaults = new();
        return new RunPlan(scenario.Name)
        {
            ScenarioText = scenario.Text,
            Profile = request.Profile ?? scenario.Profile ?? defaults.Profile,
            Frames = request.Frames ?? scenario.Frames ?? defaults.FrameCount,
            SwapSlots = request.SwapSlots ?? scenario.SwapSlots ?? defaults.SwapSlots,
            Processes = [.. scenario.Processes.Select(Plan)],
            Sources =
            [
                .. scenario.Processes.SelectMany(p => p.Sources)
                    .DistinctBy(source => source.Name)
                    .Select(source => new SourceFile(source.Name, source.Text)),
            ],
            Faults = scenario.Faults,
            UntilNs = scenario.UntilNs,
            MaxTurns = request.MaxTurns,
            ChecksEveryTurn = request.ChecksEveryTurn,
            Strategy = request.Strategy
                ?? (request.Seed is null ? StrategyKind.Fifo : StrategyKind.Random),
            Seed = request.Seed ?? 1,
            Checks = scenario.Checks,
        };
    }

    private static PlannedProcess Plan(ProcessDefinition process) => new(
        new ProcessSetup(process.Name)
        {
            Arguments =
            [
                Path.GetFileNameWithoutExtension(process.Sources[0].Name), .. process.Arguments,
            ],
            Uid = process.Uid,
            Gid = process.Gid,
            StandardInput = process.StandardInput,
        },
        [.. process.Sources.Select(source => source.Name)]);

    private static ImmutableArray<FileSetup> ReadFiles(
        ImmutableArray<FileSetup> files,
        ImmutableArray<string> requested,
        List<Diagnostic> diagnostics)
    {
        List<FileSetup> all = [.. files];
        foreach (string request in requested)
        {
            string[] parts = request.Split('=', 2);
            if (parts is not [{ Length: > 0 } name, { Length: > 0 } path])
            {
                diagnostics.Add(TargetReader.Error(
                    "--file", $"found '{request}', expected NAME=PATH"));
            }
            else if (InputFiles.TryReadBytes(path, out string? reason) is { } bytes)
            {
                all.RemoveAll(file => BootPaths.Full(file.Path) == BootPaths.Full(name));
                all.Add(new FileSetup(name, [.. bytes]));
            }
            else
            {
                diagnostics.Add(InputFiles.Unreadable(path, "file", reason!));
            }
        }

        BootPaths paths = new();
        foreach (FileSetup file in all)
        {
            if (paths.Add(file.Path) is { } complaint)
            {
                diagnostics.Add(TargetReader.Error("--file", $"'{file.Path}' {complaint}"));
            }
        }

        return [.. all];
    }
}
