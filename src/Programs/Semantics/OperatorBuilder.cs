using System;
using ActorVm.Programs.Diagnostics;
using ActorVm.Programs.Syntax;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

#pragma warning disable IDE0072 // switches name the operators that they are about

namespace ActorVm.Programs.Semantics;

/// <summary>Makes the typed nodes of C's operators on values (C11 6.5), checks and folds
/// them.</summary>
internal sealed class OperatorBuilder(Conversions conversions, DiagnosticBag diagnostics)
{
    /// <summary><c>-a</c>, <c>+a</c> (no operator), <c>~a</c>.</summary>
    public Expression Unary(UnaryOperator? op, Expression operand, SourcePosition position)
    {
        operand = Conversions.Decay(operand);
        bool fits =
            op == UnaryOperator.Complement ? operand.Type.IsInteger : operand.Type.IsArithmetic;
        if (!fits)
        {
            char sign = op is null ? '+' : op == UnaryOperator.Negate ? '-' : '~';
            return conversions.Refuse(
                position, $"wrong type argument '{operand.Type.Unqualified}' to unary {sign}");
        }

        operand = Conversions.Promote(operand);
        CType type = operand.Type.Unqualified;
        if (op is not { } known)
        {
            return operand.IsPlace ? new Cast(type, position, operand) : operand;
        }

        return ConstantFolder.Unary(known, operand, type, position)
            ?? new UnaryExpression(type, position, known, operand);
    }

    /// <summary><c>!a</c>.</summary>
    public Expression Not(Expression operand, SourcePosition position)
    {
        operand = conversions.Condition(operand);
        return ConstantFolder.Unary(UnaryOperator.LogicalNot, operand, BasicType.Int, position)
            ?? new UnaryExpression(BasicType.Int, position, UnaryOperator.LogicalNot, operand);
    }

    /// <summary><c>a &amp;&amp; b</c>, <c>a || b</c>.</summary>
    public Expression Logical(
        bool isAnd, Expression left, Expression right, SourcePosition position)
    {
        left = conversions.Condition(left);
        right = conversions.Condition(right);
        bool? first = ConstantFolder.Truth(left);
        if (first == !isAnd)
        {
            return new IntegerConstant(BasicType.Int, position, isAnd ? 0 : 1);
        }

        return first is not null && ConstantFolder.Truth(right) is { } second
            ? new IntegerConstant(BasicType.Int, position, second ? 1 : 0)
            : new LogicalExpression(BasicType.Int, position, isAnd, left, right);
    }

    /// <summary>A binary operator, but the logical ones.</summary>
    public Expression Binary(
        BinaryOperator op, Expression left, Expression right, SourcePosition position)
    {
        left = Conversions.Decay(left);
        right = Conversions.Decay(right);
        if (left.Type.IsUnknown || right.Type.IsUnknown)
        {
            return Conversions.Unknown(position);
        }

        Expression? result = op switch
        {
            BinaryOperator.Add => Add(left, right, position),
            BinaryOperator.Subtract => Subtract(left, right, position),
            BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight =>
                Shift(op, left, right, position),
            >= BinaryOperator.Equal => Compare(op, left, right, position),
            _ => Arithmetic(op, left, right, position),
        };
        return result ?? InvalidOperands(op, left, right, position);
    }

    private Expression InvalidOperands(
        BinaryOperator op, Expression left, Expression right, SourcePosition position) =>
        conversions.Refuse(
            position, $"invalid operands to binary {OperatorTable.Spell(op)} (found "
            + $"'{left.Type.Unqualified}' and '{right.Type.Unqualified}')");

    private static bool NeedsIntegers(BinaryOperator op) =>
        op is BinaryOperator.Remainder or BinaryOperator.And or BinaryOperator.Or
            or BinaryOperator.Xor or BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight;

    private static bool Fits(BinaryOperator op, Expression operand) =>
        NeedsIntegers(op) ? operand.Type.IsInteger : operand.Type.IsArithmetic;

    private Expression? Arithmetic(
        BinaryOperator op, Expression left, Expression right, SourcePosition position)
    {
        if (!Fits(op, left) || !Fits(op, right))
        {
            return null;
        }

        CType type = Conversions.CommonType(left, right);
        if (op is BinaryOperator.Divide or BinaryOperator.Remainder && type.IsInteger
            && ConstantFolder.Truth(right) == false)
        {
            diagnostics.Warn(position, "division by zero");
        }

        Expression result = Fold(
            op, Conversions.Convert(left, type), Conversions.Convert(right, type), type, position);
        CheckOverflow(op, left, right, result);
        return result;
    }

