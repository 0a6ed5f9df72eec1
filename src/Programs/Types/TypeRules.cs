using System;
using System.Collections.Immutable;

#pragma warning disable IDE0072 // switches name the type kinds that they are about

namespace ActorVm.Programs.Types;

/// <summary>C's rules about types: promotions, conversions, compatibility (C11 6.2.7 and
/// 6.3.1).</summary>
internal static class TypeRules
{
    /// <summary>The bits of an integer type's values; 1 for _Bool.</summary>
    public static int Width(CType type) => type.Kind == TypeKind.Bool ? 1 : (int)type.Size * 8;

    /// <summary>The type that a value of this integer type is promoted to.</summary>
    public static CType Promote(CType type)
    {
        if (type is EnumType enumeration)
        {
            type = enumeration.Underlying;
        }

        return type.Kind < TypeKind.Int ? BasicType.Int : type.Unqualified;
    }

    /// <summary>The type that a bit-field's value is promoted to.</summary>
    public static CType Promote(Field field)
    {
        if (field.BitWidth > 32)
        {
            return Promote(field.Type);
        }

        bool needsUnsigned = field.BitWidth == 32 && !field.Type.IsSigned;
        return needsUnsigned ? BasicType.UnsignedInt : BasicType.Int;
    }

    /// <summary>The common type of two arithmetic operands (6.3.1.8).</summary>
    public static CType Common(CType left, CType right)
    {
        if (left.IsFloating || right.IsFloating)
        {
            CType wider = left.IsFloating && (!right.IsFloating || left.Kind >= right.Kind)
                ? left : right;
            return wider.Unqualified;
        }

        left = Promote(left);
        right = Promote(right);
        if (left.Kind == right.Kind)
        {
            return left;
        }

        (CType higher, CType lower) = Rank(left) >= Rank(right) ? (left, right) : (right, left);
        if (left.IsSigned == right.IsSigned || !higher.IsSigned)
        {
            return higher;
        }

        return Rank(left) == Rank(right) ? lower
            : higher.Size > lower.Size ? higher : Unsigned(higher);
    }

    private static int Rank(CType type) => type.Kind switch
    {
        TypeKind.LongLong or TypeKind.UnsignedLongLong => 3,
        TypeKind.Long or TypeKind.UnsignedLong => 2,
        _ => 1,
    };

    private static BasicType Unsigned(CType type) => type.Kind switch
    {
        TypeKind.LongLong => BasicType.UnsignedLongLong,
        TypeKind.Long => BasicType.UnsignedLong,
        _ => BasicType.UnsignedInt,
    };

    /// <summary>The type of a parameter that is declared so: arrays and functions are
    /// pointers.</summary>
    public static CType AdjustParameter(CType type) => type switch
    {
        ArrayType array => new PointerType(array.Element),
        FunctionType => new PointerType(type),
        _ => type,
    };

    /// <summary>The type that an argument without a parameter is passed as.</summary>
    public static CType PromoteArgument(CType type) =>
        type.Kind == TypeKind.Float ? BasicType.Double
        : type.IsInteger ? Promote(type) : type.Unqualified;

    /// <summary>Whether two types are compatible, their own qualifiers included.</summary>
    public static bool AreCompatible(CType a, CType b) =>
        ReferenceEquals(a, b) || (a.Qualifiers == b.Qualifiers && AreCompatibleUnqualified(a, b));

    /// <summary>Whether two types are compatible apart from their own qualifiers.</summary>
    public static bool AreCompatibleUnqualified(CType a, CType b)
    {
        if (a is EnumType x && b is not EnumType)
        {
            return x.Underlying.Kind == b.Kind;
        }

        if (b is EnumType y && a is not EnumType)
        {
            return y.Underlying.Kind == a.Kind;
        }

        return a.Kind == b.Kind && (a, b) switch
        {
            (PointerType p, PointerType q) => AreCompatible(p.Target, q.Target),
            (ArrayType p, ArrayType q) => AreCompatible(p, q),
            (FunctionType p, FunctionType q) => AreCompatible(p, q),
            (RecordType p, RecordType q) => p.Definition == q.Definition,
            (EnumType p, EnumType q) => p.Definition == q.Definition,
            _ => true,
        };
    }

    private static bool AreCompatible(ArrayType a, ArrayType b) =>
        AreCompatible(a.Element, b.Element)
        && (a.Length is null || b.Length is null || a.Length == b.Length);

    private static bool AreCompatible(FunctionType a, FunctionType b)
    {
        if (!AreCompatible(a.Result, b.Result))
        {
            return false;
        }

        if (!a.HasPrototype || !b.HasPrototype)
        {
            return true;
        }

        bool same = a.IsVariadic == b.IsVariadic && a.Parameters.Length == b.Parameters.Length;
        for (int i = 0; same && i < a.Parameters.Length; i++)
        {
            same = AreCompatibleUnqualified(a.Parameters[i], b.Parameters[i]);
        }

        return same;
    }

    /// <summary>The type that two compatible declarations make together.</summary>
    public static CType Composite(CType a, CType b) => (a, b) switch
    {
        (ArrayType { Length: null, IsVariable: false }, ArrayType) => b,
        (ArrayType p, ArrayType q) when p.Length is not null =>
            ArrayType.Of(Composite(p.Element, q.Element), p.Length),
        (FunctionType { HasPrototype: false }, FunctionType { HasPrototype: true }) => b,
        (FunctionType p, FunctionType q) when p.HasPrototype && q.HasPrototype => Composite(p, q),
        (PointerType p, PointerType q) =>
            new PointerType(Composite(p.Target, q.Target), p.Qualifiers),
        _ => a,
    };

    private static FunctionType Composite(FunctionType a, FunctionType b)
    {
        var parameters = ImmutableArray.CreateBuilder<CType>(a.Parameters.Length);
        for (int i = 0; i < Math.Min(a.Parameters.Length, b.Parameters.Length); i++)
        {
            parameters.Add(Composite(a.Parameters[i], b.Parameters[i]));
        }

        return new FunctionType(
            Composite(a.Result, b.Result), parameters.ToImmutable(), a.IsVariadic);
    }

    /// <summary>Whether an object of the type may not be assigned to: const, or a record with a
    /// const member.</summary>
    public static bool IsConst(CType type)
    {
        if (type.Has(Qualifiers.Const))
        {
            return true;
        }

        if (type is RecordType record)
        {
            foreach (Field field in record.Definition.Fields)
            {
                if (IsConst(field.Type))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
