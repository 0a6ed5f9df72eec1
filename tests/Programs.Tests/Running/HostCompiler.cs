using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;

namespace ActorVm.Programs.Tests.Running;

/// <summary>The machine's own <c>cc</c>, as an oracle.</summary>
internal static class HostCompiler
{
    /// <summary>Why a comparison was not made.</summary>
    public const string Missing = "skipped: there is no cc to compare with";

    /// <summary>Builds a C file and runs it: what it prints, and its exit status (128 and the
    /// signal's number where one ended it). Null where there is no <c>cc</c>.</summary>
    public static (string Output, int Exit)? Run(string path)
    {
        string binary = Path.Combine(
            Directory.CreateTempSubdirectory("actorvm-").FullName,
            Path.GetFileNameWithoutExtension(path));
        string folder = Path.GetDirectoryName(binary)!;
        try
        {
            (string errors, int status) = Start(
                "cc",
                ["-std=gnu11", "-w", "-o", binary, Path.GetFileName(path), "-lm"],
                Path.GetDirectoryName(path)!);
            status.ShouldBe(0, errors);
            return Start(binary, [], folder);
        }
        catch (Win32Exception)
        {
            return null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (string Output, int Exit) Start(
        string command, IEnumerable<string> arguments, string folder)
    {
        ProcessStartInfo start = new(command, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        using Process process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (text, process.ExitCode);
    }
}
