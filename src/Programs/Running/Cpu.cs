using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActorVm.Model;
using ActorVm.Programs.Code;

namespace ActorVm.Programs.Running;

/// <summary>What a simulated process runs on: its program's state and the interpreter.</summary>
/// <remarks>
/// A running function sees a window of registers; its callee's window begins inside the caller's,
/// at the arguments, so that passing them costs nothing. Windows and return addresses lie in arrays
/// that grow by doubling; everything whose address is taken lies on the simulated stack.
/// Every stop stands before what it could not do: running again does exactly that. An access that
/// straddles two pages is done in two parts; the Cpu remembers the first.
/// </remarks>
public sealed partial class Cpu
{
    private const int FirstRegisters = 48;
    private const int FirstReturns = 16;

    /// <summary>Larger arrays are given back at a reset.</summary>
    private const int KeptRegisters = 4096;

    private ProgramImage? _image;
    private ulong[] _registers = new ulong[FirstRegisters];
    private int[] _returns = new int[FirstReturns];

    /// <summary>The instruction to execute next, an index into the image's code.</summary>
    private int _pc;

    /// <summary>Where the current window begins in the registers.</summary>
    private int _base;

    /// <summary>How many return addresses there are.</summary>
    private int _depth;

    private ulong _stackPointer;

    private StopReason _stop;

    /// <summary>Whether it was started.</summary>
    public bool HasProgram => _image is not null;

    /// <summary>The image that it runs.</summary>
    /// <exception cref="KernelBug">It was not started.</exception>
    public ProgramImage Image =>
        _image ?? throw new KernelBug("a Cpu without a program was asked to run");

    /// <summary>The lowest address for the stack; a call that goes below faults there.</summary>
    public ulong StackLimit { get; set; }

    /// <summary>The simulated stack pointer.</summary>
    public ulong StackPointer => _stackPointer;

    /// <summary>After <see cref="StopReason.Fault"/>: the first byte refused; after
    /// <see cref="StopReason.Visible"/>: the first one that the next turn accesses.</summary>
    public ulong FaultAddress { get; private set; }

    /// <summary>Whether it stopped before a visible access.</summary>
    public bool IsAtVisible => _stop == StopReason.Visible;

    /// <summary>After <see cref="StopReason.Fault"/>: whether it was a store.</summary>
    public bool FaultIsStore { get; private set; }

    /// <summary>After <see cref="StopReason.Fault"/>: how many bytes were to be accessed; 0 for a
    /// call of what is no function.</summary>
    public byte FaultSize { get; private set; }

    /// <summary>After <see cref="StopReason.Fault"/>: whether it was a call.</summary>
    public bool FaultIsFetch => _stop == StopReason.Fault && FaultSize == 0;

    /// <summary>After <see cref="StopReason.Trap"/>: the signal that the program raises.</summary>
    public Signal TrapSignal { get; private set; }

    /// <summary>After a trap with SIGSYS: the name of the library function that was called and is
    /// not supported; else null.</summary>
    public string? RefusedFunction => _stop == StopReason.Trap && TrapSignal == Signal.SIGSYS
        ? Image.Refused[(int)Image.Code[_pc].Immediate]
        : null;

    /// <summary>After <see cref="StopReason.Call"/>: the number of the system call.</summary>
    public int CallNumber => unchecked((int)PendingCall(0));

    /// <summary>Where it stands in the user's sources; for the library, where it was called.
    /// </summary>
    public (string File, int Line) Location
    {
        get
        {
            CodeLocation place = Backtrace()
                .Where(frame => !frame.IsLibrary)
                .Append(Image.LocationOf(_pc))
                .First();
            return (place.File, place.Line);
        }
    }

