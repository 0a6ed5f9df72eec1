using System;
using System.Diagnostics;
using System.IO;
using System.Text;

namespace ActorVm.Host.Tests.Commands;

/// <summary>
/// <c>docs/walk-of-a-page.md</c> shows what its commands print. Where they print something else:
/// <c>ACTORVM_APPROVE=1 dotnet test tests/Host.Tests --filter Walk</c> takes it over; then read the
/// text around it again, since it speaks of turns.
/// </summary>
public sealed class WalkTests : IDisposable
{
    private const string Begin = "```console";
    private const string End = "```";
    private const string Prompt = "$ ";

    private static readonly string Document =
        Path.Combine(Repository.Root, "docs/walk-of-a-page.md");

    private readonly TemporaryFolder _folder = new();

    public WalkTests() =>
        Directory.CreateSymbolicLink(
            _folder.At("scenarios"), Path.Combine(Repository.Root, "scenarios"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheDocumentIsTheApprovedOne()
    {
        string written = File.ReadAllText(Document);
        string printed = RunCommandsOf(written);
        if (Environment.GetEnvironmentVariable("ACTORVM_APPROVE") == "1")
        {
            File.WriteAllText(Document, printed);
            return;
        }

        written.ShouldBe(printed);
    }

    /// <summary>The same text, with what its commands print now.</summary>
    private string RunCommandsOf(string text)
    {
        StringBuilder result = new();
        bool isConsole = false;
        foreach (string line in text.TrimEnd('\n').Split('\n'))
        {
            isConsole = line == Begin || (isConsole && line != End);
            if (!isConsole || line == Begin)
            {
                result.Append(line).Append('\n');
            }
            else if (line.StartsWith(Prompt, StringComparison.Ordinal))
            {
                result.Append(line).Append('\n').Append(Print(line[Prompt.Length..]));
            }
        }

        return result.ToString();
    }

    private string Print(string command)
    {
        ProcessStartInfo start = new("/bin/sh", ["-c", command])
        {
            WorkingDirectory = _folder.FullPath,
            RedirectStandardOutput = true,
        };
        start.Environment["PATH"] =
            $"{AppContext.BaseDirectory}:{Environment.GetEnvironmentVariable("PATH")}";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, command);
        return output;
    }
}
