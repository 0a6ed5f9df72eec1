using ActorVm.Model;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Code;

/// <content>What the machine does itself.</content>
internal sealed partial class FunctionCompiler
{
    /// <summary>Number, six arguments.</summary>
    private const int SyscallRegisters = 7;

    /// <summary>Four arguments, three words of the conversion's specification.</summary>
    private const int FormatRegisters = 7;

#pragma warning disable CA1502 // one line an intrinsic
    private int CompileIntrinsic(IntrinsicCall call, int wanted) => call.Intrinsic switch
    {
        Intrinsic.SystemCall => InRegisters(call, Opcode.Syscall, SyscallRegisters, wanted),
        Intrinsic.FormatDouble => InRegisters(call, Opcode.FormatDouble, FormatRegisters, wanted),
        Intrinsic.Trap => EmitTrap(Signal.SIGILL),
        Intrinsic.AtomicExchange => Atomic(call, AtomicOperation.Exchange, wanted),
        Intrinsic.AtomicFetchAdd => Atomic(call, AtomicOperation.Add, wanted),
        Intrinsic.AtomicFetchAnd => Atomic(call, AtomicOperation.And, wanted),
        Intrinsic.AtomicFetchOr => Atomic(call, AtomicOperation.Or, wanted),
        Intrinsic.AtomicFetchXor => Atomic(call, AtomicOperation.Xor, wanted),
        Intrinsic.AtomicFetchNand => Atomic(call, AtomicOperation.Nand, wanted),
        Intrinsic.AtomicCompareSwap => Atomic(call, AtomicOperation.CompareSwap, wanted),
        Intrinsic.SetJump => SetJump(call, wanted),
        Intrinsic.LongJump => LongJump(call),
        Intrinsic.FrameAddress => Deliver(_frame, wanted),
        Intrinsic.PopulationCount => Pure(call, Opcode.PopulationCount, wanted),
        Intrinsic.LeadingZeros => Pure(call, Opcode.LeadingZeros, wanted),
        Intrinsic.TrailingZeros => Pure(call, Opcode.TrailingZeros, wanted),
        Intrinsic.FindFirstSet => Pure(call, Opcode.FindFirstSet, wanted),
        Intrinsic.RedundantSignBits => Pure(call, Opcode.RedundantSignBits, wanted),
        Intrinsic.ByteSwap => Pure(call, Opcode.ByteSwap, wanted),
        Intrinsic.AddOverflow => Overflow(call, OverflowOperation.Add, wanted),
        Intrinsic.SubtractOverflow => Overflow(call, OverflowOperation.Subtract, wanted),
        Intrinsic.MultiplyOverflow => Overflow(call, OverflowOperation.Multiply, wanted),
        Intrinsic.SquareRoot => Pure(call, Opcode.SquareRoot, wanted),
        _ => throw new KernelBug($"no code for {call.Intrinsic}"),
    };
#pragma warning restore CA1502

    /// <summary>An instruction that works on so many registers in a row, its arguments
    /// first.</summary>
    private int InRegisters(IntrinsicCall call, Opcode op, int count, int wanted)
    {
        int registers = Reserve(count);
        foreach (Expression argument in call.Arguments)
        {
            Value(argument, Temporary());
        }

        _code.Emit(op, registers);
        _next = registers;
        return wanted >= 0 ? Deliver(registers, wanted) : Temporary();
    }

    private int Pure(IntrinsicCall call, Opcode op, int wanted)
    {
        int registers = _next;
        int value = Value(call.Arguments[0]);
        _next = registers;
        int target = Target(wanted);
        _code.Emit(op, target, value);
        return target;
    }

