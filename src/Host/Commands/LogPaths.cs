using System;
using System.IO;
using System.Linq;
using ActorVm.Host.Running;
using ActorVm.Host.Scenarios;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Host.Commands;

/// <summary>Where logs go.</summary>
internal static class LogPaths
{
    private const string Folder = "logs";
    private const int NameLengthMax = 100;

    /// <summary>
    /// The path where none is asked for: <c>logs/NAME-fifo.log</c>, <c>logs/NAME-random-7.log</c>.
    /// </summary>
    public static string Default(RunRequest request, RunPlan plan)
    {
        string name = string.Join(
            '-', request.Targets.Select(t => Path.GetFileNameWithoutExtension(t.Split('+')[0])));
        name = name[..Math.Min(name.Length, NameLengthMax)];
        string choices = plan.Strategy == StrategyKind.Fifo
            ? Strategies.NameOf(plan.Strategy)
            : FormattableString.Invariant($"{Strategies.NameOf(plan.Strategy)}-{plan.Seed}");
        return Path.Combine(Folder, $"{name}-{choices}.log");
    }

    /// <summary>Creates a log, and its folder, or replaces it.</summary>
    /// <returns>Null where it cannot be written, with the reason.</returns>
    public static FileStream? Create(string path, out Diagnostic? trouble)
    {
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            trouble = null;
            return new FileStream(
                path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }
        catch (Exception e) when (InputFiles.IsFileTrouble(e))
        {
            trouble = TargetReader.Error(
                path, $"cannot write the log: {InputFiles.Describe(e)}; name another with --log");
            return null;
        }
    }
}