    /// <summary>Begins a program at its entry, with argc, argv and envp as arguments.</summary>
    public void Start(ProgramImage image, ulong stackPointer, int argc, ulong argv, ulong envp)
    {
        Reset();
        _image = image;
        _pc = image.Entry;
        _stackPointer = stackPointer;
        _registers[0] = unchecked((ulong)argc);
        _registers[1] = argv;
        _registers[2] = envp;
        _returns[0] = ProgramImage.ReturnFromEntry;
        _depth = 1;
    }

    /// <summary>The arguments of the pending system call, from 0 to 5.</summary>
    public ulong Argument(int index) => index is >= 0 and < 6
        ? PendingCall(index + 1)
        : throw new KernelBug($"system calls have no argument {index}");

    /// <summary>Ends the pending system call: its raw result, -errno for errors.</summary>
    public void SetResult(long value)
    {
        PendingCall(0) = unchecked((ulong)value);
        _stop = StopReason.Budget;
        _pc++;
    }

    /// <summary>Takes over all of another's state, as fork does.</summary>
    public void CopyFrom(Cpu other)
    {
        int live = other.LiveRegisters;
        MakeRoom(ref _registers, live, 0);
        MakeRoom(ref _returns, other._depth, 0);
        other._registers.AsSpan(0, live).CopyTo(_registers);
        _registers.AsSpan(live).Clear();
        other._returns.AsSpan(0, other._depth).CopyTo(_returns);
        _image = other._image;
        _pc = other._pc;
        _base = other._base;
        _depth = other._depth;
        _stackPointer = other._stackPointer;
        _stop = other._stop;
        _done = other._done;
        _held = other._held;
        CopyInterruptions(other);
        StackLimit = other.StackLimit;
        FaultAddress = other.FaultAddress;
        FaultIsStore = other.FaultIsStore;
        FaultSize = other.FaultSize;
        TrapSignal = other.TrapSignal;
    }

    /// <summary>Forgets the program; small arrays are kept for the next.</summary>
    public void Reset()
    {
        if (_registers.Length > KeptRegisters)
        {
            _registers = new ulong[FirstRegisters];
            _returns = new int[FirstReturns];
        }

        _registers.AsSpan().Clear();
        _image = null;
        _pc = _base = _depth = 0;
        _stackPointer = StackLimit = 0;
        _stop = StopReason.Budget;
        _done = 0;
        _held = 0;
        _interruptions = 0;
        FaultAddress = 0;
        FaultIsStore = false;
        FaultSize = 0;
        TrapSignal = Signal.None;
    }

    /// <summary>The functions that are being executed, the innermost first, and where each
    /// stands.</summary>
    public IEnumerable<CodeLocation> Backtrace()
    {
        yield return Image.LocationOf(_pc);
        for (int i = _depth - 1; i > 0; i--)
        {
            yield return Image.LocationOf(_returns[i] - 1);
        }
    }

    /// <summary>The hash of all that decides how it runs on.</summary>
    public ulong Hash()
    {
        if (_image is null)
        {
            return StateHash.Seed;
        }

        ulong hash = StateHash.Mix(StateHash.Seed, _image.Hash);
        hash = StateHash.Mix(hash, ((ulong)(uint)_pc << 32) | (uint)_depth);
        hash = StateHash.Mix(hash, ((ulong)(uint)_base << 8) | (byte)_stop);
        hash = StateHash.Mix(hash, _stackPointer);
        hash = StateHash.Mix(StateHash.Mix(hash, (ulong)_done), _held);
        hash = HashInterruptions(hash);
        hash = StateHash.Mix(
            hash, MemoryMarshal.AsBytes<ulong>(_registers.AsSpan(0, LiveRegisters)));
        return StateHash.Mix(hash, MemoryMarshal.AsBytes<int>(_returns.AsSpan(0, _depth)));
    }

    /// <summary>The registers of all live windows, as far as there is room for the last: a function
    /// that stands at its Enter has only its arguments yet.</summary>
    private int LiveRegisters =>
        _image is null ? 0 : Math.Min(_registers.Length, _base + _image.WindowOf(_pc));

