using System;
using System.Runtime.CompilerServices;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Programs.Code;
using static ActorVm.Programs.Running.Division;

namespace ActorVm.Programs.Running;

/// <content>The dispatch: what every instruction does.</content>
/// <remarks>
/// One loop over one dense switch. What it needs at each step, the instruction and the window, are
/// references, so that the JIT keeps them in registers and checks no index: the compiler gives
/// out registers below what Enter announces, Enter sees to the room for them, and return addresses
/// are the Cpu's own. The budget is settled at taken branches, calls and stops, by the distance run
/// since the last one, so that straight code pays nothing for it.
/// </remarks>
public sealed partial class Cpu
{
    /// <summary>Runs on until something stops it, and tells what.</summary>
    /// <param name="mmu">The way to the process's memory.</param>
    /// <param name="budget">
    /// Instructions that it may still execute, counted down; the end is noticed at jumps and calls,
    /// so it may go a little below 0.
    /// </param>
    /// <param name="allowVisible">Whether one visible access may be done.</param>
#pragma warning disable CA1502 // the switch over all instructions is the point
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public StopReason Run(Mmu mmu, ref int budget, bool allowVisible)
    {
        BeginRun(allowVisible);
        int left = budget;
        ref Instruction i = ref CodeAt(_pc);
        ref Instruction since = ref i;
        ref ulong w = ref WindowAt(_base);
        ulong value;
        if (left <= 0)
        {
            return StopReason.Budget;
        }

        unchecked
        {
            while (true)
            {
                switch (i.Op)
                {
                    // Control.
                    case Opcode.Jump:
                    branch:
                        left -= Executed(ref since, ref i) + 1;
                        i = ref Unsafe.AddByteOffset(ref i, i.Distance);
                    arrived:
                        since = ref i;
                        if (left > 0) { continue; }
                        _stop = StopReason.Budget;
                        goto stop;
                    branchFar:
                        left -= Executed(ref since, ref i) + 1;
                        i = ref Unsafe.AddByteOffset(ref i, (nint)i.Immediate);
                        goto arrived;
                    case Opcode.Table:
                        value = Math.Min(A(ref w, ref i) - I(ref i), (uint)i.Distance);
                        left -= Executed(ref since, ref i) + 1;
                        i = ref Unsafe.Add(ref i, (nint)value + 1);
                        since = ref i;
                        continue;
                    case Opcode.JumpIndirect:
                        if (!FindLabel(ref i, A(ref w, ref i), out int label)) { goto stop; }
                        left -= Executed(ref since, ref i) + 1;
                        i = ref CodeAt(label);
                        goto arrived;
                    case Opcode.Call:
                        left -= Executed(ref since, ref i) + 1;
                        Push(ref i);
                        w = ref A(ref w, ref i);
                        i = ref Unsafe.AddByteOffset(ref i, i.Distance);
                        goto arrived;
                    case Opcode.CallIndirect:
                        if (!FindFunction(B(ref w, ref i), out int function)) { goto stop; }
                        left -= Executed(ref since, ref i) + 1;
                        Push(ref i);
                        w = ref A(ref w, ref i);
                        i = ref CodeAt(function);
                        goto arrived;
                    case Opcode.Enter:
                        value = _stackPointer - I(ref i);
                        if (value < StackLimit) { goto stackOverflow; }
                        if (_base + i.A > _registers.Length)
                        {
                            GrowWindows(i.A);
                            w = ref WindowAt(_base);
                        }

                        _stackPointer = value;
                        B(ref w, ref i) = value; break;
                    case Opcode.Return:
                        _stackPointer = M(ref w, ref i);
                        w = A(ref w, ref i);
                        goto returned;
                    case Opcode.ReturnVoid:
                        _stackPointer = M(ref w, ref i);
                    returned:
                        left -= Executed(ref since, ref i) + 1;
                        i = ref Pop();
                        w = ref Unsafe.Subtract(ref w, (nint)Unsafe.Subtract(ref i, 1).A);
                        goto arrived;

                    case Opcode.Landing:
                        break;
                    case Opcode.Rewind:
                        if (!Rewind(ref A(ref w, ref i), out int landing)) { goto stop; }
                        left -= Executed(ref since, ref i) + 1;
                        i = ref CodeAt(landing);
                        w = ref WindowAt(_base);
                        goto arrived;

                    // Moves and extensions.
                    case Opcode.Move:
                        A(ref w, ref i) = B(ref w, ref i); break;
                    case Opcode.Constant:
                        A(ref w, ref i) = I(ref i); break;
                    case Opcode.Scale:
                        A(ref w, ref i) = B(ref w, ref i) + (C(ref w, ref i) * I(ref i)); break;
                    case Opcode.ExtendS8:
                        A(ref w, ref i) = (ulong)(sbyte)B(ref w, ref i); break;
                    case Opcode.ExtendS16:
                        A(ref w, ref i) = (ulong)(short)B(ref w, ref i); break;
                    case Opcode.ExtendS32:
                        A(ref w, ref i) = S32(B(ref w, ref i)); break;
                    case Opcode.ExtendU32:
                        A(ref w, ref i) = (uint)B(ref w, ref i); break;

                    // Branches.
                    case Opcode.BranchEq:
                        if (A(ref w, ref i) == B(ref w, ref i)) { goto branchFar; }
                        break;
                    case Opcode.BranchEqImm:
                        if (A(ref w, ref i) == I(ref i)) { goto branch; }
                        break;
                    case Opcode.BranchNe:
                        if (A(ref w, ref i) != B(ref w, ref i)) { goto branchFar; }
                        break;
                    case Opcode.BranchNeImm:
                        if (A(ref w, ref i) != I(ref i)) { goto branch; }
                        break;
                    case Opcode.BranchLtS:
                        if ((long)A(ref w, ref i) < (long)B(ref w, ref i)) { goto branchFar; }
                        break;
                    case Opcode.BranchLtSImm:
                        if ((long)A(ref w, ref i) < i.Immediate) { goto branch; }
                        break;
                    case Opcode.BranchLeS:
                        if ((long)A(ref w, ref i) <= (long)B(ref w, ref i)) { goto branchFar; }
                        break;
                    case Opcode.BranchLeSImm:
                        if ((long)A(ref w, ref i) <= i.Immediate) { goto branch; }
                        break;
                    case Opcode.BranchGtS:
                        if ((long)A(ref w, ref i) > (long)B(ref w, ref i)) { goto branchFar; }
                        break;
                    case Opcode.BranchGtSImm:
                        if ((long)A(ref w, ref i) > i.Immediate) { goto branch; }
                        break;
                    case Opcode.BranchGeS:
                        if ((long)A(ref w, ref i) >= (long)B(ref w, ref i)) { goto branchFar; }
                        break;
                    case Opcode.BranchGeSImm:
                        if ((long)A(ref w, ref i) >= i.Immediate) { goto branch; }
                        break;
                    case Opcode.BranchLtU:
                        if (A(ref w, ref i) < B(ref w, ref i)) { goto branchFar; }
                        break;
                    case Opcode.BranchLtUImm:
                        if (A(ref w, ref i) < I(ref i)) { goto branch; }
                        break;
                    case Opcode.BranchLeU:
                        if (A(ref w, ref i) <= B(ref w, ref i)) { goto branchFar; }
                        break;
                    case Opcode.BranchLeUImm:
                        if (A(ref w, ref i) <= I(ref i)) { goto branch; }
                        break;
                    case Opcode.BranchGtU:
                        if (A(ref w, ref i) > B(ref w, ref i)) { goto branchFar; }
                        break;
                    case Opcode.BranchGtUImm:
                        if (A(ref w, ref i) > I(ref i)) { goto branch; }
                        break;
                    case Opcode.BranchGeU:
                        if (A(ref w, ref i) >= B(ref w, ref i)) { goto branchFar; }
                        break;
                    case Opcode.BranchGeUImm:
                        if (A(ref w, ref i) >= I(ref i)) { goto branch; }
                        break;

                    // Integer arithmetic.
                    case Opcode.AddS32:
                        A(ref w, ref i) = S32(B(ref w, ref i) + C(ref w, ref i)); break;
                    case Opcode.AddS32Imm:
                        A(ref w, ref i) = S32(B(ref w, ref i) + I(ref i)); break;
                    case Opcode.AddU32:
                        A(ref w, ref i) = (uint)(B(ref w, ref i) + C(ref w, ref i)); break;
                    case Opcode.AddU32Imm:
                        A(ref w, ref i) = (uint)(B(ref w, ref i) + I(ref i)); break;
                    case Opcode.Add64:
                        A(ref w, ref i) = B(ref w, ref i) + C(ref w, ref i); break;
                    case Opcode.Add64Imm:
                        A(ref w, ref i) = B(ref w, ref i) + I(ref i); break;
                    case Opcode.SubS32:
                        A(ref w, ref i) = S32(B(ref w, ref i) - C(ref w, ref i)); break;
                    case Opcode.SubS32Imm:
                        A(ref w, ref i) = S32(B(ref w, ref i) - I(ref i)); break;
                    case Opcode.SubU32:
                        A(ref w, ref i) = (uint)(B(ref w, ref i) - C(ref w, ref i)); break;
                    case Opcode.SubU32Imm:
                        A(ref w, ref i) = (uint)(B(ref w, ref i) - I(ref i)); break;
                    case Opcode.Sub64:
                        A(ref w, ref i) = B(ref w, ref i) - C(ref w, ref i); break;
                    case Opcode.Sub64Imm:
                        A(ref w, ref i) = B(ref w, ref i) - I(ref i); break;
                    case Opcode.MulS32:
                        A(ref w, ref i) = S32(B(ref w, ref i) * C(ref w, ref i)); break;
                    case Opcode.MulS32Imm:
                        A(ref w, ref i) = S32(B(ref w, ref i) * I(ref i)); break;
                    case Opcode.MulU32:
                        A(ref w, ref i) = (uint)(B(ref w, ref i) * C(ref w, ref i)); break;
                    case Opcode.MulU32Imm:
                        A(ref w, ref i) = (uint)(B(ref w, ref i) * I(ref i)); break;
                    case Opcode.Mul64:
                        A(ref w, ref i) = B(ref w, ref i) * C(ref w, ref i); break;
                    case Opcode.Mul64Imm:
                        A(ref w, ref i) = B(ref w, ref i) * I(ref i); break;
                    case Opcode.DivS32:
                        if (!DivS32(B(ref w, ref i), C(ref w, ref i), out value)) { goto sigfpe; }
                        A(ref w, ref i) = value; break;
                    case Opcode.DivS32Imm:
                        if (!DivS32(B(ref w, ref i), I(ref i), out value)) { goto sigfpe; }
                        A(ref w, ref i) = value; break;
                    case Opcode.DivS64:
                        if (!DivS64(B(ref w, ref i), C(ref w, ref i), out value)) { goto sigfpe; }
                        A(ref w, ref i) = value; break;
                    case Opcode.DivS64Imm:
                        if (!DivS64(B(ref w, ref i), I(ref i), out value)) { goto sigfpe; }
                        A(ref w, ref i) = value; break;
                    case Opcode.DivU:
                        if (!DivU(B(ref w, ref i), C(ref w, ref i), out value)) { goto sigfpe; }
                        A(ref w, ref i) = value; break;
                    case Opcode.DivUImm:
                        if (!DivU(B(ref w, ref i), I(ref i), out value)) { goto sigfpe; }
                        A(ref w, ref i) = value; break;
                    case Opcode.RemS32:
                        if (!RemS32(B(ref w, ref i), C(ref w, ref i), out value)) { goto sigfpe; }
                        A(ref w, ref i) = value; break;
                    case Opcode.RemS32Imm:
                        if (!RemS32(B(ref w, ref i), I(ref i), out value)) { goto sigfpe; }
                        A(ref w, ref i) = value; break;
                    case Opcode.RemS64:
                        if (!RemS64(B(ref w, ref i), C(ref w, ref i), out value)) { goto sigfpe; }
                        A(ref w, ref i) = value; break;
                    case Opcode.RemS64Imm:
                        if (!RemS64(B(ref w, ref i), I(ref i), out value)) { goto sigfpe; }
                        A(ref w, ref i) = value; break;
                    case Opcode.RemU:
                        if (!RemU(B(ref w, ref i), C(ref w, ref i), out value)) { goto sigfpe; }
                        A(ref w, ref i) = value; break;
                    case Opcode.RemUImm:
                        if (!RemU(B(ref w, ref i), I(ref i), out value)) { goto sigfpe; }
                        A(ref w, ref i) = value; break;
                    case Opcode.And:
                        A(ref w, ref i) = B(ref w, ref i) & C(ref w, ref i); break;
                    case Opcode.AndImm:
                        A(ref w, ref i) = B(ref w, ref i) & I(ref i); break;
                    case Opcode.Or:
                        A(ref w, ref i) = B(ref w, ref i) | C(ref w, ref i); break;
                    case Opcode.OrImm:
                        A(ref w, ref i) = B(ref w, ref i) | I(ref i); break;
                    case Opcode.Xor:
                        A(ref w, ref i) = B(ref w, ref i) ^ C(ref w, ref i); break;
                    case Opcode.XorImm:
                        A(ref w, ref i) = B(ref w, ref i) ^ I(ref i); break;
                    case Opcode.ShlS32:
                        A(ref w, ref i) = S32((uint)B(ref w, ref i) << (int)C(ref w, ref i)); break;
                    case Opcode.ShlS32Imm:
                        A(ref w, ref i) = S32((uint)B(ref w, ref i) << (int)I(ref i)); break;
                    case Opcode.ShlU32:
                        A(ref w, ref i) = (uint)B(ref w, ref i) << (int)C(ref w, ref i); break;
                    case Opcode.ShlU32Imm:
                        A(ref w, ref i) = (uint)B(ref w, ref i) << (int)I(ref i); break;
                    case Opcode.Shl64:
                        A(ref w, ref i) = B(ref w, ref i) << (int)C(ref w, ref i); break;
                    case Opcode.Shl64Imm:
                        A(ref w, ref i) = B(ref w, ref i) << (int)I(ref i); break;
                    case Opcode.ShrU32:
                        A(ref w, ref i) = (uint)B(ref w, ref i) >> (int)C(ref w, ref i); break;
                    case Opcode.ShrU32Imm:
                        A(ref w, ref i) = (uint)B(ref w, ref i) >> (int)I(ref i); break;
                    case Opcode.ShrU64:
                        A(ref w, ref i) = B(ref w, ref i) >> (int)C(ref w, ref i); break;
                    case Opcode.ShrU64Imm:
                        A(ref w, ref i) = B(ref w, ref i) >> (int)I(ref i); break;
                    case Opcode.SarS32:
                        A(ref w, ref i) = (ulong)((int)B(ref w, ref i) >> (int)C(ref w, ref i));
                        break;
                    case Opcode.SarS32Imm:
                        A(ref w, ref i) = (ulong)((int)B(ref w, ref i) >> (int)I(ref i)); break;
                    case Opcode.SarS64:
                        A(ref w, ref i) = (ulong)((long)B(ref w, ref i) >> (int)C(ref w, ref i));
                        break;
                    case Opcode.SarS64Imm:
                        A(ref w, ref i) = (ulong)((long)B(ref w, ref i) >> (int)I(ref i)); break;

                    // Comparisons.
                    case Opcode.SetEq:
                        A(ref w, ref i) = Flag(B(ref w, ref i) == C(ref w, ref i)); break;
                    case Opcode.SetEqImm:
                        A(ref w, ref i) = Flag(B(ref w, ref i) == I(ref i)); break;
                    case Opcode.SetNe:
                        A(ref w, ref i) = Flag(B(ref w, ref i) != C(ref w, ref i)); break;
                    case Opcode.SetNeImm:
                        A(ref w, ref i) = Flag(B(ref w, ref i) != I(ref i)); break;
                    case Opcode.SetLtS:
                        A(ref w, ref i) = Flag((long)B(ref w, ref i) < (long)C(ref w, ref i));
                        break;
                    case Opcode.SetLtSImm:
                        A(ref w, ref i) = Flag((long)B(ref w, ref i) < i.Immediate); break;
                    case Opcode.SetLeS:
                        A(ref w, ref i) = Flag((long)B(ref w, ref i) <= (long)C(ref w, ref i));
                        break;
                    case Opcode.SetLeSImm:
                        A(ref w, ref i) = Flag((long)B(ref w, ref i) <= i.Immediate); break;
                    case Opcode.SetGtS:
                        A(ref w, ref i) = Flag((long)B(ref w, ref i) > (long)C(ref w, ref i));
                        break;
                    case Opcode.SetGtSImm:
                        A(ref w, ref i) = Flag((long)B(ref w, ref i) > i.Immediate); break;
                    case Opcode.SetGeS:
                        A(ref w, ref i) = Flag((long)B(ref w, ref i) >= (long)C(ref w, ref i));
                        break;
                    case Opcode.SetGeSImm:
                        A(ref w, ref i) = Flag((long)B(ref w, ref i) >= i.Immediate); break;
                    case Opcode.SetLtU:
                        A(ref w, ref i) = Flag(B(ref w, ref i) < C(ref w, ref i)); break;
                    case Opcode.SetLtUImm:
                        A(ref w, ref i) = Flag(B(ref w, ref i) < I(ref i)); break;
                    case Opcode.SetLeU:
                        A(ref w, ref i) = Flag(B(ref w, ref i) <= C(ref w, ref i)); break;
                    case Opcode.SetLeUImm:
                        A(ref w, ref i) = Flag(B(ref w, ref i) <= I(ref i)); break;
                    case Opcode.SetGtU:
                        A(ref w, ref i) = Flag(B(ref w, ref i) > C(ref w, ref i)); break;
                    case Opcode.SetGtUImm:
                        A(ref w, ref i) = Flag(B(ref w, ref i) > I(ref i)); break;
                    case Opcode.SetGeU:
                        A(ref w, ref i) = Flag(B(ref w, ref i) >= C(ref w, ref i)); break;
                    case Opcode.SetGeUImm:
                        A(ref w, ref i) = Flag(B(ref w, ref i) >= I(ref i)); break;

                    // Double arithmetic.
                    case Opcode.AddF64:
                        A(ref w, ref i) = U(F(B(ref w, ref i)) + F(C(ref w, ref i))); break;
                    case Opcode.SubF64:
                        A(ref w, ref i) = U(F(B(ref w, ref i)) - F(C(ref w, ref i))); break;
                    case Opcode.MulF64:
                        A(ref w, ref i) = U(F(B(ref w, ref i)) * F(C(ref w, ref i))); break;
                    case Opcode.DivF64:
                        A(ref w, ref i) = U(F(B(ref w, ref i)) / F(C(ref w, ref i))); break;

                    // Loads and stores.
                    case Opcode.Load64:
                        if (!Load(mmu, M(ref w, ref i), 8, out value)) { goto stop; }
                        A(ref w, ref i) = value; break;
                    case Opcode.Load64At:
                        if (!Load(mmu, I(ref i), 8, out value)) { goto stop; }
                        A(ref w, ref i) = value; break;
                    case Opcode.Load64Indexed:
                        if (!Load(mmu, X(ref w, ref i, 8), 8, out value)) { goto stop; }
                        A(ref w, ref i) = value; break;
                    case Opcode.LoadS32:
                        if (!Load(mmu, M(ref w, ref i), 4, out value)) { goto stop; }
                        A(ref w, ref i) = S32(value); break;
                    case Opcode.LoadS32At:
                        if (!Load(mmu, I(ref i), 4, out value)) { goto stop; }
                        A(ref w, ref i) = S32(value); break;
                    case Opcode.LoadS32Indexed:
                        if (!Load(mmu, X(ref w, ref i, 4), 4, out value)) { goto stop; }
                        A(ref w, ref i) = S32(value); break;
                    case Opcode.LoadU8:
                        if (!Load(mmu, M(ref w, ref i), 1, out value)) { goto stop; }
                        A(ref w, ref i) = value; break;
                    case Opcode.LoadU8At:
                        if (!Load(mmu, I(ref i), 1, out value)) { goto stop; }
                        A(ref w, ref i) = value; break;
                    case Opcode.LoadU8Indexed:
                        if (!Load(mmu, X(ref w, ref i, 1), 1, out value)) { goto stop; }
                        A(ref w, ref i) = value; break;
                    case Opcode.Store64:
                        if (!Store(mmu, M(ref w, ref i), 8, A(ref w, ref i))) { goto stop; }
                        break;
                    case Opcode.Store64At:
                        if (!Store(mmu, I(ref i), 8, A(ref w, ref i))) { goto stop; }
                        break;
                    case Opcode.Store64Indexed:
                        if (!Store(mmu, X(ref w, ref i, 8), 8, A(ref w, ref i))) { goto stop; }
                        break;
                    case Opcode.Store32:
                        if (!Store(mmu, M(ref w, ref i), 4, A(ref w, ref i))) { goto stop; }
                        break;
                    case Opcode.Store32At:
                        if (!Store(mmu, I(ref i), 4, A(ref w, ref i))) { goto stop; }
                        break;
                    case Opcode.Store32Indexed:
                        if (!Store(mmu, X(ref w, ref i, 4), 4, A(ref w, ref i))) { goto stop; }
                        break;
                    case Opcode.Store8:
                        if (!Store(mmu, M(ref w, ref i), 1, A(ref w, ref i))) { goto stop; }
                        break;
                    case Opcode.Store8At:
                        if (!Store(mmu, I(ref i), 1, A(ref w, ref i))) { goto stop; }
                        break;
                    case Opcode.Store8Indexed:
                        if (!Store(mmu, X(ref w, ref i, 1), 1, A(ref w, ref i))) { goto stop; }
                        break;
                    case Opcode.LoadS8:
                        if (!Load(mmu, M(ref w, ref i), 1, out value)) { goto stop; }
                        A(ref w, ref i) = (ulong)(sbyte)value; break;
                    case Opcode.LoadS8At:
                        if (!Load(mmu, I(ref i), 1, out value)) { goto stop; }
                        A(ref w, ref i) = (ulong)(sbyte)value; break;
                    case Opcode.LoadS8Indexed:
                        if (!Load(mmu, X(ref w, ref i, 1), 1, out value)) { goto stop; }
                        A(ref w, ref i) = (ulong)(sbyte)value; break;
                    case Opcode.LoadU32:
                        if (!Load(mmu, M(ref w, ref i), 4, out value)) { goto stop; }
                        A(ref w, ref i) = value; break;
                    case Opcode.LoadU32At:
                        if (!Load(mmu, I(ref i), 4, out value)) { goto stop; }
                        A(ref w, ref i) = value; break;
                    case Opcode.LoadU32Indexed:
                        if (!Load(mmu, X(ref w, ref i, 4), 4, out value)) { goto stop; }
                        A(ref w, ref i) = value; break;
                    case Opcode.Store16:
                        if (!Store(mmu, M(ref w, ref i), 2, A(ref w, ref i))) { goto stop; }
                        break;
                    case Opcode.Store16At:
                        if (!Store(mmu, I(ref i), 2, A(ref w, ref i))) { goto stop; }
                        break;
                    case Opcode.Store16Indexed:
                        if (!Store(mmu, X(ref w, ref i, 2), 2, A(ref w, ref i))) { goto stop; }
                        break;
                    case Opcode.LoadS16:
                        if (!Load(mmu, M(ref w, ref i), 2, out value)) { goto stop; }
                        A(ref w, ref i) = (ulong)(short)value; break;
                    case Opcode.LoadS16At:
                        if (!Load(mmu, I(ref i), 2, out value)) { goto stop; }
                        A(ref w, ref i) = (ulong)(short)value; break;
                    case Opcode.LoadS16Indexed:
                        if (!Load(mmu, X(ref w, ref i, 2), 2, out value)) { goto stop; }
                        A(ref w, ref i) = (ulong)(short)value; break;
                    case Opcode.LoadU16:
                        if (!Load(mmu, M(ref w, ref i), 2, out value)) { goto stop; }
                        A(ref w, ref i) = value; break;
                    case Opcode.LoadU16At:
                        if (!Load(mmu, I(ref i), 2, out value)) { goto stop; }
                        A(ref w, ref i) = value; break;
                    case Opcode.LoadU16Indexed:
                        if (!Load(mmu, X(ref w, ref i, 2), 2, out value)) { goto stop; }
                        A(ref w, ref i) = value; break;

                    default:
                        if (!Rare(mmu, ref i, ref w)) { goto stop; }
                        left -= TakeCost();
                        break;
                }

                i = ref Unsafe.Add(ref i, 1);
            }

        sigfpe:
            Raise(Signal.SIGFPE);
            goto stop;

        stackOverflow:
            Refuse(value, isStore: true, sizeBytes: 8);

        stop:
            budget = left - Executed(ref since, ref i) - TakeCost();
            _pc = IndexOf(ref i);
            return _stop;
        }
    }
#pragma warning restore CA1502

