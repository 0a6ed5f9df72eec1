using System;
using ActorVm.Model;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Code;

/// <content>Places: where objects lie; loads and stores; addresses.</content>
/// <remarks>A place holds on to the temporaries that its registers are; who asked for it frees
/// them.</remarks>
internal sealed partial class FunctionCompiler
{
    private Place PlaceOf(Expression expression)
    {
        switch (expression)
        {
            case VariableReference { Variable: LocalVariable local }:
                return _locals[local.Index];
            case VariableReference reference:
                return Place.At(reference.Variable, 0);
            case Dereference dereference:
                return Pointed(dereference.Pointer, dereference.Type);
            case MemberAccess member:
                return RecordPlace(member.Record).Plus(member.Field.Offset);
            case BitFieldAccess member:
                Place unit = RecordPlace(member.Record).Plus(member.Field.Offset);
                return unit with { Bits = member.Field };
            case StringLiteral literal:
                return Place.At(literal.Constant, 0);
            case CompoundLiteral literal:
                Place place = _locals[literal.Variable.Index];
                Fill(place, literal.Initializer, literal.Variable.Type);
                return place;
            case VaArg argument:
                return NextArgument(argument);
            default:
                throw new KernelBug($"{expression.GetType().Name} is no place");
        }
    }

    /// <summary>The place that a pointer leads to, in the form that makes the shortest
    /// code.</summary>
    private Place Pointed(Expression pointer, CType type)
    {
        switch (pointer)
        {
            case AddressConstant address:
                return Place.At(address.Symbol, address.Addend);
            case AddressOf { Operand: var operand }:
                return AddressablePlace(operand);
            case Cast cast when IsSameInRegister(cast.Operand.Type, cast.Type)
                && cast.Operand.Type.IsPointer:
                return Pointed(cast.Operand, type);
            case BinaryExpression { Operator: BinaryOperator.Add } sum
                when sum.Right is IntegerConstant offset:
                return Pointed(sum.Left, BasicType.Void).Plus(offset.Value);
            case BinaryExpression { Operator: BinaryOperator.Add } sum
                when sum.Type.IsPointer && ElementIndex(sum.Right, type) is Expression index:
                Place start = Based(Pointed(sum.Left, BasicType.Void));
                return Place.Indexed(start.Register, Value(index), start.Offset);
            default:
                return Place.At(Value(pointer), 0);
        }
    }

    /// <summary>The index, where a byte offset is an index times the size of a scalar.</summary>
    private static Expression? ElementIndex(Expression offset, CType type)
    {
        if (!type.IsScalar || type.Size > 8)
        {
            return null;
        }

        return type.Size == 1 ? offset
            : offset is BinaryExpression
            {
                Operator: BinaryOperator.Multiply,
                Right: IntegerConstant factor
            } product && factor.Value == type.Size ? product.Left
            : null;
    }

    /// <summary>The same place, with a base register.</summary>
    private Place Based(Place place) => place.Symbol is null && place.Index is null
        ? place
        : Place.At(EmitAddress(place, Anywhere), 0);

    /// <summary>The place of an expression that need not be one itself: a struct value's
    /// parts.</summary>
    private Place AddressablePlace(Expression expression) => expression switch
    {
        { IsPlace: true } => PlaceOf(expression),
        MemberAccess member => RecordPlace(member.Record).Plus(member.Field.Offset),
        _ => RecordPlace(expression),
    };

    /// <summary>The value of a pointer that is an address of something, or a sum.</summary>
    private int AddressValue(Expression pointer, int wanted)
    {
        int registers = _next;
        if (pointer is BinaryExpression { Right: not IntegerConstant } sum)
        {
            return AddScaled(sum, wanted);
        }

        Place place = Pointed(pointer, BasicType.Void);
        _next = registers;
        int address = EmitAddress(place, wanted);

        // The place's own register may be a temporary, which is then still in use.
        _next = Math.Max(_next, wanted == Anywhere ? address + 1 : _next);
        return address;
    }

    /// <summary>Pointer and index times size in one instruction.</summary>
    private int AddScaled(BinaryExpression sum, int wanted)
    {
        int registers = _next;
        int start = Value(sum.Left);
        (Expression index, long scale) = sum.Right is BinaryExpression
        {
            Operator: BinaryOperator.Multiply,
            Right: IntegerConstant factor
        } product
            ? (product.Left, factor.Value)
            : (sum.Right, 1);
        int step = Value(index);
        _next = registers;
        int target = Target(wanted);
        _code.Emit(Opcode.Scale, target, start, step, scale);
        return target;
    }

