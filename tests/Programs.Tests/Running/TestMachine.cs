using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Programs.Calls;
using ActorVm.Programs.Code;
using ActorVm.Programs.Running;

namespace ActorVm.Programs.Tests.Running;

/// <summary>
/// Just enough of a kernel for one process: private pages that come at the first touch, a heap,
/// write and exit.
/// </summary>
internal sealed class TestMachine
{
    public const ulong StackTop = 0xC000_0000;
    private const ulong StackBytes = 8 << 20;
    private const ulong HeapBytes = 64 << 20;
    private const ulong MapStart = 0x4000_0000;
    private const int Frames = 1 << 15;
    private const int NoSuchCall = -38;

    private readonly ProgramImage _image;
    private readonly Stress _stress;
    private readonly PhysicalMemory _memory;
    private readonly PageTable _table = new();
    private readonly SortedDictionary<ulong, FrameNumber> _frames = [];
    private readonly Mmu _mmu;
    private readonly List<byte> _output = [];
    private ulong _break;
    private ulong _mapEnd = MapStart;
    private uint _random = 1;

    public TestMachine(ProgramImage image, Stress? stress = null, params string[] arguments)
    {
        _image = image;
        _stress = stress ?? new Stress();
        _memory = new PhysicalMemory(Frames);
        _mmu = new Mmu(_table, _memory);
        _break = image.HeapStart;
        Start(arguments);
    }

    private TestMachine(TestMachine parent)
    {
        _image = parent._image;
        _stress = parent._stress;
        _memory = new PhysicalMemory(Frames);
        _mmu = new Mmu(_table, _memory);
        _break = parent._break;
        _mapEnd = parent._mapEnd;
        foreach ((ulong page, FrameNumber frame) in parent._frames)
        {
            parent._memory.Page(frame).CopyTo(_memory.Page(frame));
            _frames.Add(page, frame);
        }

        Cpu.CopyFrom(parent.Cpu);
    }

    public Cpu Cpu { get; } = new();

    public Mmu Mmu => _mmu;

    public long Instructions { get; private set; }

    public string Output => Encoding.UTF8.GetString(_output.ToArray());

    /// <summary>A copy of the process, with a memory of its own.</summary>
    public TestMachine Fork() => new(this);

    /// <summary>Runs to the program's end.</summary>
    public Outcome Run()
    {
        while (true)
        {
            StopReason reason = Step();
            if (reason == StopReason.Trap)
            {
                return End(null, Cpu.TrapSignal);
            }

            if (reason == StopReason.Fault && !Map(Cpu.FaultAddress))
            {
                return End(null, Signal.SIGSEGV);
            }

            if (reason == StopReason.Call && Call() is int exit)
            {
                return End(exit, Signal.None);
            }
        }
    }

    /// <summary>One run of the Cpu; a visible access is allowed when it asked for one.</summary>
    public StopReason Step(bool allowVisible = false)
    {
        int budget = _stress.Budget;
        StopReason reason = Cpu.Run(_mmu, ref budget, allowVisible);
        Instructions += _stress.Budget - budget;
        Evict();
        return reason == StopReason.Visible ? Step(allowVisible: true) : reason;
    }

    /// <summary>Makes the page of an address present, if the process may use it.</summary>
    public bool Map(ulong address)
    {
        ulong page = Paging.RoundDown(address);
        if (!IsMapped(page, out ImageSegment? segment))
        {
            return false;
        }

        bool writable = segment is null or { Kind: SegmentKind.Data or SegmentKind.Bss };
        if (_table.Get(page).Present || (Cpu.FaultIsStore && !writable))
        {
            return false;
        }

        if (!_frames.TryGetValue(page, out FrameNumber frame))
        {
            _frames.Add(page, frame = new FrameNumber(_frames.Count + 1));
            segment?.FillPage(page, _memory.Page(frame));
        }

        _table.Set(page, PageTableEntry.Map(frame, writable, _stress.Visible));
        return true;
    }

    private bool IsMapped(ulong page, out ImageSegment? segment)
    {
        segment = _image.Segments.FirstOrDefault(one => page >= one.Start && page < one.End);
        return segment is not null
            || (page >= _image.HeapStart && page < Paging.RoundUp(_break))
            || (page >= MapStart && page < _mapEnd)
            || (page >= StackTop - StackBytes && page < StackTop);
    }

    private Outcome End(int? exit, Signal signal) =>
        new(exit, signal, Output, Instructions, Cpu.Hash(),
            signal == Signal.SIGSEGV ? Cpu.FaultAddress : 0, Cpu.RefusedFunction);

    private void Start(string[] arguments)
    {
        ulong at = StackTop;
        List<ulong> pointers = [];
        foreach (string argument in arguments.Prepend("program"))
        {
            byte[] bytes = [.. Encoding.UTF8.GetBytes(argument), 0];
            at -= (ulong)bytes.Length;
            pointers.Add(at);
            Write(at, bytes);
        }

        at = (at & ~15UL) - (ulong)(8 * (pointers.Count + 3));
        at &= ~15UL;
        for (int i = 0; i < pointers.Count; i++)
        {
            Write(at + (ulong)(8 * i), BitConverter.GetBytes(pointers[i]));
        }

        ulong environment = at + (ulong)(8 * (pointers.Count + 1));
        Cpu.Start(_image, at, pointers.Count, at, environment);
        Cpu.StackLimit = StackTop - StackBytes;
    }

    private void Write(ulong address, byte[] bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            Map(address + (ulong)i);
            _mmu.Store(address + (ulong)i, 1, bytes[i], true);
        }
    }

    /// <summary>Performs the pending call; the exit status, where that was it.</summary>
    private int? Call()
    {
        switch ((CallNumber)Cpu.CallNumber)
        {
            case CallNumber.Write:
                Cpu.SetResult(WriteOut(Cpu.Argument(0), Cpu.Argument(1), Cpu.Argument(2)));
                return null;
            case CallNumber.Brk:
                ulong wanted = Cpu.Argument(0);
                bool possible = wanted >= _image.HeapStart && wanted < _image.HeapStart + HeapBytes;
                _break = possible ? wanted : _break;
                Cpu.SetResult((long)_break);
                return null;
            case CallNumber.Mmap:
                ulong start = _mapEnd;
                _mapEnd += Paging.RoundUp(Cpu.Argument(1));
                Cpu.SetResult((long)start);
                return null;
            case CallNumber.ExitGroup:
                return (int)Cpu.Argument(0) & 0xFF;
            default:
                Cpu.SetResult(NoSuchCall);
                return null;
        }
    }

    private long WriteOut(ulong descriptor, ulong address, ulong size)
    {
        for (ulong i = 0; i < size; i++)
        {
            Map(address + i);
            _mmu.Load(address + i, 1, true, out ulong value);
            if (descriptor == 1)
            {
                _output.Add((byte)value);
            }
        }

        return (long)size;
    }

    /// <summary>Takes away about a third of the entries; the frames keep their bytes.</summary>
    private void Evict()
    {
        if (!_stress.Evicts)
        {
            return;
        }

        foreach (ulong page in _frames.Keys)
        {
            _random = unchecked((_random * 1664525) + 1013904223);
            if (_random >> 30 == 0 || _random >> 30 == 3)
            {
                _table.Clear(page);
            }
        }
    }
}
