using System;
using ActorVm.Programs.Diagnostics;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Semantics;

/// <summary>The conversions of C11 6.3, and what a compiler says where they do not fit.</summary>
internal sealed class Conversions(DiagnosticBag diagnostics)
{
    /// <summary>An expression whose fault has been complained of.</summary>
    public static Expression Unknown(SourcePosition position) =>
        new IntegerConstant(BasicType.Unknown, position, 0);

    /// <summary>Reports an error and gives what stands in the expression's place.</summary>
    public Expression Refuse(SourcePosition position, string message)
    {
        diagnostics.Error(position, message);
        return Unknown(position);
    }

    /// <summary>An array's or function's address; anything else as it is (6.3.2.1).</summary>
    public static Expression Decay(Expression value) => value.Type switch
    {
        ArrayType array => Addresses.Of(value, new PointerType(array.Element), value.Position),
        FunctionType => Addresses.Of(value, new PointerType(value.Type), value.Position),
        _ => value,
    };

    /// <summary>The value with the type that arithmetic takes it as.</summary>
    public static Expression Promote(Expression value) =>
        value.Type.IsInteger ? Convert(value, PromotedType(value)) : value;

    /// <summary>The type that an integer value is promoted to.</summary>
    public static CType PromotedType(Expression value) =>
        value is BitFieldAccess { Field: var field } ? TypeRules.Promote(field)
        : TypeRules.Promote(value.Type);

    /// <summary>The promoted type of an integer value; another value's own, unqualified.</summary>
    public static CType PromotedTypeOrOwn(Expression value) =>
        value.Type.IsInteger ? PromotedType(value) : value.Type.Unqualified;

    /// <summary>The common type of two arithmetic values.</summary>
    public static CType CommonType(Expression left, Expression right) => TypeRules.Common(
        PromotedTypeOrOwn(left), PromotedTypeOrOwn(right));

    /// <summary>The value as another scalar type or void, without a complaint; as it is where the
    /// type is the same.</summary>
    public static Expression Convert(Expression value, CType type)
    {
        CType to = type.Unqualified;
        bool isSame = value.Type.Kind == to.Kind
            && (to is not PointerType || TypeRules.AreCompatibleUnqualified(value.Type, to));
        if (isSame || value.Type.IsUnknown || to.IsUnknown)
        {
            return value;
        }

        return to.IsPointer && value.Type.IsPointer
            ? Addresses.Retype(value, to, value.Position)
            : ConstantFolder.Cast(value, to, value.Position) ?? new Cast(to, value.Position, value);
    }

    /// <summary>Whether it is a null pointer constant (6.3.2.3).</summary>
    public static bool IsNull(Expression value) => value is IntegerConstant { Value: 0 } zero
        && (zero.Type.IsInteger || zero.Type is PointerType { Target.IsVoid: true });

    /// <summary>A value that can be tested for being 0; anything else is refused.</summary>
    public Expression Condition(Expression value)
    {
        value = Decay(value);
        return value.Type.IsScalar ? value
            : Refuse(value.Position, value.Type.IsVoid
                ? "void value not ignored as it ought to be"
                : $"found a value of type '{value.Type}', expected a number or a pointer");
    }

    /// <summary>A value as an assignment, an argument or a return converts it (6.5.16.1).</summary>
    /// <param name="value">The value.</param>
    /// <param name="target">The type of what takes it.</param>
    /// <param name="what">What takes it, for messages: "initialization", "argument 2 of
    /// 'f'".</param>
    public Expression Assign(Expression value, CType target, string what)
    {
        value = Decay(value);
        CType from = value.Type;
        if (from.IsUnknown || target.IsUnknown)
        {
            return value;
        }

        if (from.IsVoid)
        {
            return Refuse(value.Position, "void value not ignored as it ought to be");
        }

        if ((target.IsArithmetic && from.IsArithmetic)
            || (target.Kind == TypeKind.Bool && from.IsPointer))
        {
            CheckRange(value, target, what);
            return Convert(value, target);
        }

        if (target is PointerType to && from is PointerType pointer)
        {
            CheckPointers(value, to, pointer, what);
            return Convert(value, target);
        }

        return AssignUnlike(value, target, what);
    }

    /// <summary>Warns of a constant that neither the signed nor the unsigned type of the target's
    /// width holds.</summary>
    private void CheckRange(Expression value, CType target, string what)
    {
        if (value is not IntegerConstant { Value: var number } || !target.IsInteger
            || target.Kind == TypeKind.Bool || target.Size == 8)
        {
            return;
        }

        int width = TypeRules.Width(target);
        if (number < -(1L << (width - 1)) || number >= 1L << width)
        {
            diagnostics.Warn(
                value.Position, $"overflow in {what}: the value {number} becomes "
                + $"{ConstantFolder.Fit(number, target)} as '{target.Unqualified}'");
        }
    }

