using ActorVm.Programs.Syntax;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Semantics;

/// <summary>Makes the typed nodes of what changes an object: <c>=</c>, <c>+=</c>,
/// <c>++</c>.</summary>
internal sealed class AssignmentBuilder(
    Conversions conversions, OperatorBuilder operators, AtomicBuilder atomics)
{
    /// <summary><c>a = b</c>.</summary>
    public Expression Assign(Expression target, Expression value, SourcePosition position)
    {
        if (Unassignable(target, "left operand of assignment") is { } message)
        {
            return conversions.Refuse(position, message);
        }

        value = conversions.Assign(value, target.Type, "assignment");
        return target.Type.IsUnknown ? value
            : new Assignment(target.Type.Unqualified, position, target, value);
    }

    /// <summary><c>a op= b</c>.</summary>
    public Expression Compound(
        BinaryOperator op, Expression target, Expression value, SourcePosition position)
    {
        if (Unassignable(target, "left operand of assignment") is { } message)
        {
            return conversions.Refuse(position, message);
        }

        if (target.Type.Has(Qualifiers.Atomic) && !target.Type.IsUnknown)
        {
            return atomics.Update(op, target, value, position);
        }

        return Computation(op, target, value, position) is { } computation
            ? new CompoundAssignment(
                target.Type.Unqualified, position, target, op, computation.Value, computation.Type)
            : Conversions.Unknown(position);
    }

    /// <summary><c>++a</c>, <c>a--</c>.</summary>
    public Expression Increment(
        BinaryOperator op, bool isPrefix, Expression target, SourcePosition position)
    {
        string what = op == BinaryOperator.Add ? "increment operand" : "decrement operand";
        if (Unassignable(target, what) is { } message)
        {
            return conversions.Refuse(position, message);
        }

        var one = new IntegerConstant(BasicType.Int, position, 1);
        if (target.Type.Has(Qualifiers.Atomic) && !target.Type.IsUnknown)
        {
            return isPrefix ? atomics.Update(op, target, one, position)
                : atomics.FetchAndUpdate(op, target, one, position);
        }

        return Computation(op, target, one, position) is { } computation
            ? new IncrementExpression(
                target.Type.Unqualified, position, target, isPrefix, op, computation.Value,
                computation.Type)
            : Conversions.Unknown(position);
    }

    /// <summary>The value as the operator takes it and the type to compute in, found by making the
    /// plain operator's node; null after a complaint.</summary>
    private (Expression Value, CType Type)? Computation(
        BinaryOperator op, Expression target, Expression value, SourcePosition position)
    {
        var left = new Cast(Conversions.PromotedTypeOrOwn(target), position, target);
        value = Conversions.Decay(value);
        Expression whole = operators.Binary(op, left, value, position);
        if (whole.Type.IsUnknown || whole is not BinaryExpression binary)
        {
            return null;
        }

        if (target.Type.IsPointer != whole.Type.IsPointer)
        {
            conversions.Refuse(
                position, $"invalid operands to {OperatorTable.Spell(op)}= (found "
                + $"'{target.Type.Unqualified}' and '{value.Type.Unqualified}')");
            return null;
        }

        return (binary.Right, binary.Type);
    }

    /// <summary>Why something cannot be assigned to; null where it can.</summary>
    private static string? Unassignable(Expression target, string what)
    {
        if (target.Type.IsUnknown)
        {
            return null;
        }

        if (!target.IsPlace || target.Type is FunctionType)
        {
            return $"lvalue required as {what}";
        }

        if (target.Type is ArrayType)
        {
            return "assignment to expression with array type";
        }

        if (!target.Type.IsComplete)
        {
            return $"assignment to an object of incomplete type '{target.Type}'";
        }

        return !TypeRules.IsConst(target.Type) ? null : target switch
        {
            VariableReference variable =>
                $"assignment of read-only variable '{variable.Variable.Name}'",
            MemberAccess access => $"assignment of read-only member '{access.Field.Name}'",
            _ => "assignment of read-only location",
        };
    }
}
