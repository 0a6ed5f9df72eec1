using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using ActorVm.Model;
using ActorVm.Programs.Tests.Running;
using Xunit.Abstractions;

namespace ActorVm.Programs.Tests.Code;

/// <summary>Each file of <c>programs</c> prints what it prints when <c>cc</c> builds it.</summary>
public sealed class CompilerTests(ITestOutputHelper output)
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Code", "programs");

    public static TheoryData<string> Programs => [.. Directory.GetFiles(Folder, "*.c")
        .Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Programs))]
    public void PrintsWhatTheHostsCompilerMakesItPrint(string name)
    {
        string path = Path.Combine(Folder, name + ".c");
        if (Expected(path) is not (string expected, int exit))
        {
            output.WriteLine("skipped: there is no cc to compare with");
            return;
        }

        Outcome outcome = Given.Machine(File.ReadAllText(path)).Run();
        outcome.Refused.ShouldBeNull();
        outcome.Output.ShouldBe(expected);
        outcome.Signal.ShouldBe(Signal.None);
        outcome.Exit.ShouldBe(exit);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void FaultsTurnsAndBudgetsChangeNothing(string name)
    {
        var image = Given.Program(File.ReadAllText(Path.Combine(Folder, name + ".c")));
        Outcome plain = new TestMachine(image).Run();
        Stress[] stresses =
        [
            new(Budget: 7), new(Evicts: true, Budget: 97), new(Visible: true),
            new(Visible: true, Evicts: true, Budget: 1000),
        ];
        foreach (Stress stress in stresses)
        {
            new TestMachine(image, stress).Run().ShouldBe(plain, stress.ToString());
        }
    }

    private static (string Output, int Exit)? Expected(string path)
    {
        string binary = Path.Combine(Path.GetTempPath(), $"actorvm-{Guid.NewGuid():N}");
        try
        {
            (string errors, int status) =
                Run("cc", ["-std=gnu11", "-w", "-o", binary, path, "-lm"]);
            status.ShouldBe(0, errors);
            return Run(binary, []);
        }
        catch (Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(binary);
        }
    }

    private static (string Output, int Exit) Run(string command, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(command, arguments) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (text, process.ExitCode);
    }
}
