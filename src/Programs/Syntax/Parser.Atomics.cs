using System.Collections.Generic;
using ActorVm.Programs.Preprocessing;
using ActorVm.Programs.Semantics;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

#pragma warning disable IDE0072 // switches name the token kinds that they are about

namespace ActorVm.Programs.Syntax;

/// <content>The __atomic and __sync built-ins, made of a few intrinsics. Every memory order is the
/// strongest; orders are read and dropped.</content>
internal sealed partial class Parser
{
#pragma warning disable CA1502 // one case a built-in
    private Expression BuildAtomic(Token name, string operation, List<Expression> arguments)
    {
        SourcePosition position = name.Position;
        switch (operation)
        {
            case "thread_fence" or "signal_fence":
                return new Cast(
                    BasicType.Void, position, new IntegerConstant(BasicType.Int, position, 0));
            case "always_lock_free" or "is_lock_free":
                return new IntegerConstant(BasicType.Bool, position, 1);
            default:
                break;
        }

        if (AtomicTarget(name, arguments) is not { } target)
        {
            return Conversions.Unknown(position);
        }

        int count = arguments.Count;
        switch (operation)
        {
            case "load_n" when count == 2:
                return new Cast(target.Type.Unqualified, position, target);
            case "load" when count == 3:
                return SetAt(arguments[1], target, position);
            case "store_n" when count == 3:
                return Void(_assignments.Assign(target, arguments[1], position));
            case "store" when count == 3:
                return Void(_assignments.Assign(target, At(arguments[1], position), position));
            case "clear" when count == 2:
                return Void(_assignments.Assign(target, Zero(position), position));
            case "test_and_set" when count == 2:
                return TestAndSet(arguments[0], position);
            case "exchange_n" when count == 3:
                return Exchange(arguments[0], target, arguments[1], position);
            case "exchange" when count == 4:
                return SetAt(
                    arguments[2],
                    Exchange(arguments[0], target, At(arguments[1], position), position), position);
            case "compare_exchange_n" when count == 6:
                return CompareExchange(arguments, target, arguments[2], position);
            case "compare_exchange" when count == 6:
                return CompareExchange(arguments, target, At(arguments[2], position), position);
            default:
                return Arithmetic(operation) is { } found && count == 3
                    ? FetchOperation(found, arguments, target, position)
                    : _conversions.Refuse(position, $"'{name.Text}' is not supported, or not with "
                        + $"{count} arguments");
        }
    }

    private Expression BuildSync(Token name, string operation, List<Expression> arguments)
    {
        SourcePosition position = name.Position;
        if (operation == "synchronize")
        {
            return new Cast(
                BasicType.Void, position, new IntegerConstant(BasicType.Int, position, 0));
        }

        if (AtomicTarget(name, arguments) is not { } target)
        {
            return Conversions.Unknown(position);
        }

        int count = arguments.Count;
        switch (operation)
        {
            case "lock_release" when count >= 1:
                return Void(_assignments.Assign(target, Zero(position), position));
            case "lock_test_and_set" when count >= 2:
                return Exchange(arguments[0], target, arguments[1], position);
            case "val_compare_and_swap" when count >= 3:
                return CompareSwap(arguments[0], target, arguments[1], arguments[2], position);
            case "bool_compare_and_swap" when count >= 3:
                return BoolCompareSwap(arguments, target, position);
            default:
                string swapped = operation.Replace("_and_", "_", System.StringComparison.Ordinal);
                return Arithmetic(swapped) is { } found && count >= 2
                    ? FetchOperation(found, arguments, target, position)
                    : _conversions.Refuse(position, $"'{name.Text}' is not supported, or not with "
                        + $"{count} arguments");
        }
    }
#pragma warning restore CA1502

    /// <summary>The object that the first argument points to; null after a complaint.</summary>
    private Expression? AtomicTarget(Token name, List<Expression> arguments)
    {
        if (arguments.Count == 0)
        {
            Error(name.Position, $"too few arguments to '{name.Text}'");
            return null;
        }

        Expression pointer = Conversions.Decay(arguments[0]);
        bool takesByte = name.Text is "__atomic_test_and_set" or "__atomic_clear";
        if (takesByte && pointer.Type is PointerType)
        {
            pointer = _conversions.Cast(
                pointer, new PointerType(BasicType.UnsignedChar), pointer.Position);
        }

        if (pointer.Type is PointerType { Target: { IsScalar: true, IsFloating: false } })
        {
            arguments[0] = pointer;
            return _access.Dereference(pointer, name.Position);
        }

        Error(pointer.Position,
            $"argument 1 of '{name.Text}' is '{pointer.Type}', expected a pointer "
            + "to an integer or a pointer");
        return null;
    }

    private static (Intrinsic Intrinsic, BinaryOperator? Operator, bool GivesNew)? Arithmetic(
        string operation)
    {
        bool givesNew = operation.EndsWith("_fetch", System.StringComparison.Ordinal);
        string word = givesNew ? operation[..^"_fetch".Length]
            : operation.StartsWith("fetch_", System.StringComparison.Ordinal)
            ? operation["fetch_".Length..] : "";
        return word switch
        {
            "add" => (Intrinsic.AtomicFetchAdd, BinaryOperator.Add, givesNew),
            "sub" => (Intrinsic.AtomicFetchAdd, BinaryOperator.Subtract, givesNew),
            "and" => (Intrinsic.AtomicFetchAnd, BinaryOperator.And, givesNew),
            "or" => (Intrinsic.AtomicFetchOr, BinaryOperator.Or, givesNew),
            "xor" => (Intrinsic.AtomicFetchXor, BinaryOperator.Xor, givesNew),
            "nand" => (Intrinsic.AtomicFetchNand, null, givesNew),
            _ => null,
        };
    }

