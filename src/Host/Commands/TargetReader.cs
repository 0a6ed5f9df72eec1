using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using ActorVm.Host.Scenarios;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Host.Commands;

/// <summary>Reads what the command line names: a scenario file, or C sources.</summary>
internal static class TargetReader
{
    /// <summary>Reads the targets.</summary>
    /// <returns>Null where anything is wrong, which <paramref name="errors"/> then tells.</returns>
    public static Scenario? Read(
        ImmutableArray<string> targets,
        ImmutableArray<string> arguments,
        List<Diagnostic> errors)
    {
        string? scenario = targets.FirstOrDefault(target => !IsProgram(target));
        if (scenario is null)
        {
            return ReadPrograms(targets, arguments, errors);
        }

        string? complaint = targets.Length > 1
            ? "found a scenario among several targets, expected one scenario or C sources (.c)"
            : arguments.IsEmpty
                ? null
                : "arguments behind '--' are for a single program; a scenario has its 'args'";
        if (complaint is not null)
        {
            errors.Add(Error(scenario, complaint));
            return null;
        }

        return ScenarioReader.Read(scenario, errors);
    }

    /// <summary>An error about something that the command line names.</summary>
    public static Diagnostic Error(string target, string message) =>
        new(target, 1, 1, Severity.Error, message, string.Empty);

    private static bool IsProgram(string target) =>
        target.EndsWith(".c", StringComparison.Ordinal);

    private static Scenario? ReadPrograms(
        ImmutableArray<string> targets,
        ImmutableArray<string> arguments,
        List<Diagnostic> errors)
    {
        if (!arguments.IsEmpty && targets.Length > 1)
        {
            errors.Add(Error(
                targets[1],
                "arguments behind '--' are for a single program; several need a scenario file"));
            return null;
        }

        int before = errors.Count;
        string[] stems =
            [.. targets.Select(t => Path.GetFileNameWithoutExtension(t.Split('+')[0]))];
        ImmutableArray<ProcessDefinition> processes =
        [
            .. targets.Select((target, i) => new ProcessDefinition(
                NameOf(stems, i), ReadSources(target, errors))
            {
                Arguments = arguments,
            }),
        ];
        return errors.Count > before
            ? null
            : new Scenario(string.Join(" + ", stems)) { Processes = processes };
    }

    /// <summary>The stem; numbered like a scenario's count where several have the same.</summary>
    private static string NameOf(string[] stems, int index)
    {
        string stem = stems[index];
        return stems.Count(s => s == stem) == 1
            ? stem
            : FormattableString.Invariant($"{stem}.{stems.Take(index + 1).Count(s => s == stem)}");
    }

    private static ImmutableArray<ProgramSource> ReadSources(
        string target, List<Diagnostic> errors)
    {
        ImmutableArray<ProgramSource>.Builder sources =
            ImmutableArray.CreateBuilder<ProgramSource>();
        foreach (string path in target.Split('+'))
        {
            if (InputFiles.TryReadText(path, out string? reason) is { } text)
            {
                sources.Add(new ProgramSource(path, path, text));
            }
            else
            {
                errors.Add(InputFiles.Unreadable(path, "program", reason!));
            }
        }

        return sources.ToImmutable();
    }
}
