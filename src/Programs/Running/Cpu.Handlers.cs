using System;
using System.Runtime.InteropServices;
using ActorVm.Model;
using ActorVm.Programs.Code;

namespace ActorVm.Programs.Running;

/// <content>Signal handlers: how the program is interrupted, and how it goes on.</content>
/// <remarks>
/// A handler's windows begin above those of the function that was interrupted, whose registers stay
/// where they are; what else it takes to go on there is kept aside, the innermost last. It is given
/// up by <see cref="LeaveHandler"/>, or by a longjmp to a frame below.
/// </remarks>
public sealed partial class Cpu
{
    private InterruptedPlace[] _interrupted = [];
    private int _interruptions;

    /// <summary>The address of the instruction that it stands at.</summary>
    public ulong InstructionAddress =>
        Image.TextStart + ((ulong)(uint)_pc * Instruction.SizeBytes);

    /// <summary>Gives up the pending system call; running on makes it again.</summary>
    public void RestartCall()
    {
        _ = PendingCall(0);
        _stop = StopReason.Budget;
    }

    /// <summary>
    /// Interrupts the program: it runs on in a function that never returns, and goes on where it
    /// stood after <see cref="LeaveHandler"/>.
    /// </summary>
    /// <param name="entry">The function's address.</param>
    /// <param name="stackPointer">The end of its stack.</param>
    /// <param name="stackLimit">The lowest address for it.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>False where the address is no function's, and nothing was done.</returns>
    public bool EnterHandler(
        ulong entry, ulong stackPointer, ulong stackLimit, ReadOnlySpan<ulong> arguments)
    {
        int function = Image.IndexOfAddress(entry);
        if (function < 0 || Image.Code[function].Op != Opcode.Enter)
        {
            return false;
        }

        MakeRoom(ref _interrupted, _interruptions + 1, _interruptions);
        _interrupted[_interruptions++] = new InterruptedPlace(
            _pc, _base, _depth, _stackPointer, StackLimit, _done, _held);
        MakeRoom(ref _returns, _depth + 1, _depth);
        _returns[_depth++] = _pc + 1; // for the backtrace; nobody returns there
        _base += Image.WindowOf(_pc);
        MakeRoom(ref _registers, _base + arguments.Length, _registers.Length);
        arguments.CopyTo(_registers.AsSpan(_base));
        _pc = function;
        _stackPointer = stackPointer;
        StackLimit = stackLimit;
        _done = 0;
        _held = 0;
        _stop = StopReason.Budget;
        return true;
    }

    /// <summary>Goes back to where the innermost handler interrupted the program.</summary>
    /// <returns>False where none did, and nothing was done.</returns>
    public bool LeaveHandler()
    {
        if (_interruptions == 0)
        {
            return false;
        }

        InterruptedPlace place = PopInterruption();
        _pc = place.Instruction;
        _stackPointer = place.StackPointer;
        _done = place.Done;
        _held = place.Held;
        _stop = StopReason.Budget;
        return true;
    }

    /// <summary>Gives up the innermost frame: a called function's, or one that was
    /// interrupted.</summary>
    private void PopFrame()
    {
        if (_interruptions > 0 && _interrupted[_interruptions - 1].Depth == _depth - 1)
        {
            PopInterruption();
        }
        else
        {
            Pop();
        }
    }

    private InterruptedPlace PopInterruption()
    {
        InterruptedPlace place = _interrupted[--_interruptions];
        _base = place.Base;
        _depth = place.Depth;
        StackLimit = place.StackLimit;
        return place;
    }

    private void CopyInterruptions(Cpu other)
    {
        _interruptions = other._interruptions;
        MakeRoom(ref _interrupted, _interruptions, 0);
        other._interrupted.AsSpan(0, _interruptions).CopyTo(_interrupted);
    }

    private ulong HashInterruptions(ulong hash) => StateHash.Mix(
        hash,
        MemoryMarshal.AsBytes<InterruptedPlace>(_interrupted.AsSpan(0, _interruptions)));

    /// <summary>What it takes to go on where the program was interrupted.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private readonly record struct InterruptedPlace(
        int Instruction,
        int Base,
        int Depth,
        ulong StackPointer,
        ulong StackLimit,
        long Done,
        ulong Held);
}
