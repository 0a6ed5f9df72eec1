using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Code;

/// <content>Conversions between scalar types.</content>
internal sealed partial class FunctionCompiler
{
    /// <summary>Whether a value of one type is kept in a register just as one of the
    /// other.</summary>
    private static bool IsSameInRegister(CType from, CType to)
    {
        if (from.IsFloating || to.IsFloating)
        {
            return from.IsFloating == to.IsFloating
                && Selection.IsSingle(from) == Selection.IsSingle(to);
        }

        if (to.Kind == TypeKind.Bool)
        {
            return from.Kind == TypeKind.Bool;
        }

        return to.Size == 8
            || (to.Size == from.Size && to.IsSigned == from.IsSigned)
            || (to.Size > from.Size && (to.IsSigned || !from.IsSigned));
    }

    private int CompileCast(Cast cast, int wanted)
    {
        if (cast.Type.IsVoid || wanted == Nowhere)
        {
            Effect(cast.Operand);
            return Nowhere;
        }

        if (IsSameInRegister(cast.Operand.Type, cast.Type))
        {
            return Value(cast.Operand, wanted);
        }

        int registers = _next;
        int value = Value(cast.Operand);
        _next = registers;
        return Convert(value, cast.Operand.Type, cast.Type, wanted);
    }

    /// <summary>Converts a register's value; the register itself where nothing is to be
    /// done.</summary>
    private int Convert(int value, CType from, CType to, int wanted)
    {
        if (IsSameInRegister(from, to))
        {
            return Deliver(value, wanted);
        }

        int target = Target(wanted);
        if (to.Kind == TypeKind.Bool)
        {
            ConvertToBool(value, from, target);
        }
        else if (from.IsFloating)
        {
            ConvertFromFloating(value, from, to, target);
        }
        else if (to.IsFloating)
        {
            _code.Emit(FromInteger(from, to), target, value);
        }
        else
        {
            Extend(value, to, target);
        }

        return target;
    }

    private static Opcode FromInteger(CType from, CType to) =>
        (from.Size == 8 && !from.IsSigned, Selection.IsSingle(to)) switch
        {
            (false, false) => Opcode.F64FromS64,
            (false, true) => Opcode.F32FromS64,
            (true, false) => Opcode.F64FromU64,
            (true, true) => Opcode.F32FromU64,
        };

    private void ConvertToBool(int value, CType from, int target)
    {
        if (!from.IsFloating)
        {
            _code.Emit(Opcode.SetNeImm, target, value);
            return;
        }

        int zero = Reserve(1);
        if (zero == value)
        {
            zero = Reserve(2) + 1;
        }

        _code.Emit(Opcode.Constant, zero);
        _code.Emit(
            Selection.IsSingle(from) ? Opcode.SetNeF32 : Opcode.SetNeF64, target, value, zero);
    }

    private void ConvertFromFloating(int value, CType from, CType to, int target)
    {
        if (to.IsFloating)
        {
            _code.Emit(
                Selection.IsSingle(to) ? Opcode.F32FromF64 : Opcode.F64FromF32, target, value);
            return;
        }

        if (Selection.IsSingle(from))
        {
            _code.Emit(Opcode.F64FromF32, target, value);
            value = target;
        }

        // What is narrower than the conversion's result is cut from it, as compilers do.
        Opcode op = (to.Size, to.IsSigned) switch
        {
            (8, false) => Opcode.U64FromF64,
            (8, true) or (4, false) => Opcode.S64FromF64,
            _ => Opcode.S32FromF64,
        };
        _code.Emit(op, target, value);
        if (to.Size < 4 || (to.Size == 4 && !to.IsSigned))
        {
            Extend(target, to, target);
        }
    }

    /// <summary>Cuts a register's value to an integer type of less than 8 bytes.</summary>
    private void Extend(int value, CType to, int target)
    {
        switch (to.Size, to.IsSigned)
        {
            case (1, true):
                _code.Emit(Opcode.ExtendS8, target, value);
                break;
            case (2, true):
                _code.Emit(Opcode.ExtendS16, target, value);
                break;
            case (4, true):
                _code.Emit(Opcode.ExtendS32, target, value);
                break;
            case (4, false):
                _code.Emit(Opcode.ExtendU32, target, value);
                break;
            default:
                _code.Emit(
                    Opcode.AndImm, target, value, immediate: to.Size == 1 ? 0xFF : 0xFFFF);
                break;
        }
    }
}
