using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
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
        using Process process = Start(folder, arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.WaitForExit(PatienceMs).ShouldBeTrue("it hangs");
        return (process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Ends it by SIGKILL as soon as something holds.</summary>
    public static void RunAndKill(string folder, Func<bool> isTime, params string[] arguments)
    {
        using Process process = Start(folder, arguments);
        SpinWait.SpinUntil(() => process.HasExited || isTime(), PatienceMs).ShouldBeTrue("it hangs");
        process.HasExited.ShouldBeFalse("it has ended before its time");
        process.Kill();
        process.WaitForExit();
    }

    private static Process Start(string folder, string[] arguments) =>
        Process.Start(new ProcessStartInfo(FilePath, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
