using System;
using System.Collections.Immutable;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Code;

/// <content>Structs, unions and initialisers.</content>
internal sealed partial class FunctionCompiler
{
    /// <summary>Where a struct value lies in memory. What is no place is put into the frame, where
    /// it stays until the statement ends.</summary>
    private Place RecordPlace(Expression expression)
    {
        switch (expression)
        {
            case CallExpression call:
                Place result = Place.At(_frame, TakeFrame(call.Type.Size, call.Type.Alignment));
                CompileCall(call, result);
                return result;
            case Assignment assignment:
                Place target = PlaceOf(assignment.Target);
                CopyRecord(target, assignment.Value);
                return target;
            case ConditionalExpression conditional:
                return ChooseRecord(conditional);
            case CommaExpression comma:
                Effect(comma.Left);
                return RecordPlace(comma.Right);
            case StatementExpression { Result: Expression value } statements:
                CompileAll(statements.Body);
                return RecordPlace(value);
            case Cast cast:
                return RecordPlace(cast.Operand);
            case MemberAccess member:
                return RecordPlace(member.Record).Plus(member.Field.Offset);
            default:
                return PlaceOf(expression);
        }
    }

    private Place ChooseRecord(ConditionalExpression conditional)
    {
        int address = Temporary();
        int otherwise = _code.NewLabel();
        int end = _code.NewLabel();
        Condition(conditional.Condition, otherwise, jumpIf: false);
        EmitAddress(RecordPlace(conditional.Then), address);
        _code.EmitJump(Opcode.Jump, end);
        _code.Bind(otherwise);
        EmitAddress(RecordPlace(conditional.Else), address);
        _code.Bind(end);
        return Place.At(address, 0);
    }

    /// <summary>Copies a struct value to a place.</summary>
    private void CopyRecord(Place target, Expression value)
    {
        int registers = _next;
        Place source = RecordPlace(value);
        CopyBytes(target, source, value.Type.Size);
        _next = registers;
    }

    private void CopyBytes(Place target, Place source, long sizeBytes)
    {
        if (sizeBytes is 1 or 2 or 4 or 8)
        {
            int value = Temporary();
            Access(Selection.LoadUnit((int)sizeBytes), source, value);
            Access(Selection.Store(sizeBytes), target, value);
        }
        else if (sizeBytes > 0)
        {
            int from = EmitAddress(source, Anywhere);
            int to = EmitAddress(target, Anywhere);
            _code.Emit(Opcode.Copy, to, from, immediate: sizeBytes);
        }
    }

    /// <summary>Fills an object with what its initialiser says.</summary>
    private void Fill(Place place, Initializer initializer, CType type)
    {
        int registers = _next;
        if (place.IsRegister)
        {
            if (initializer.Entries.IsEmpty)
            {
                EmitConstant(0, place.Register);
                return;
            }

            Value(initializer.Entries[0].Value, place.Register);
            return;
        }

        if (!initializer.CoversAll)
        {
            ZeroBytes(place, type.Size);
        }

        foreach (InitializerEntry entry in initializer.Entries)
        {
            Fill(place.Plus(entry.Offset) with { Bits = entry.BitField }, entry);
            _next = registers;
        }
    }

    private void Fill(Place place, InitializerEntry entry)
    {
        if (entry.Value is StringLiteral literal && entry.Type is ArrayType array)
        {
            StringConstant text = Resized(literal.Constant, array);
            CopyBytes(place, Place.At(text, 0), array.Size);
        }
        else if (entry.Type.IsRecord)
        {
            CopyRecord(place, entry.Value);
        }
        else
        {
            Store(place, entry.Type, Value(entry.Value));
        }
    }

    private void ZeroBytes(Place place, long sizeBytes)
    {
        int registers = _next;
        if (sizeBytes is 1 or 2 or 4 or 8)
        {
            Access(Selection.Store(sizeBytes), place, EmitConstant(0, Anywhere));
        }
        else if (sizeBytes > 0)
        {
            _code.Emit(Opcode.Zero, EmitAddress(place, Anywhere), immediate: sizeBytes);
        }

        _next = registers;
    }

    /// <summary>A literal's bytes, cut or zero-padded to the array that they fill.</summary>
    private static StringConstant Resized(StringConstant text, ArrayType array)
    {
        byte[] bytes = new byte[array.Size];
        text.Bytes.AsSpan()[..Math.Min(bytes.Length, text.Bytes.Length)].CopyTo(bytes);
        return new StringConstant(array, ImmutableArray.Create(bytes), text.Position);
    }
}