    /// <summary>Complains of a constant that its type is too narrow for.</summary>
    private void CheckOverflow(
        BinaryOperator op, Expression left, Expression right, Expression result)
    {
        if (result is not IntegerConstant { Type.IsSigned: true, Value: var value }
            || left is not IntegerConstant { Value: var a }
            || right is not IntegerConstant { Value: var b })
        {
            return;
        }

        Int128 exact = op switch
        {
            BinaryOperator.Add => (Int128)a + b,
            BinaryOperator.Subtract => (Int128)a - b,
            BinaryOperator.Multiply => (Int128)a * b,
            _ => value,
        };
        if (exact != value)
        {
            diagnostics.Warn(
                result.Position, $"integer overflow in expression of type '{result.Type}' "
                + $"results in {value}");
        }
    }

    private static Expression Fold(
        BinaryOperator op, Expression left, Expression right, CType type,
        SourcePosition position) =>
        ConstantFolder.Binary(op, left, right, type, position)
        ?? new BinaryExpression(type, position, op, left, right);

    private Expression? Shift(
        BinaryOperator op, Expression left, Expression right, SourcePosition position)
    {
        if (!left.Type.IsInteger || !right.Type.IsInteger)
        {
            return null;
        }

        left = Conversions.Promote(left);
        if (right is IntegerConstant { Value: var count }
            && (count < 0 || count >= left.Type.Size * 8))
        {
            string side = op == BinaryOperator.ShiftLeft ? "left" : "right";
            diagnostics.Warn(
                position, $"{side} shift count {(count < 0 ? "is negative" : ">= width of type")}");
        }

        return Fold(op, left, Conversions.Promote(right), left.Type.Unqualified, position);
    }

    private Expression? Compare(
        BinaryOperator op, Expression left, Expression right, SourcePosition position)
    {
        if (left.Type.IsArithmetic && right.Type.IsArithmetic)
        {
            CType type = Conversions.CommonType(left, right);
            return Fold(
                op, Conversions.Convert(left, type), Conversions.Convert(right, type),
                BasicType.Int, position);
        }

        if (!left.Type.IsScalar || !right.Type.IsScalar || left.Type.IsFloating
            || right.Type.IsFloating)
        {
            return null;
        }

        CheckComparison(left, right, position);
        CType pointer = left.Type.IsPointer ? left.Type : right.Type;
        return Fold(
            op, Conversions.Convert(left, pointer), Conversions.Convert(right, pointer),
            BasicType.Int, position);
    }

    private void CheckComparison(Expression left, Expression right, SourcePosition position)
    {
        if (Conversions.IsNull(left) || Conversions.IsNull(right))
        {
            return;
        }

        if (left.Type is not PointerType a || right.Type is not PointerType b)
        {
            diagnostics.Warn(position, "comparison between pointer and integer");
        }
        else if (!a.Target.IsVoid && !b.Target.IsVoid
            && !TypeRules.AreCompatibleUnqualified(a.Target, b.Target))
        {
            diagnostics.Warn(position, "comparison of distinct pointer types lacks a cast: found "
                + $"'{a.Unqualified}' and '{b.Unqualified}'");
        }
    }

    private Expression? Add(Expression left, Expression right, SourcePosition position)
    {
        if (left.Type.IsPointer && right.Type.IsInteger)
        {
            return Step(BinaryOperator.Add, left, right, position);
        }

        return left.Type.IsInteger && right.Type.IsPointer
            ? Step(BinaryOperator.Add, right, left, position)
            : Arithmetic(BinaryOperator.Add, left, right, position);
    }

    private Expression? Subtract(Expression left, Expression right, SourcePosition position)
    {
        if (left.Type is not PointerType pointer)
        {
            return Arithmetic(BinaryOperator.Subtract, left, right, position);
        }

        if (right.Type.IsInteger)
        {
            return Step(BinaryOperator.Subtract, left, right, position);
        }

        if (right.Type is not PointerType other
            || !TypeRules.AreCompatibleUnqualified(pointer.Target, other.Target))
        {
            return null;
        }

        Expression bytes = Fold(BinaryOperator.Subtract, left, right, BasicType.Long, position);
        return ElementSize(pointer, position) is not { } size ? Conversions.Unknown(position)
            : size is IntegerConstant { Value: 1 } ? bytes
            : Fold(BinaryOperator.Divide, bytes, size, BasicType.Long, position);
    }