    /// <summary>The address of a place in memory.</summary>
    private int EmitAddress(Place place, int wanted)
    {
        if (place is { Symbol: null, Index: null, Offset: 0 })
        {
            return Deliver(place.Register, wanted);
        }

        int target = Target(wanted);
        if (place.Symbol is not null)
        {
            _code.EmitAddress(Opcode.Constant, target, 0, 0, place.Symbol, place.Offset);
        }
        else if (place.Index is null)
        {
            _code.Emit(Opcode.Add64Imm, target, place.Register, immediate: place.Offset);
        }
        else
        {
            throw new KernelBug("an indexed element's address was asked for");
        }

        return target;
    }

    private int LoadPlace(Expression expression, int wanted)
    {
        int registers = _next;
        Place place = expression.IsPlace || expression is VaArg
            ? PlaceOf(expression)
            : AddressablePlaceOrBits(expression);
        _next = registers;
        if (place.IsRegister)
        {
            return Deliver(place.Register, wanted);
        }

        bool unused = wanted == Nowhere && !expression.Type.Has(Qualifiers.Volatile);
        return unused ? Nowhere : Load(place, expression.Type, wanted);
    }

    private Place AddressablePlaceOrBits(Expression expression) => expression is BitFieldAccess
        ? PlaceOf(expression)
        : AddressablePlace(expression);

    /// <summary>Loads what lies at a place in memory.</summary>
    private int Load(Place place, CType type, int wanted)
    {
        int target = Target(wanted);
        if (place.Bits is Field field)
        {
            LoadBits(place, field, target);
            Extract(target, field, type, target);
        }
        else
        {
            Access(Selection.Load(type), place, target);
        }

        return target;
    }

    private void Store(Place place, CType type, int value)
    {
        if (place.IsRegister)
        {
            Deliver(value, place.Register);
        }
        else if (place.Bits is Field field)
        {
            Insert(place, field, value);
        }
        else
        {
            Access(Selection.Store(type.Size), place, value);
        }
    }

    /// <summary>A load or store in the form that the place has.</summary>
    private void Access(Opcode op, Place place, int register)
    {
        if (place.Symbol is not null)
        {
            _code.EmitAddress(op + 1, register, 0, 0, place.Symbol, place.Offset);
        }
        else if (place.Index is int index)
        {
            _code.Emit(op + 2, register, place.Register, index, place.Offset);
        }
        else
        {
            _code.Emit(op, register, place.Register, immediate: place.Offset);
        }
    }

    /// <summary>Loads a bit-field's unit; where bits of it lie behind the unit, all are moved down
    /// to its beginning.</summary>
    private void LoadBits(Place place, Field field, int target)
    {
        if (field.BitsBehind == 0)
        {
            Access(Selection.LoadUnit(field.UnitSize), place, target);
            return;
        }

        int registers = _next;
        int behind = Temporary();
        Access(Opcode.LoadU8, place.Plus(field.UnitSize), behind);
        Access(Opcode.Load64, place, target);
        _code.Emit(Opcode.ShrU64Imm, target, target, immediate: field.BitOffset);
        _code.Emit(Opcode.Shl64Imm, behind, behind, immediate: 64 - field.BitOffset);
        _code.Emit(Opcode.Or, target, target, behind);
        _next = registers;
    }

    /// <summary>A bit-field's value out of its unit, as it was loaded.</summary>
    private void Extract(int unit, Field field, CType type, int target)
    {
        int start = field.BitsBehind == 0 ? field.BitOffset : 0;
        int above = 64 - start - field.BitWidth;
        _code.Emit(Opcode.Shl64Imm, target, unit, immediate: above);
        _code.Emit(
            type.IsSigned ? Opcode.SarS64Imm : Opcode.ShrU64Imm,
            target, target, immediate: 64 - field.BitWidth);
    }

    private void Insert(Place place, Field field, int value)
    {
        int registers = _next;
        ulong mask = BitField.Mask(field);
        int bits = Temporary();
        int unit = Temporary();
        _code.Emit(Opcode.AndImm, bits, value, immediate: unchecked((long)mask));
        if (field.BitsBehind > 0)
        {
            int behind = Temporary();
            Place last = place.Plus(field.UnitSize);
            _code.Emit(Opcode.ShrU64Imm, behind, bits, immediate: 64 - field.BitOffset);
            Merge(last, 1, mask >> (64 - field.BitOffset), behind, unit);
        }

        _code.Emit(Opcode.Shl64Imm, bits, bits, immediate: field.BitOffset);
        Merge(place, field.UnitSize, mask << field.BitOffset, bits, unit);
        _next = registers;
    }

    /// <summary>Stores some bits of a unit and keeps the others.</summary>
    private void Merge(Place place, int sizeBytes, ulong mask, int bits, int unit)
    {
        Access(Selection.LoadUnit(sizeBytes), place, unit);
        _code.Emit(Opcode.AndImm, unit, unit, immediate: unchecked((long)~mask));
        _code.Emit(Opcode.Or, unit, unit, bits);
        Access(Selection.Store(sizeBytes), place, unit);
    }
}