    /// <summary>The instructions between the last settled one and this.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Executed(ref Instruction since, ref Instruction i) =>
        (int)(Unsafe.ByteOffset(ref since, ref i) / Instruction.SizeBytes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref ulong A(ref ulong w, ref Instruction i) => ref Unsafe.Add(ref w, (nuint)i.A);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref ulong B(ref ulong w, ref Instruction i) => ref Unsafe.Add(ref w, (nuint)i.B);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref ulong C(ref ulong w, ref Instruction i) => ref Unsafe.Add(ref w, (nuint)i.C);

    /// <summary>The address that a load or store with a base names.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong M(ref ulong w, ref Instruction i) => unchecked(B(ref w, ref i) + I(ref i));

    /// <summary>The address that an indexed load or store names.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong X(ref ulong w, ref Instruction i, int sizeBytes) =>
        unchecked(B(ref w, ref i) + (C(ref w, ref i) * (ulong)sizeBytes) + I(ref i));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong I(ref Instruction i) => unchecked((ulong)i.Immediate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong S32(ulong bits) => unchecked((ulong)(int)bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Flag(bool holds) => holds ? 1UL : 0UL;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double F(ulong bits) => BitConverter.UInt64BitsToDouble(bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong U(double number) => BitConverter.DoubleToUInt64Bits(number);
}
