using System.Collections.Generic;
using System.Linq;
using ActorVm.Programs.Diagnostics;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Semantics;

/// <summary>Makes the typed nodes of what reaches objects: <c>*p</c>, <c>&amp;x</c>, <c>a[i]</c>,
/// <c>s.m</c>, <c>f(x)</c>.</summary>
internal sealed class AccessBuilder(
    Conversions conversions, OperatorBuilder operators, DiagnosticBag diagnostics)
{
    /// <summary><c>*p</c>.</summary>
    public Expression Dereference(Expression pointer, SourcePosition position)
    {
        pointer = Conversions.Decay(pointer);
        if (pointer.Type.IsUnknown)
        {
            return pointer;
        }

        if (pointer.Type is not PointerType { Target: var target })
        {
            return conversions.Refuse(
                position,
                $"invalid type argument of unary '*' (found '{pointer.Type.Unqualified}', "
                + "expected a pointer)");
        }

        return pointer is AddressOf { Operand: var place }
            && TypeRules.AreCompatible(place.Type, target)
            ? place : new Dereference(target, position, pointer);
    }

    /// <summary><c>&amp;x</c>.</summary>
    public Expression AddressOf(Expression place, SourcePosition position)
    {
        if (place.Type.IsUnknown)
        {
            return place;
        }

        if (place is BitFieldAccess bits)
        {
            return conversions.Refuse(
                position, $"cannot take address of bit-field '{bits.Field.Name}'");
        }

        return place.IsPlace
            ? Addresses.Of(place, new PointerType(place.Type), position)
            : conversions.Refuse(position, "lvalue required as unary '&' operand");
    }

    /// <summary><c>a[i]</c>.</summary>
    public Expression Index(Expression array, Expression index, SourcePosition position)
    {
        array = Conversions.Decay(array);
        index = Conversions.Decay(index);
        if (array.Type.IsUnknown || index.Type.IsUnknown)
        {
            return Conversions.Unknown(position);
        }

        if (!array.Type.IsPointer)
        {
            (array, index) = (index, array);
        }

        if (!array.Type.IsPointer)
        {
            return conversions.Refuse(
                position, "subscripted value is neither array nor pointer (found "
                + $"'{index.Type.Unqualified}')");
        }

        return index.Type.IsInteger
            ? Dereference(operators.Step(BinaryOperator.Add, array, index, position), position)
            : conversions.Refuse(
                position, $"array subscript is not an integer (found '{index.Type.Unqualified}')");
    }

    /// <summary><c>p-&gt;m</c>.</summary>
    public Expression MemberOfPointer(Expression pointer, string name, SourcePosition position)
    {
        pointer = Conversions.Decay(pointer);
        if (pointer.Type.IsUnknown)
        {
            return pointer;
        }

        return pointer.Type is PointerType { Target.IsRecord: true }
            ? Member(Dereference(pointer, position), name, position)
            : conversions.Refuse(
                position, $"invalid type argument of '->' (found '{pointer.Type.Unqualified}'"
                + (pointer.Type.IsRecord
                    ? "; did you mean '.'?)"
                    : ", expected a pointer to a struct)"));
    }

    /// <summary><c>s.m</c>.</summary>
    public Expression Member(Expression record, string name, SourcePosition position)
    {
        if (record.Type.IsUnknown)
        {
            return record;
        }

        if (record.Type is not RecordType { Definition: var definition } type)
        {
            string hint = record.Type is PointerType { Target.IsRecord: true }
                ? "; it is a pointer: did you mean '->'?" : "";
            return conversions.Refuse(
                position, $"request for member '{name}' in something not a structure or union "
                + $"(found '{record.Type.Unqualified}'{hint})");
        }

        if (!definition.IsComplete)
        {
            return conversions.Refuse(
                position, $"'{type.Unqualified}' is declared but its members are not known here");
        }

        if (Find(definition, name) is not { } path)
        {
            string? near = Suggestions.Nearest(name, Names(definition));
            return conversions.Refuse(
                position, $"'{type.Unqualified}' has no member named '{name}'"
                + (near is null ? "" : $"; did you mean '{near}'?"));
        }

        return path.Aggregate(record, (outer, field) => Select(outer, field, position));
    }

    private static Expression Select(Expression record, Field field, SourcePosition position)
    {
        const Qualifiers Inherited = Qualifiers.Const | Qualifiers.Volatile;
        Qualifiers qualifiers = field.Type.Qualifiers | (record.Type.Qualifiers & Inherited);
        CType type = field.Type.With(qualifiers);
        return field.IsBitField
            ? new BitFieldAccess(type, position, record, field)
            : new MemberAccess(type, position, record, field);
    }

    /// <summary>The way to a member, through anonymous ones; null where there is none.</summary>
    public static List<Field>? Find(RecordDefinition definition, string name)
    {
        foreach (Field field in definition.Fields)
        {
            if (field.Name == name)
            {
                return [field];
            }

            if (field is { Name: null, Type: RecordType inner }
                && Find(inner.Definition, name) is { } rest)
            {
                return [field, .. rest];
            }
        }

        return null;
    }

    private static IEnumerable<string> Names(RecordDefinition definition) =>
        definition.Fields.SelectMany(f => f.Name is { } name ? [name]
            : f.Type is RecordType inner ? Names(inner.Definition) : []);

    /// <summary><c>f(x)</c>.</summary>
    public Expression Call(Expression callee, List<Expression> arguments, SourcePosition position)
    {
        callee = Conversions.Decay(callee);
        if (callee.Type.IsUnknown)
        {
            return callee;
        }

        if (callee.Type is not PointerType { Target: FunctionType function })
        {
            return conversions.Refuse(
                position, $"called object is not a function or function pointer (found "
                + $"'{callee.Type.Unqualified}')");
        }

        var direct = callee is AddressConstant { Symbol: Function known } ? known : null;
        if (!CheckCount(function, arguments.Count, direct, position)
            || !CheckResult(function, position))
        {
            return Conversions.Unknown(position);
        }

        string name = direct is null ? "the call" : $"'{direct.Name}'";
        var converted = new Expression[arguments.Count];
        for (int i = 0; i < converted.Length; i++)
        {
            converted[i] = i < function.Parameters.Length && function.HasPrototype
                ? conversions.Assign(
                    arguments[i], function.Parameters[i], $"argument {i + 1} of {name}")
                : Variable(arguments[i]);
        }

        return new CallExpression(
            function.Result, position, direct, direct is null ? callee : null, function,
            [.. converted]);
    }

    private bool CheckCount(
        FunctionType function, int count, Function? direct, SourcePosition position)
    {
        int wanted = function.Parameters.Length;
        if (!function.HasPrototype || count == wanted || (function.IsVariadic && count > wanted))
        {
            return true;
        }

        string name = direct is null ? "the function called" : $"'{direct.Name}'";
        string amount = count < wanted ? "few" : "many";
        string least = function.IsVariadic ? "at least " : "";
        diagnostics.Error(
            position, $"too {amount} arguments to {name}: found {count}, expected {least}{wanted}");
        return false;
    }

    private bool CheckResult(FunctionType function, SourcePosition position)
    {
        bool fits = function.Result.IsComplete || function.Result.IsVoid;
        if (!fits)
        {
            diagnostics.Error(position, $"the call returns an incomplete type '{function.Result}'");
        }

        return fits;
    }

    /// <summary>An argument without a parameter, promoted.</summary>
    private Expression Variable(Expression argument)
    {
        argument = Conversions.Decay(argument);
        if (argument.Type.IsVoid)
        {
            return conversions.Refuse(argument.Position, "invalid use of void expression");
        }

        return argument.Type.IsInteger ? Conversions.Promote(argument)
            : Conversions.Convert(argument, TypeRules.PromoteArgument(argument.Type));
    }
}