    private Expression AssignUnlike(Expression value, CType target, string what)
    {
        CType from = value.Type;
        if (target.IsPointer && from.IsInteger)
        {
            if (!IsNull(value))
            {
                diagnostics.Warn(
                    value.Position, $"{what} makes pointer from integer without a cast: "
                    + $"found '{from.Unqualified}', expected '{target}'");
            }

            return Convert(value, target);
        }

        if (target.IsInteger && from.IsPointer)
        {
            diagnostics.Warn(
                value.Position, $"{what} makes integer from pointer without a cast: "
                + $"found '{from.Unqualified}', expected '{target}'");
            return Convert(value, target);
        }

        return from.IsRecord && TypeRules.AreCompatibleUnqualified(from, target)
            ? value
            : Refuse(value.Position, $"incompatible types in {what}: found '{from.Unqualified}', "
                + $"expected '{target.Unqualified}'");
    }

    private void CheckPointers(Expression value, PointerType to, PointerType from, string what)
    {
        if (IsNull(value))
        {
            return;
        }

        bool isGeneric = to.Target.IsVoid || from.Target.IsVoid;
        if (!isGeneric && !AreAlike(to.Target, from.Target))
        {
            diagnostics.Warn(
                value.Position, $"{what} from incompatible pointer type: found "
                + $"'{from.Unqualified}', expected '{to.Unqualified}'");
            return;
        }

        const Qualifiers Counting = Qualifiers.Const | Qualifiers.Volatile;
        Qualifiers lost = from.Target.Qualifiers & ~to.Target.Qualifiers & Counting;
        if (lost != Qualifiers.None && from.Target is not ArrayType)
        {
            string word = (lost & Qualifiers.Const) != 0 ? "const" : "volatile";
            diagnostics.Warn(
                value.Position, $"{what} discards '{word}' qualifier from pointer target type");
        }
    }

    /// <summary>Whether the compiler keeps quiet where one is taken for the other: compatible, or
    /// integers that differ in sign alone.</summary>
    private static bool AreAlike(CType a, CType b) =>
        TypeRules.AreCompatibleUnqualified(a, b)
        || (a is ArrayType x && b is ArrayType y
            && TypeRules.AreCompatibleUnqualified(x.Element, y.Element))
        || (a.IsInteger && b.IsInteger && a.Size == b.Size
            && a.Kind != TypeKind.Bool && b.Kind != TypeKind.Bool
            && IsSameRank(a.Kind, b.Kind));

    private static bool IsSameRank(TypeKind a, TypeKind b) =>
        a == b || Math.Min((int)a, (int)b) <= (int)TypeKind.UnsignedChar
        || ((int)a - (int)TypeKind.Short) / 2 == ((int)b - (int)TypeKind.Short) / 2;

    /// <summary>A cast that the program writes.</summary>
    public Expression Cast(Expression value, CType type, SourcePosition position)
    {
        value = Decay(value);
        CType to = type.Unqualified;
        if (value.Type.IsUnknown || to.IsUnknown)
        {
            return value;
        }

        if (to.IsVoid)
        {
            return new Cast(to, position, value);
        }

        if (to.IsRecord && TypeRules.AreCompatibleUnqualified(value.Type, to))
        {
            return value;
        }

        if (!IsCastable(value.Type, to))
        {
            return Refuse(
                position, value.Type.IsVoid ? "void value not ignored as it ought to be"
                : $"cannot cast from '{value.Type.Unqualified}' to '{to}'");
        }

        CheckSizes(value, to, position);
        return ConstantFolder.Cast(value, to, position) ?? new Cast(to, position, value);
    }

    private void CheckSizes(Expression value, CType to, SourcePosition position)
    {
        CType from = value.Type;
        if (from.IsPointer && to.IsInteger && to.Size != from.Size && to.Kind != TypeKind.Bool)
        {
            diagnostics.Warn(position, "cast from pointer to integer of different size");
        }
        else if (to.IsPointer && from.IsInteger && to.Size != from.Size
            && value is not IntegerConstant)
        {
            diagnostics.Warn(position, "cast to pointer from integer of different size");
        }
    }

    private static bool IsCastable(CType from, CType to) =>
        from.IsScalar && to.IsScalar
        && !(to.IsPointer && from.IsFloating) && !(to.IsFloating && from.IsPointer);
}
