using System;
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
        if (HostCompiler.Run(path) is not (string expected, int exit))
        {
            output.WriteLine(HostCompiler.Missing);
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
}