    /// <summary>A pointer moved by so many elements.</summary>
    public Expression Step(
        BinaryOperator op, Expression pointer, Expression count, SourcePosition position)
    {
        CType type = pointer.Type.Unqualified;
        if (Scale((PointerType)type, count, position) is not { } bytes)
        {
            return Conversions.Unknown(position);
        }

        if (bytes is IntegerConstant { Value: 0 })
        {
            return pointer.IsPlace ? new Cast(type, position, pointer) : pointer;
        }

        // A constant step after a constant step is one step: a[1][2], p->a[3].
        if (bytes is IntegerConstant { Value: var more } && op == BinaryOperator.Add
            && pointer is BinaryExpression
            {
                Operator: BinaryOperator.Add, Right: IntegerConstant { Value: var first },
            } sum)
        {
            var both = new IntegerConstant(BasicType.Long, position, unchecked(first + more));
            return new BinaryExpression(type, position, op, sum.Left, both);
        }

        return Fold(op, pointer, bytes, type, position);
    }

    private Expression? Scale(PointerType pointer, Expression count, SourcePosition position)
    {
        if (ElementSize(pointer, position) is not { } size)
        {
            return null;
        }

        Expression index = Conversions.Convert(count, BasicType.Long);
        return size is IntegerConstant { Value: 1 } ? index
            : Fold(BinaryOperator.Multiply, index, size, BasicType.Long, position);
    }

    /// <summary>The size of what a pointer points to, a long; null, and a complaint, without
    /// one.</summary>
    private Expression? ElementSize(PointerType pointer, SourcePosition position)
    {
        if (pointer.Target is ArrayType { SizeVariable: { } variable })
        {
            return Conversions.Convert(
                new VariableReference(variable.Type, position, variable), BasicType.Long);
        }

        if (pointer.Target is { IsComplete: false, IsVoid: false, Kind: not TypeKind.Function })
        {
            diagnostics.Error(
                position, $"arithmetic on a pointer to an incomplete type '{pointer.Target}'");
            return null;
        }

        return new IntegerConstant(BasicType.Long, position, pointer.Target.Size);
    }

    /// <summary><c>a ? b : c</c>.</summary>
    public Expression Conditional(
        Expression condition, Expression then, Expression otherwise, SourcePosition position)
    {
        condition = conversions.Condition(condition);
        then = Conversions.Decay(then);
        otherwise = Conversions.Decay(otherwise);
        if (CommonBranchType(then, otherwise, position) is not { } type)
        {
            return conversions.Refuse(
                position, "type mismatch in conditional expression: found "
                + $"'{then.Type.Unqualified}' and '{otherwise.Type.Unqualified}'");
        }

        then = Conversions.Convert(then, type);
        otherwise = Conversions.Convert(otherwise, type);
        Expression? taken = ConstantFolder.Truth(condition) is { } truth
            ? truth ? then : otherwise : null;
        return taken is IntegerConstant or FloatConstant or AddressConstant ? taken
            : new ConditionalExpression(type, position, condition, then, otherwise);
    }

    private CType? CommonBranchType(Expression then, Expression otherwise, SourcePosition position)
    {
        CType a = then.Type;
        CType b = otherwise.Type;
        if (a.IsUnknown || b.IsUnknown)
        {
            return BasicType.Unknown;
        }

        if (a.IsArithmetic && b.IsArithmetic)
        {
            return Conversions.CommonType(then, otherwise);
        }

        if (a.IsVoid || b.IsVoid)
        {
            return BasicType.Void;
        }

        if (a.IsRecord || b.IsRecord)
        {
            return TypeRules.AreCompatibleUnqualified(a, b) ? a.Unqualified : null;
        }

        return a.IsFloating || b.IsFloating ? null : CommonPointer(then, otherwise, position);
    }

    private CType CommonPointer(Expression then, Expression otherwise, SourcePosition position)
    {
        if (Conversions.IsNull(then) && otherwise.Type.IsPointer)
        {
            return otherwise.Type.Unqualified;
        }

        if (Conversions.IsNull(otherwise) && then.Type.IsPointer)
        {
            return then.Type.Unqualified;
        }

        if (then.Type is not PointerType a || otherwise.Type is not PointerType b)
        {
            diagnostics.Warn(position, "pointer/integer type mismatch in conditional expression");
            return (then.Type.IsPointer ? then : otherwise).Type.Unqualified;
        }

        Qualifiers both = a.Target.Qualifiers | b.Target.Qualifiers;
        bool isMatch = TypeRules.AreCompatibleUnqualified(a.Target, b.Target);
        if (!isMatch && !a.Target.IsVoid && !b.Target.IsVoid)
        {
            diagnostics.Warn(position, "pointer type mismatch in conditional expression: found "
                + $"'{a.Unqualified}' and '{b.Unqualified}'");
        }

        CType target = isMatch ? TypeRules.Composite(a.Target, b.Target) : BasicType.Void;
        return new PointerType(target.With(both));
    }

    /// <summary><c>a, b</c>.</summary>
    public static Expression Comma(Expression left, Expression right, SourcePosition position)
    {
        right = Conversions.Decay(right);
        return new CommaExpression(right.Type.Unqualified, position, left, right);
    }
}
