using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace ActorVm.Host.Tests.Commands;

/// <summary>The built command, started as a process of its own in some folder.</summary>
internal static class BuiltCommand
{
    private const int PatienceMs = 60_000;

    private static readonly string FilePath = Path.Combine(AppContext.BaseDirectory, "actorvm");

    public static (int Status, string Output, string Error) Run(
        string folder, params string[] arguments)
    {
        ProcessStartInfo start = new(FilePath, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.WaitForExit(PatienceMs).ShouldBeTrue("it hangs");
        return (process.ExitCode, output.Result, error.Result);
    }
}
