using System;
using System.Collections.Immutable;
using ActorVm.Programs.Syntax;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

#pragma warning disable IDE0072 // switches name the operators that they are about

namespace ActorVm.Programs.Semantics;

/// <summary>Makes read-modify-writes of one step, of _Atomic objects and for the __atomic and
/// __sync built-ins.</summary>
internal sealed class AtomicBuilder(
    Conversions conversions, OperatorBuilder operators, Func<FunctionContext?> function)
{
    /// <summary><c>a op= b</c> on an _Atomic place: the value after it.</summary>
    public Expression Update(
        BinaryOperator op, Expression target, Expression value, SourcePosition position)
    {
        if (function() is not { } context
            || Prepare(op, target, ref value, position) is not { } type)
        {
            return Conversions.Unknown(position);
        }

        if (Simple(op, type) is not { } intrinsic)
        {
            return Loop(op, target, value, position, context);
        }

        LocalVariable operand = context.Declare(".operand", value.Type.Unqualified, position);
        Expression step = Reference(operand, position);
        Expression old = Fetch(intrinsic, op, AddressOf(target, position), step, type, position);
        Expression updated = Recompute(op, old, step, type, position);
        return OperatorBuilder.Comma(Set(operand, value, position), updated, position);
    }

    /// <summary><c>a++</c> on an _Atomic place: the value before it.</summary>
    public Expression FetchAndUpdate(
        BinaryOperator op, Expression target, Expression value, SourcePosition position)
    {
        if (function() is not { } context
            || Prepare(op, target, ref value, position) is not { } type)
        {
            return Conversions.Unknown(position);
        }

        if (Simple(op, type) is { } intrinsic)
        {
            return Fetch(intrinsic, op, AddressOf(target, position), value, type, position);
        }

        // Of floats and the like: the value after the loop, taken back by one.
        Expression updated = Loop(op, target, value, position, context);
        BinaryOperator back =
            op == BinaryOperator.Add ? BinaryOperator.Subtract : BinaryOperator.Add;
        return Conversions.Convert(operators.Binary(back, updated, value, position), type);
    }

    /// <summary>Checks the operands; the value becomes what is added to the representation: of the
    /// target's type, or bytes. Null after a complaint.</summary>
    private CType? Prepare(
        BinaryOperator op, Expression target, ref Expression value, SourcePosition position)
    {
        CType type = target.Type.Unqualified;
        value = Conversions.Decay(value);
        if (type is PointerType)
        {
            bool fits = op is BinaryOperator.Add or BinaryOperator.Subtract && value.Type.IsInteger;
            if (!fits || operators.Step(op, new Cast(type, position, target), value, position)
                is not BinaryExpression step)
            {
                conversions.Refuse(position, $"invalid operands to {OperatorTable.Spell(op)}=");
                return null;
            }

            value = step.Right;
            return type;
        }

        if (!type.IsArithmetic || target is BitFieldAccess)
        {
            conversions.Refuse(position, $"an update of an _Atomic '{type}' is not supported");
            return null;
        }

        value = Simple(op, type) is null ? value : conversions.Assign(value, type, "assignment");
        return value.Type.IsUnknown ? null : type;
    }

    private static Intrinsic? Simple(BinaryOperator op, CType type) =>
        type.IsFloating || type.Kind == TypeKind.Bool ? null : op switch
        {
            BinaryOperator.Add or BinaryOperator.Subtract => Intrinsic.AtomicFetchAdd,
            BinaryOperator.And => Intrinsic.AtomicFetchAnd,
            BinaryOperator.Or => Intrinsic.AtomicFetchOr,
            BinaryOperator.Xor => Intrinsic.AtomicFetchXor,
            _ => null,
        };

    /// <summary>The node that updates and gives the old value.</summary>
    public static Expression Fetch(
        Intrinsic intrinsic, BinaryOperator op, Expression address, Expression value, CType type,
        SourcePosition position)
    {
        if (op == BinaryOperator.Subtract)
        {
            value = ConstantFolder.Unary(UnaryOperator.Negate, value, value.Type, position)
                ?? new UnaryExpression(
                    value.Type.Unqualified, position, UnaryOperator.Negate, value);
        }

        return new IntrinsicCall(type, position, intrinsic, [address, value]);
    }

    /// <summary>What an operator makes of the old value, in the object's own type.</summary>
    public static Expression Recompute(
        BinaryOperator op, Expression old, Expression value, CType type, SourcePosition position)
    {
        CType wide = type.IsInteger ? TypeRules.Promote(type) : type;
        Expression left = Conversions.Convert(old, wide);
        Expression right = type.IsPointer ? value : Conversions.Convert(value, wide);
        return Conversions.Convert(new BinaryExpression(wide, position, op, left, right), type);
    }

    /// <summary>Compares and swaps until no other write came between: for the operators that are no
    /// intrinsic.</summary>
    private Expression Loop(
        BinaryOperator op, Expression target, Expression value, SourcePosition position,
        FunctionContext context)
    {
        CType type = target.Type.Unqualified;
        if (type.IsFloating)
        {
            return conversions.Refuse(
                position, $"an update of an _Atomic '{type}' is not supported");
        }

        var statements = ImmutableArray.CreateBuilder<Statement>();
        LocalVariable address = context.Declare(".address", new PointerType(type), position);
        LocalVariable operand = context.Declare(".operand", value.Type.Unqualified, position);
        LocalVariable old = context.Declare(".old", type, position);
        LocalVariable updated = context.Declare(".new", type, position);
        LocalVariable seen = context.Declare(".seen", type, position);
        void Do(Expression effect) =>
            statements.Add(new ExpressionStatement(position, effect));

        Expression pointer = Reference(address, position);
        Do(Set(address, AddressOf(target, position), position));
        Do(Set(operand, value, position));
        Do(Set(seen, new Dereference(type, position, pointer), position));
        Expression next = operators.Binary(
            op, Reference(old, position), Reference(operand, position), position);
        var swap = new IntrinsicCall(
            type, position, Intrinsic.AtomicCompareSwap,
            [pointer, Reference(old, position), Reference(updated, position)]);
        var body = new Block(
            position,
            [
                new ExpressionStatement(position, Set(old, Reference(seen, position), position)),
                new ExpressionStatement(
                    position, Set(updated, Conversions.Convert(next, type), position)),
                new ExpressionStatement(position, Set(seen, swap, position)),
            ],
            []);
        Expression again = operators.Binary(
            BinaryOperator.NotEqual, Reference(seen, position), Reference(old, position), position);
        statements.Add(new LoopStatement(
            position, false, again, body, null, new Label(null), new Label(null)));
        return new StatementExpression(
            type, position, new Block(position, statements.ToImmutable(), []),
            Reference(updated, position));
    }

    private static VariableReference Reference(LocalVariable local, SourcePosition position) =>
        new(local.Type, position, local);

    private static Assignment Set(LocalVariable local, Expression value, SourcePosition position) =>
        new(local.Type, position, Reference(local, position), value);

    private static Expression AddressOf(Expression place, SourcePosition position) =>
        Addresses.Of(place, new PointerType(place.Type), position);
}
