using System;
using System.IO;
using System.Linq;
using System.Text;
using ActorVm.Actors;
using ActorVm.Actors.Reports;
using ActorVm.Actors.Scheduling;
using ActorVm.Model;
using ActorVm.Programs;
using ActorVm.Programs.Tests.Running;
using Xunit.Abstractions;

namespace ActorVm.Host.Tests.Library;

/// <summary>What of the C library needs a whole kernel (files, fork, pipes, signals) prints on the
/// machine what it prints on the host.</summary>
public sealed class LibraryOnMachineTests(ITestOutputHelper output)
{
    private const int SignalStatus = 128;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Library", "programs");

    public static TheoryData<string, Profile> Programs
    {
        get
        {
            TheoryData<string, Profile> rows = [];
            foreach (string path in Directory.GetFiles(Folder, "*.c").Order(StringComparer.Ordinal))
            {
                rows.Add(Path.GetFileName(path), Profile.Classic);
                rows.Add(Path.GetFileName(path), Profile.Linux);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void PrintsWhatItPrintsOnTheHost(string name, Profile profile)
    {
        string path = Path.Combine(Folder, name);
        if (HostCompiler.Run(path) is not (string expected, int status))
        {
            output.WriteLine(HostCompiler.Missing);
            return;
        }

        ProcessReport process = Run(path, profile);
        Encoding.UTF8.GetString(process.StandardOutput.AsSpan()).ShouldBe(expected);
        (process.Exit ?? (SignalStatus + (int)process.Signal!.Value)).ShouldBe(status);
    }

    private static ProcessReport Run(string path, Profile profile)
    {
        string name = Path.GetFileName(path);
        CompileResult compiled = ProgramCompiler.Compile(
            [new SourceFile(name, File.ReadAllText(path))],
            new CompileOptions { Profile = profile });
        compiled.Image.ShouldNotBeNull(string.Join('\n', compiled.Diagnostics));
        var process = new ProcessSetup("P")
        {
            Program = compiled.Image,
            Arguments = [Path.GetFileNameWithoutExtension(name)],
        };
        var machine = new Machine(new MachineSetup { Profile = profile, Processes = [process] });
        var host = new DeterministicHost(machine);
        host.Boot(new FifoStrategy(), new RunOptions());
        host.Run().ShouldBe(RunEnd.Completed);
        return machine.Report().Processes[0];
    }
}
