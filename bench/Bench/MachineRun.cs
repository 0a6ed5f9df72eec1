using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using ActorVm.Actors;
using ActorVm.Actors.Reports;
using ActorVm.Actors.Scheduling;
using ActorVm.Programs;
using ActorVm.Programs.Code;

namespace ActorVm.Bench;

/// <summary>
/// A machine whose processes all run one program of the folder <c>programs</c>, to be run again
/// and again.
/// </summary>
internal sealed class MachineRun
{
    private readonly DeterministicHost _host;
    private readonly Machine _machine;
    private readonly Strategy _strategy;
    private readonly RunOptions _options = new();
    private readonly ByteCounter _journal = new();

    /// <summary>Compiles the program and runs it once, to see that it works.</summary>
    public MachineRun(string program, int processes, Strategy strategy, params string[] arguments)
    {
        ProgramImage image = Compile(program);
        _machine = new Machine(new MachineSetup
        {
            FrameCount = 4096,
            SwapSlots = 4096,
            Processes =
            [
                .. Enumerable.Range(1, processes).Select(i => new ProcessSetup($"{program}.{i}")
                {
                    Program = image,
                    Arguments = [program, .. arguments],
                }),
            ],
        });
        _host = new DeterministicHost(_machine);
        _strategy = strategy;
        Run();
        foreach (ProcessReport process in _machine.Report().Processes)
        {
            if (process.Exit != 0)
            {
                throw new InvalidOperationException(
                    $"{process.Name}: {process.State}, exit {process.Exit}, {process.Signal}");
            }
        }
    }

    /// <summary>Where a program of the folder lies.</summary>
    public static string PathOf(string program) =>
        Path.Combine(AppContext.BaseDirectory, "programs", program + ".c");

    /// <summary>Compiles a program of the folder.</summary>
    public static ProgramImage Compile(string program)
    {
        string path = PathOf(program);
        CompileResult result = ProgramCompiler.Compile(
            [new SourceFile(path, File.ReadAllText(path))], new CompileOptions());
        return result.Image
            ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }

    /// <summary>Resets, boots and runs the machine to its end.</summary>
    /// <returns>How many turns that took.</returns>
    public long Run() => Run(_journal);

    /// <summary>The same with a journal of one's own, or with none.</summary>
    public long Run(IJournal? journal) => Run(journal, _strategy, () => { });

    /// <summary>The same with a strategy of one's own, which hears when the machine has booted.
    /// </summary>
    public long Run(IJournal? journal, Strategy strategy, Action booted)
    {
        _host.Boot(strategy, _options, journal);
        booted();
        RunEnd end = _host.Run();
        return end == RunEnd.Completed
            ? _host.Turns
            : throw new InvalidOperationException(
                $"{end}: {_host.HaltReason} {string.Join(';', _host.Violations)}");
    }

    /// <summary>Resets and boots the machine, and runs some of its turns.</summary>
    public void RunTo(long turn)
    {
        _host.Boot(_strategy, _options);
        _host.Run(turn);
    }

    /// <summary>Resets the machine after a run.</summary>
    public long Reset()
    {
        _machine.Reset();
        return 1;
    }

    /// <summary>Hashes the state as it is.</summary>
    /// <returns>How many hashes were made.</returns>
    public long Hash()
    {
        const int hashes = 100;
        ulong all = 0;
        for (int i = 0; i < hashes; i++)
        {
            all ^= _host.HashState();
        }

        return all == 0 ? hashes : hashes + (long)(all >> 63 >> 1);
    }
}