    private int Overflow(IntrinsicCall call, OverflowOperation operation, int wanted)
    {
        int registers = _next;
        int flag = Temporary();
        int result = Temporary();
        (Expression left, Expression right, Expression target) =
            (call.Arguments[0], call.Arguments[1], call.Arguments[2]);
        PointerType? pointer = target.Type as PointerType;
        CType type = pointer?.Target ?? target.Type;
        (int first, int second) = Operands(left, right, isSymmetric: false);
        OverflowCheck check = new(
            operation, left.Type.IsSigned, right.Type.IsSigned, (int)type.Size, type.IsSigned);
        if (pointer is null)
        {
            Effect(target);
        }

        Place? place = pointer is null ? null : Pointed(target, type);
        _code.Emit(Opcode.Overflow, flag, first, second, check.Pack());
        if (place is not null)
        {
            Store(place.Value, type, result);
        }

        _next = registers;
        return wanted >= 0 ? Deliver(flag, wanted) : Temporary();
    }

    private int EmitTrap(Signal signal)
    {
        _code.Emit(Opcode.Trap, (int)signal);
        return Nowhere;
    }

    private int Atomic(IntrinsicCall call, AtomicOperation operation, int wanted)
    {
        int registers = _next;
        int address = Value(call.Arguments[0]);
        int operand = Temporary();
        Value(call.Arguments[1], operand);
        int desired = Temporary();
        if (operation == AtomicOperation.CompareSwap)
        {
            Value(call.Arguments[2], desired);
        }

        _next = registers;
        int target = Target(wanted);
        AtomicWord word = new(operation, (int)call.Type.Size, call.Type.IsSigned);
        _code.Emit(Opcode.Atomic, target, address, operand, word.Pack());
        return target;
    }

    /// <summary>The buffer keeps what Checkpoint tells; the jump comes back at the
    /// Landing.</summary>
    private int SetJump(IntrinsicCall call, int wanted)
    {
        int registers = _next;
        Place buffer = Pointed(call.Arguments[0], BasicType.Void);
        int checkpoint = Temporary();
        int stack = Temporary();
        int landing = _code.NewLabel();
        _code.EmitJump(Opcode.Checkpoint, landing, checkpoint);
        Access(Opcode.Store64, buffer, checkpoint);
        Access(Opcode.Store64, buffer.Plus(SlotBytes), stack);
        _next = registers;
        int target = Target(wanted);
        _code.Emit(Opcode.Constant, target);
        _code.Bind(landing);
        _code.Emit(Opcode.Landing, target);
        return target;
    }

    private int LongJump(IntrinsicCall call)
    {
        int registers = _next;
        int checkpoint = Temporary();
        int stack = Temporary();
        int value = Temporary();
        Value(call.Arguments[1], value);
        Place buffer = Pointed(call.Arguments[0], BasicType.Void);
        Access(Opcode.Load64, buffer, checkpoint);
        Access(Opcode.Load64, buffer.Plus(SlotBytes), stack);
        int given = _code.NewLabel();
        _code.EmitJump(Opcode.BranchNeImm, given, value);
        _code.Emit(Opcode.Constant, value, immediate: 1);
        _code.Bind(given);
        _code.Emit(Opcode.Rewind, checkpoint);
        _next = registers;
        return Nowhere;
    }

    /// <summary>
    /// Takes stack. An array first gives back what stands below the array before it, unless memory
    /// from alloca may stand there.
    /// </summary>
    private int CompileAllocation(StackAllocation allocation, int wanted)
    {
        int registers = _next;
        int size = Value(allocation.SizeBytes);
        if (allocation.IsArray && !_function.CallsAlloca)
        {
            Place? enclosing = allocation.Enclosing is null
                ? null
                : _locals[allocation.Enclosing.Index];
            int lowest = enclosing switch
            {
                null => _entered,
                { IsRegister: true } place => place.Register,
                { } place => Load(place, BasicType.UnsignedLong, Anywhere),
            };
            _code.Emit(Opcode.SetStack, lowest);
        }

        _next = registers;
        int target = Target(wanted);
        _code.Emit(Opcode.Allocate, target, size);
        return target;
    }
}
