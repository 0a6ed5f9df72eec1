using System;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Programs.Code;

namespace ActorVm.Programs.Running;

/// <content>The instructions that are too rare, or too long, for the main switch.</content>
public sealed partial class Cpu
{
    /// <summary>Steps of the current instruction beyond its own, for the budget.</summary>
    private int _cost;

    private int TakeCost()
    {
        int cost = _cost;
        _cost = 0;
        return cost;
    }

    /// <summary>Executes one instruction; false where it stopped before its end.</summary>
#pragma warning disable CA1502 // one line an instruction
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Rare(Mmu mmu, ref Instruction i, ref ulong w)
    {
        if (i.Op < Opcode.Copy)
        {
            A(ref w, ref i) = Compute(i.Op, B(ref w, ref i), C(ref w, ref i));
            return true;
        }

        ref ulong a = ref A(ref w, ref i);
        switch (i.Op)
        {
            case Opcode.Copy:
                return CopyBytes(mmu, a, B(ref w, ref i), i.Immediate);
            case Opcode.Zero:
                return ZeroBytes(mmu, a, i.Immediate);
            case Opcode.Allocate:
                return Allocate(B(ref w, ref i), ref a);
            case Opcode.SetStack:
                _stackPointer = a;
                return true;
            case Opcode.Overflow:
                a = Flag(OverflowCheck.Unpack(i.Immediate).Overflows(
                    B(ref w, ref i), C(ref w, ref i), out Unsafe.Add(ref a, 1)));
                return true;
            case Opcode.Atomic:
                ref ulong operand = ref C(ref w, ref i);
                return Modify(
                    mmu, B(ref w, ref i), AtomicWord.Unpack(i.Immediate), ref operand, ref a);
            case Opcode.FormatDouble:
                return FormatDouble(mmu, ref a);
            case Opcode.Checkpoint:
                a = ((ulong)(uint)_depth << 32) | (uint)(IndexOf(ref i) + Steps(i.Distance));
                Unsafe.Add(ref a, 1) = _stackPointer;
                return true;
            case Opcode.Syscall:
                _stop = StopReason.Call;
                _cost++;
                return false;
            case Opcode.Trap:
                Raise((Signal)i.A);
                return false;
            case Opcode.Refuse:
                Raise(Signal.SIGSYS);
                return false;
            default:
                throw new KernelBug($"no instruction {i.Op}");
        }
    }

#pragma warning disable IDE0072 // one line an operation, of the pure ones
    private static ulong Compute(Opcode op, ulong b, ulong c) => unchecked(op switch
    {
        Opcode.AddF32 => U(Single(b) + Single(c)),
        Opcode.SubF32 => U(Single(b) - Single(c)),
        Opcode.MulF32 => U(Single(b) * Single(c)),
        Opcode.DivF32 => U(Single(b) / Single(c)),
        Opcode.NegF64 => b ^ (1UL << 63),
        Opcode.NegF32 => b ^ (1UL << 31),
        Opcode.SetEqF64 => Flag(F(b) == F(c)),
        Opcode.SetNeF64 => Flag(F(b) != F(c)),
        Opcode.SetLtF64 => Flag(F(b) < F(c)),
        Opcode.SetLeF64 => Flag(F(b) <= F(c)),
        Opcode.SetEqF32 => Flag(Single(b) == Single(c)),
        Opcode.SetNeF32 => Flag(Single(b) != Single(c)),
        Opcode.SetLtF32 => Flag(Single(b) < Single(c)),
        Opcode.SetLeF32 => Flag(Single(b) <= Single(c)),
        Opcode.F64FromS64 => U((double)(long)b),
        Opcode.F64FromU64 => U((double)b),
        Opcode.F64FromF32 => U((double)Single(b)),
        Opcode.F32FromS64 => U((float)(long)b),
        Opcode.F32FromU64 => U((float)b),
        Opcode.F32FromF64 => U((float)F(b)),
        Opcode.S32FromF64 => (ulong)Conversion.ToS32(F(b)),
        Opcode.S64FromF64 => (ulong)Conversion.ToS64(F(b)),
        Opcode.U64FromF64 => Conversion.ToU64(F(b)),
        Opcode.PopulationCount => (ulong)BitOperations.PopCount(b),
        Opcode.LeadingZeros => (ulong)BitOperations.LeadingZeroCount(b),
        Opcode.TrailingZeros => (ulong)BitOperations.TrailingZeroCount(b),
        Opcode.FindFirstSet => b == 0 ? 0 : (ulong)BitOperations.TrailingZeroCount(b) + 1,
        Opcode.RedundantSignBits =>
            (ulong)BitOperations.LeadingZeroCount(b ^ (ulong)((long)b >> 63)) - 1,
        Opcode.ByteSwap => BinaryPrimitives.ReverseEndianness(b),
        Opcode.SquareRoot => U(Math.Sqrt(F(b))),
        _ => throw new KernelBug($"no operation {op}"),
    });
#pragma warning restore CA1502, IDE0072

    private static float Single(ulong bits) =>
        BitConverter.UInt32BitsToSingle(unchecked((uint)bits));

    private static ulong U(float number) => BitConverter.SingleToUInt32Bits(number);

    private static int Steps(long distance) => (int)(distance / Instruction.SizeBytes);

    private bool Allocate(ulong sizeBytes, ref ulong address)
    {
        const ulong alignment = 16;
        ulong lowered = unchecked(_stackPointer - sizeBytes) & ~(alignment - 1);
        if (sizeBytes > _stackPointer || lowered < StackLimit)
        {
            Refuse(lowered, isStore: true, WordBytes);
            return false;
        }

        address = _stackPointer = lowered;
        return true;
    }
}