    private static Cast Void(Expression value) => new(BasicType.Void, value.Position, value);

    private static IntegerConstant Zero(SourcePosition position) => new(BasicType.Int, position, 0);

    private Expression At(Expression pointer, SourcePosition position) =>
        _access.Dereference(pointer, position);

    private Cast SetAt(Expression pointer, Expression value, SourcePosition position) =>
        Void(_assignments.Assign(At(pointer, position), value, position));

    private static IntrinsicCall Swap(
        Expression pointer, CType type, Expression value, SourcePosition position) =>
        new(type, position, Intrinsic.AtomicExchange, [pointer, value]);

    private IntrinsicCall Exchange(
        Expression pointer, Expression target, Expression value, SourcePosition position)
    {
        CType type = target.Type.Unqualified;
        return Swap(pointer, type, _conversions.Assign(value, type, "the exchange"), position);
    }

    private Expression TestAndSet(Expression pointer, SourcePosition position) =>
        _conversions.Cast(
            Swap(
                pointer, BasicType.UnsignedChar,
                new IntegerConstant(BasicType.UnsignedChar, position, 1), position),
            BasicType.Bool, position);

    private IntrinsicCall CompareSwap(
        Expression pointer, Expression target, Expression expected, Expression desired,
        SourcePosition position)
    {
        CType type = target.Type.Unqualified;
        return new IntrinsicCall(
            type, position, Intrinsic.AtomicCompareSwap,
            [
                pointer, _conversions.Assign(expected, type, "the comparison"),
                _conversions.Assign(desired, type, "the exchange"),
            ]);
    }

    /// <summary>A hidden local that keeps a value, and what sets it.</summary>
    private (Expression Reference, Expression Setting) Keep(
        Expression value, CType type, SourcePosition position)
    {
        LocalVariable local = Context.Declare(".kept", type, position);
        var reference = new VariableReference(type, position, local);
        return (reference, new Assignment(type, position, reference, value));
    }

    private Expression BoolCompareSwap(
        List<Expression> arguments, Expression target, SourcePosition position)
    {
        CType type = target.Type.Unqualified;
        (Expression expected, Expression setting) = Keep(
            _conversions.Assign(arguments[1], type, "the comparison"), type, position);
        Expression swap = CompareSwap(arguments[0], target, expected, arguments[2], position);
        Expression equal = _operators.Binary(BinaryOperator.Equal, swap, expected, position);
        return OperatorBuilder.Comma(
            setting, _conversions.Cast(equal, BasicType.Bool, position), position);
    }

    /// <summary>compare_exchange: on failure what was found goes to *expected.</summary>
    private Expression CompareExchange(
        List<Expression> arguments, Expression target, Expression desired, SourcePosition position)
    {
        CType type = target.Type.Unqualified;
        Expression pointer = _conversions.Assign(
            arguments[1], new PointerType(type), "the comparison");
        (Expression where, Expression settingWhere) =
            Keep(pointer, pointer.Type.Unqualified, position);
        (Expression expected, Expression settingExpected) = Keep(
            Conversions.Convert(At(where, position), type), type, position);
        (Expression found, Expression settingFound) = Keep(
            CompareSwap(arguments[0], target, expected, desired, position), type, position);
        Expression failed = OperatorBuilder.Comma(
            _assignments.Assign(At(where, position), found, position), Zero(position), position);
        Expression result = _operators.Conditional(
            _operators.Binary(BinaryOperator.Equal, found, expected, position),
            new IntegerConstant(BasicType.Int, position, 1), failed, position);
        foreach (Expression setting in new[] { settingFound, settingExpected, settingWhere })
        {
            result = OperatorBuilder.Comma(setting, result, position);
        }

        return _conversions.Cast(result, BasicType.Bool, position);
    }

    private Expression FetchOperation(
        (Intrinsic Intrinsic, BinaryOperator? Operator, bool GivesNew) operation,
        List<Expression> arguments, Expression target, SourcePosition position)
    {
        CType type = target.Type.Unqualified;

        // As gcc has it, a pointer moves by bytes here.
        CType step = type.IsPointer ? BasicType.Long : type;
        Expression value = _conversions.Assign(arguments[1], step, "the operation");
        BinaryOperator op = operation.Operator ?? BinaryOperator.And;
        if (!operation.GivesNew)
        {
            return AtomicBuilder.Fetch(
                operation.Intrinsic, op, arguments[0], value, type, position);
        }

        (Expression kept, Expression setting) = Keep(value, step, position);
        Expression old = AtomicBuilder.Fetch(
            operation.Intrinsic, op, arguments[0], kept, type, position);
        Expression updated = AtomicBuilder.Recompute(op, old, kept, type, position);
        if (operation.Operator is null)
        {
            updated = _conversions.Cast(
                _operators.Unary(UnaryOperator.Complement, updated, position), type, position);
        }

        return OperatorBuilder.Comma(setting, updated, position);
    }
}
