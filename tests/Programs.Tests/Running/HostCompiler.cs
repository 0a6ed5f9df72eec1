using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace ActorVm.Programs.Tests.Running;

/// <summary>The machine's own <c>cc</c>, as an oracle.</summary>
internal static class HostCompiler
{
    /// <summary>Why a comparison was not made.</summary>
    public const string Missing = "skipped: there is no cc to compare with";

    /// <summary>Long enough for any build or program on a machine that is busy.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static readonly Lazy<bool> Found = new(() => Finds("cc"));

    /// <summary>Whether there is one.</summary>
    public static bool Exists => Found.Value;

    /// <summary>Whether a command is on the path.</summary>
    public static bool Finds(string command)
    {
        try
        {
            return Start(command, ["--version"], Path.GetTempPath(), Limit) is { Exit: 0 };
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Builds a C file and runs it: what it prints, and its exit status (128 and the
    /// signal's number where one ended it). Null where there is no <c>cc</c>.</summary>
    public static (string Output, int Exit)? Run(string path) =>
        Exists ? Run([path], []) : null;

    /// <summary>Builds a program of several sources, all in one folder, and runs it; null where it
    /// does not end in time.</summary>
    public static (string Output, int Exit)? Run(
        IReadOnlyList<string> sources, IEnumerable<string> flags, TimeSpan? limit = null)
    {
        string folder = Directory.CreateTempSubdirectory("actorvm-").FullName;
        string binary =
            Path.Combine(folder, Path.GetFileNameWithoutExtension(sources[0]));
        try
        {
            IEnumerable<string> arguments =
            [
                "-std=gnu11", "-w", .. flags, "-o", binary,
                .. sources.Select(path => Path.GetFileName(path)!), "-lm",
            ];
            (_, string errors, int status) =
                Start("cc", arguments, Path.GetDirectoryName(sources[0])!, Limit)
                ?? throw new TimeoutException($"cc takes too long over {sources[0]}");
            status.ShouldBe(0, errors);
            return Start(binary, [], folder, limit ?? Limit) is (string output, _, int exit)
                ? (output, exit) : null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Runs a command to its end; null where it does not end in time.</summary>
    public static (string Output, string Errors, int Exit)? Start(
        string command, IEnumerable<string> arguments, string folder, TimeSpan limit)
    {
        ProcessStartInfo start = new(command, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        using Process process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(limit))
        {
            process.Kill();
            return null;
        }

        return (output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult(), process.ExitCode);
    }
}
