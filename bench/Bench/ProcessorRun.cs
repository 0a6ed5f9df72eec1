using System;
using ActorVm.Model.Memory;
using ActorVm.Programs.Code;
using ActorVm.Programs.Running;

namespace ActorVm.Bench;

/// <summary>A program on a processor alone: no machine, each fault is answered at once.</summary>
internal sealed class ProcessorRun
{
    private const int Budget = 100_000;
    private const int Frames = 4096;
    private const int ExitGroup = 231;
    private const ulong StackTop = 0xC000_0000;
    private readonly ProgramImage _image;
    private readonly PhysicalMemory _memory = new(Frames);
    private readonly PageTable _table = new();
    private readonly Mmu _mmu;
    private readonly Cpu _cpu = new();

    /// <summary>Compiles the program.</summary>
    public ProcessorRun(string program)
    {
        _image = MachineRun.Compile(program);
        _mmu = new Mmu(_table, _memory);
    }

    /// <summary>Runs the program from its beginning to its end.</summary>
    /// <returns>How many instructions that took.</returns>
    public long Run()
    {
        _table.Reset();
        _memory.Reset();
        _cpu.Reset();
        _cpu.Start(_image, StackTop - 64, 0, 0, 0);
        int frames = 0;
        long count = 0;
        while (true)
        {
            int budget = Budget;
            StopReason reason = _cpu.Run(_mmu, ref budget, false);
            count += Budget - budget;
            switch (reason)
            {
                case StopReason.Fault:
                    Map(new FrameNumber(++frames));
                    break;
                case StopReason.Call when _cpu.CallNumber == ExitGroup:
                    return count;
                case StopReason.Call:
                    _cpu.SetResult(-1);
                    break;
                case StopReason.Trap:
                    throw new InvalidOperationException($"{_cpu.TrapSignal} at {_cpu.Location}");
            }
        }
    }

    private void Map(FrameNumber frame)
    {
        ulong page = Paging.RoundDown(_cpu.FaultAddress);
        if (page < _image.HeapStart && page >= _image.TextStart)
        {
            _image.FillPage(page, _memory.Page(frame));
        }

        _table.Set(page, PageTableEntry.Map(frame, true, false));
    }
}
