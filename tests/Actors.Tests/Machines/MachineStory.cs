using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using ActorVm.Actors.Reports;
using ActorVm.Actors.Scheduling;
using ActorVm.Model;
using ActorVm.Programs;

namespace ActorVm.Actors.Tests.Machines;

/// <summary>A whole machine that runs C programs, for tests of what only the whole shows.</summary>
internal sealed class MachineStory
{
    public MachineStory(params string[] programs)
        : this(new MachineSetup(), programs)
    {
    }

    public MachineStory(MachineSetup setup, params string[] programs)
    {
        Machine = new Machine(setup with { Processes = Compile(setup.Profile, programs) });
        Host = new DeterministicHost(Machine);
    }

    public Machine Machine { get; }

    public DeterministicHost Host { get; }

    public RunEnd Run(Strategy strategy, RunOptions? options = null, IJournal? journal = null)
    {
        Host.Boot(strategy, options ?? new RunOptions { CheckEveryTurn = true }, journal);
        RunEnd end = Host.Run();
        Host.Violations.ShouldBeEmpty();
        return end;
    }

    public ProcessReport Report(int pid) =>
        Machine.Report().Processes.Single(p => p.Pid == new Pid(pid));

    public string Output(int pid) => Encoding.UTF8.GetString(Report(pid).StandardOutput.AsSpan());

    private static ImmutableArray<ProcessSetup> Compile(Profile profile, string[] programs)
    {
        List<ProcessSetup> processes = [];
        foreach (string source in programs)
        {
            string name = $"P{processes.Count}";
            CompileResult result = ProgramCompiler.Compile(
                [new SourceFile(name + ".c", source)], new CompileOptions { Profile = profile });
            result.Diagnostics.ShouldBeEmpty();
            processes.Add(new ProcessSetup(name)
            {
                Program = result.Image,
                Arguments = [name],
            });
        }

        return [.. processes];
    }
}
