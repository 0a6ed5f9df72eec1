using System;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Code;

/// <content>Calls, and the arguments without a parameter.</content>
internal sealed partial class FunctionCompiler
{
    private const int SlotBytes = 8;

    /// <summary>A call whose result is a scalar or nothing.</summary>
    private int CompileCall(CallExpression call, int wanted)
    {
        int registers = _next;
        EmitCall(call, registers);
        _next = registers;
        return call.Type.IsVoid ? Nowhere
            : wanted >= 0 ? Deliver(registers, wanted)
            : Temporary();
    }

    /// <summary>A call whose result is a struct, put to a place.</summary>
    private void CompileCall(CallExpression call, Place result)
    {
        int registers = _next;
        EmitAddress(result, Temporary());
        EmitCall(call, registers);
        _next = registers;
    }

    /// <summary>Evaluates the arguments into the new window and calls.</summary>
    /// <remarks>The pointer first, then the arguments from the last to the first, as gcc does on
    /// x86-64: programs may show the order, though C leaves it open.</remarks>
    private void EmitCall(CallExpression call, int window)
    {
        Function? direct = call.Direct is null ? null : _symbols.Resolve(call.Direct);
        FunctionType type = direct?.FunctionType ?? call.FunctionType;
        ReadOnlySpan<Expression> arguments = call.Arguments.AsSpan();
        int named = type.IsVariadic
            ? Math.Min(type.Parameters.Length, arguments.Length)
            : arguments.Length;
        int first = Take(named);
        int others = type.IsVariadic ? Temporary() : Nowhere;
        int pointer = direct is null ? Temporary() : Nowhere;
        if (direct is null)
        {
            Value(call.Pointer!, pointer);
        }

        if (type.IsVariadic)
        {
            EmitVariadic(arguments[named..], others);
        }

        EmitArguments(arguments[..named], first);
        Reserve(1);
        Mark(call.Position);
        if (direct is not null)
        {
            _code.EmitCall(window, direct);
        }
        else
        {
            _code.Emit(Opcode.CallIndirect, window, pointer);
        }
    }

    /// <summary>Evaluates arguments into registers that stand side by side.</summary>
    private void EmitArguments(ReadOnlySpan<Expression> arguments, int first)
    {
        for (int i = arguments.Length - 1; i >= 0; i--)
        {
            EmitArgument(arguments[i], first + i);
        }
    }

    private void EmitArgument(Expression argument, int register)
    {
        if (!argument.Type.IsRecord)
        {
            Value(argument, register);
            return;
        }

        CType type = argument.Type;
        Place copy = Place.At(_frame, TakeFrame(type.Size, Math.Max(type.Alignment, SlotBytes)));
        CopyRecord(copy, argument);
        EmitAddress(copy, register);
    }

    /// <summary>
    /// The arguments without a parameter go to memory, one after the other in slots of 8 bytes, and
    /// their address to a register. All are evaluated first: a call among them has its own.
    /// </summary>
    private void EmitVariadic(ReadOnlySpan<Expression> arguments, int register)
    {
        int first = Take(arguments.Length);
        EmitArguments(arguments, first);
        long size = 0;
        foreach (Expression argument in arguments)
        {
            size += SlotSize(argument.Type);
        }

        Place slot = Place.At(_frame, TakeFrame(size, SlotBytes));
        EmitAddress(slot, register);
        for (int i = 0; i < arguments.Length; i++)
        {
            CType type = arguments[i].Type;
            if (type.IsRecord)
            {
                CopyBytes(slot, Place.At(first + i, 0), type.Size);
            }
            else
            {
                Access(Opcode.Store64, slot, first + i);
            }

            slot = slot.Plus(SlotSize(type));
        }
    }

    /// <summary>What an argument without a parameter takes; a long double is kept as a
    /// double.</summary>
    private static long SlotSize(CType type) =>
        type.IsRecord ? Align(type.Size, SlotBytes) : SlotBytes;

    /// <summary>A va_list is the address of its next argument; the rest of its 24 bytes is
    /// unused.</summary>
    private int CompileVaStart(VaStart start)
    {
        Access(Opcode.Store64, Pointed(start.List, BasicType.Void), _variadic);
        return Nowhere;
    }

    private int CompileVaCopy(VaCopy copy)
    {
        Place target = Pointed(copy.Target, BasicType.Void);
        CopyBytes(target, Pointed(copy.Source, BasicType.Void), SlotBytes);
        return Nowhere;
    }

    /// <summary>Where the list's next argument lies; the list moves on.</summary>
    private Place NextArgument(VaArg argument)
    {
        Place list = Pointed(argument.List, BasicType.Void);
        int address = Temporary();
        int next = Temporary();
        Access(Opcode.Load64, list, address);
        _code.Emit(Opcode.Add64Imm, next, address, immediate: SlotSize(argument.Type));
        Access(Opcode.Store64, list, next);
        return Place.At(address, 0);
    }
}