    private ref ulong PendingCall(int offset)
    {
        if (_stop != StopReason.Call)
        {
            throw new KernelBug("a Cpu was asked for a system call and has none");
        }

        return ref _registers[_base + Image.Code[_pc].A + offset];
    }

    private void BeginRun(bool allowVisible)
    {
        if (_stop == StopReason.Call)
        {
            throw new KernelBug("a Cpu was told to run on without its system call's result");
        }

        _visibleAllowed = allowVisible;
        _stop = StopReason.Budget;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Instruction CodeAt(int index) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_image!.Code), index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int IndexOf(ref Instruction i) => Executed(ref CodeAt(0), ref i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref ulong WindowAt(int index) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_registers), index);

    /// <summary>A call: the return address is kept, the window moves to the arguments.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Push(ref Instruction i)
    {
        if (_depth == _returns.Length)
        {
            MakeRoom(ref _returns, _depth + 1, _depth);
        }

        _returns[_depth++] = IndexOf(ref i) + 1;
        _base += i.A;
    }

    /// <summary>A return: to behind the call, whose A moves the window back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Instruction Pop()
    {
        ref Instruction next = ref CodeAt(_returns[--_depth]);
        _base -= Unsafe.Subtract(ref next, 1).A;
        return ref next;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void GrowWindows(int window) =>
        MakeRoom(ref _registers, _base + window, _registers.Length);

    private static void MakeRoom<T>(ref T[] array, int length, int kept)
    {
        if (length <= array.Length)
        {
            return;
        }

        var larger = new T[Math.Max(length, array.Length * 2)];
        array.AsSpan(0, kept).CopyTo(larger);
        array = larger;
    }

    /// <summary>The function at an address; a call of anything else faults or traps.</summary>
    private bool FindFunction(ulong address, out int function)
    {
        function = _image!.IndexOfAddress(address);
        if (function >= 0 && _image.Code[function].Op == Opcode.Enter)
        {
            return true;
        }

        if (function >= 0)
        {
            Raise(Signal.SIGILL);
        }
        else
        {
            Refuse(address, isStore: false, sizeBytes: 0);
        }

        return false;
    }

    /// <summary>The place that a computed goto names; it must lie in the function that
    /// goes.</summary>
    private bool FindLabel(ref Instruction i, ulong address, out int label)
    {
        label = _image!.IndexOfAddress(address);
        if (label >= 0 && _image.FunctionOf(label) == _image.FunctionOf(IndexOf(ref i)))
        {
            return true;
        }

        Raise(Signal.SIGSEGV);
        return false;
    }

    /// <summary>
    /// longjmp: goes back to where Checkpoint stood. What the program did to its jmp_buf is not
    /// trusted: the depth must not be above this one's, and the place must be a Landing.
    /// </summary>
    private bool Rewind(ref ulong checkpoint, out int landing)
    {
        int depth = (int)(checkpoint >> 32 & int.MaxValue);
        landing = (int)(checkpoint & int.MaxValue);
        if (depth < 1 || depth > _depth || !_image!.IsLanding(landing))
        {
            Raise(Signal.SIGSEGV);
            return false;
        }

        ulong value = Unsafe.Add(ref checkpoint, 2);
        _stackPointer = Unsafe.Add(ref checkpoint, 1);
        while (_depth > depth)
        {
            PopFrame();
        }

        GrowWindows(_image.WindowOf(landing));
        _registers[_base + _image.Code[landing].A] = value;
        return true;
    }

    private void Refuse(ulong address, bool isStore, int sizeBytes)
    {
        _stop = StopReason.Fault;
        FaultAddress = address;
        FaultIsStore = isStore;
        FaultSize = (byte)sizeBytes;
    }

    private void Raise(Signal signal)
    {
        _stop = StopReason.Trap;
        TrapSignal = signal;
    }
}
