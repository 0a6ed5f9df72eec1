using System;
using System.IO;
using System.Linq;
using ActorVm.Model;
using ActorVm.Programs.Code;
using ActorVm.Programs.Tests.Running;
using Xunit.Abstractions;

namespace ActorVm.Programs.Tests.Library;

/// <summary>Each file of <c>programs</c>, one a corner of the library, prints with this library
/// what it prints with the host's.</summary>
/// <remarks>What needs a whole kernel (files, fork, signals) is compared on the machine, in the
/// host's tests.</remarks>
public sealed class LibraryTests(ITestOutputHelper output)
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Library", "programs");

    public static TheoryData<string> Programs => [.. Directory.GetFiles(Folder, "*.c")
        .Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Programs))]
    public void PrintsWhatTheHostsLibraryMakesItPrint(string name)
    {
        string path = Path.Combine(Folder, name);
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
    [InlineData("printf-integers.c")]
    [InlineData("printf-doubles.c")]
    [InlineData("scanf.c")]
    [InlineData("snprintf.c")]
    [InlineData("sorting.c")]
    [InlineData("strings.c")]
    [InlineData("environment.c")]
    public void FaultsAndTurnsInTheMiddleOfItChangeNothing(string name)
    {
        ProgramImage image = Given.Program(File.ReadAllText(Path.Combine(Folder, name)));
        Outcome plain = new TestMachine(image).Run();
        Stress[] stresses =
        [
            new(Budget: 13), new(Evicts: true, Budget: 997), new(Visible: true, Evicts: true),
        ];
        foreach (Stress stress in stresses)
        {
            new TestMachine(image, stress).Run().ShouldBe(plain, stress.ToString());
        }
    }
}
