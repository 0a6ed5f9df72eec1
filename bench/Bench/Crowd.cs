using System;
using System.Linq;
using ActorVm.Actors;
using ActorVm.Actors.Scheduling;
using ActorVm.Model.Memory;
using ActorVm.Programs.Code;

namespace ActorVm.Bench;

/// <summary>
/// Processes that are attached to one segment: some make calls without end, the others sleep.
/// </summary>
internal sealed class Crowd
{
    private const int Turns = 1 << 16;
    private const int TurnsToAttach = 100; // and then some
    private readonly Machine _machine;
    private readonly DeterministicHost _host;

    /// <summary>Makes the processes and runs them until all are attached.</summary>
    public Crowd(int processes, int callers)
    {
        ProgramImage image = MachineRun.Compile("crowd");
        long before = GC.GetTotalMemory(true);
        _machine = new Machine(new MachineSetup
        {
            FrameCount = (3 * processes) + 4096, // text, data and stack
            SwapSlots = 16,
            Processes =
            [
                .. Enumerable.Range(0, processes).Select(i => new ProcessSetup("crowd")
                {
                    Program = image,
                    Arguments = ["crowd", i < callers ? "1" : "0"],
                }),
            ],
        });
        _host = new DeterministicHost(_machine);
        _host.Boot(new RandomStrategy(1), new RunOptions(), new ByteCounter());
        _host.Run(processes * TurnsToAttach);
        long attached = _machine.ReportKernel().Attached;
        if (attached != processes)
        {
            throw new InvalidOperationException($"{attached} of {processes} are attached");
        }

        Bytes = (GC.GetTotalMemory(true) - before) / (double)processes;
    }

    /// <summary>What a process takes of the heap, with everything that is there for its sake.
    /// </summary>
    public double Bytes { get; }

    /// <summary>What of that its pages take: the frames that only it maps.</summary>
    public double PageBytes =>
        (double)_machine.ReportKernel().FramesUsed / _machine.Processes.Length
        * (Paging.PageSizeBytes + 24); // an array each

    /// <summary>What a page table takes that maps what a process has mapped.</summary>
    public double PageTableBytes()
    {
        const int tables = 1000;
        PageTable sample = _machine.Processes[^1].Pages;
        var all = new PageTable[tables];
        long before = GC.GetTotalMemory(true);
        for (int i = 0; i < tables; i++)
        {
            all[i] = new PageTable();
            foreach (PageTable.Item item in sample.Walk())
            {
                all[i].Set(item.Address, item.Entry);
            }
        }

        long bytes = GC.GetTotalMemory(true) - before;
        GC.KeepAlive(all);
        return bytes / (double)tables;
    }

    /// <summary>Runs some turns.</summary>
    public long Run()
    {
        _host.Run(_host.Turns + Turns);
        return Turns;
    }
}
