using System;
using System.Buffers.Binary;
using System.Numerics;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

#pragma warning disable IDE0072 // switches name the cases that they are about

namespace ActorVm.Programs.Semantics;

/// <summary>Computes what is constant, as the machine would: wrapping, in the type's
/// width.</summary>
internal static class ConstantFolder
{
    /// <summary>The bits of a value cut to an integer type and extended again to 64.</summary>
    public static long Fit(long value, CType type) => unchecked(type.Kind switch
    {
        TypeKind.Bool => value == 0 ? 0 : 1,
        _ => (type.Size, type.IsSigned) switch
        {
            (1, true) => (sbyte)value,
            (1, false) => (byte)value,
            (2, true) => (short)value,
            (2, false) => (ushort)value,
            (4, true) => (int)value,
            (4, false) => (uint)value,
            _ => value,
        },
    });

    /// <summary>Whether a constant counts as true; null where it is no constant.</summary>
    public static bool? Truth(Expression value) => value switch
    {
        IntegerConstant integer => integer.Value != 0,
        FloatConstant number => number.Value != 0,
        AddressConstant { Symbol.IsWeak: false } => true,
        _ => null,
    };

    /// <summary>The constant converted to a scalar type; null where that is not known
    /// here.</summary>
    public static Expression? Cast(Expression value, CType type, SourcePosition position)
    {
        if (type.Kind == TypeKind.Bool && Truth(value) is { } truth)
        {
            return new IntegerConstant(type, position, truth ? 1 : 0);
        }

        return value switch
        {
            IntegerConstant integer when type.IsFloating =>
                Floating(ToDouble(integer), type, position),
            IntegerConstant integer when type.IsScalar =>
                new IntegerConstant(type, position, Fit(integer.Value, type)),
            FloatConstant number when type.IsFloating => Floating(number.Value, type, position),
            FloatConstant number when type.IsInteger =>
                new IntegerConstant(type, position, Fit(ToBits(number.Value, type), type)),
            AddressConstant address when type.IsPointer || (type.IsInteger && type.Size == 8) =>
                new AddressConstant(type, position, address.Symbol, address.Addend),
            _ => null,
        };
    }

    private static FloatConstant Floating(double value, CType type, SourcePosition position) =>
        new(type, position, type.Kind == TypeKind.Float ? (float)value : value);

    private static double ToDouble(IntegerConstant integer) =>
        integer.Type.IsSigned ? integer.Value : unchecked((ulong)integer.Value);

    /// <summary>gcc's choice for what does not fit: the nearest value that does.</summary>
    private static long ToBits(double value, CType type)
    {
        if (type is { Size: 8, IsSigned: false })
        {
            return unchecked((long)(value <= 0 ? 0 : value >= ulong.MaxValue ? ulong.MaxValue
                : (ulong)value));
        }

        int width = TypeRules.Width(type);
        double least = type.IsSigned ? -Math.ScaleB(1, width - 1) : 0;
        double most = Math.ScaleB(1, type.IsSigned ? width - 1 : width);
        return double.IsNaN(value) ? 0
            : value < most ? (long)Math.Max(value, least)
            : type is { Size: 8 } ? long.MaxValue : (long)most - 1;
    }

    /// <summary>The value of an operator on one constant; null where it is not known
    /// here.</summary>
    public static Expression? Unary(
        UnaryOperator op, Expression operand, CType type, SourcePosition position) =>
        (op, operand) switch
        {
            (UnaryOperator.LogicalNot, _) => Truth(operand) is { } truth
                ? new IntegerConstant(type, position, truth ? 0 : 1)
                : null,
            (UnaryOperator.Negate, IntegerConstant integer) =>
                new IntegerConstant(type, position, Fit(unchecked(-integer.Value), type)),
            (UnaryOperator.Negate, FloatConstant number) =>
                new FloatConstant(type, position, -number.Value),
            (UnaryOperator.Complement, IntegerConstant integer) =>
                new IntegerConstant(type, position, Fit(~integer.Value, type)),
            _ => null,
        };

    /// <summary>The value of a built-in of one integer's bits; null where it is not known
    /// here.</summary>
    public static Expression? Intrinsic(Intrinsic intrinsic, Expression operand, CType type)
    {
        if (operand is not IntegerConstant { Value: var value })
        {
            return null;
        }

        ulong bits = unchecked((ulong)value);
        long? result = intrinsic switch
        {
            Tree.Intrinsic.PopulationCount => BitOperations.PopCount(bits),
            Tree.Intrinsic.LeadingZeros => BitOperations.LeadingZeroCount(bits),
            Tree.Intrinsic.TrailingZeros => BitOperations.TrailingZeroCount(bits),
            Tree.Intrinsic.FindFirstSet =>
                bits == 0 ? 0 : BitOperations.TrailingZeroCount(bits) + 1,
            Tree.Intrinsic.ByteSwap => BinaryPrimitives.ReverseEndianness(value),
            _ => null,
        };
        return result is { } known ? new IntegerConstant(type, operand.Position, known) : null;
    }

    /// <summary>The value of an operator on two constants that have their common type; null where
    /// it is not known here, as a division by zero.</summary>
    public static Expression? Binary(
        BinaryOperator op, Expression left, Expression right, CType type, SourcePosition position)
    {
        switch (left, right)
        {
            case (IntegerConstant a, IntegerConstant b):
                return Integer(op, a.Value, b.Value, left.Type) is { } bits
                    ? new IntegerConstant(type, position, Fit(bits, type))
                    : null;
            case (FloatConstant a, FloatConstant b):
                return Float(op, a.Value, b.Value, type, position);
            case (AddressConstant a, IntegerConstant b):
                return Address(op, a, b, type, position);
            case (AddressConstant a, AddressConstant b) when a.Symbol == b.Symbol:
                return Integer(op, a.Addend, b.Addend, BasicType.Long) is { } difference
                    && op is not BinaryOperator.Add
                    ? new IntegerConstant(type, position, difference)
                    : null;
            default:
                return null;
        }
    }

    private static Expression? Address(
        BinaryOperator op, AddressConstant address, IntegerConstant number, CType type,
        SourcePosition position) => op switch
        {
            BinaryOperator.Add or BinaryOperator.Subtract => new AddressConstant(
                type, position, address.Symbol,
                unchecked(
                    address.Addend + (op == BinaryOperator.Add ? number.Value : -number.Value))),
            BinaryOperator.Equal or BinaryOperator.NotEqual
                when number.Value == 0 && !address.Symbol.IsWeak =>
                new IntegerConstant(type, position, op == BinaryOperator.NotEqual ? 1 : 0),
            _ => null,
        };

#pragma warning disable CA1502 // one case an operator
    private static long? Integer(BinaryOperator op, long a, long b, CType operands)
    {
        bool isSigned = operands.IsSigned;
        int bits = operands.Size == 8 ? 63 : 31;
        unchecked
        {
            int order = isSigned ? a.CompareTo(b) : ((ulong)a).CompareTo((ulong)b);
            return op switch
            {
                BinaryOperator.Add => a + b,
                BinaryOperator.Subtract => a - b,
                BinaryOperator.Multiply => a * b,
                BinaryOperator.Divide or BinaryOperator.Remainder =>
                    Divide(op == BinaryOperator.Divide, a, b, operands),
                BinaryOperator.And => a & b,
                BinaryOperator.Or => a | b,
                BinaryOperator.Xor => a ^ b,
                BinaryOperator.ShiftLeft => a << ((int)b & bits),
                BinaryOperator.ShiftRight => isSigned
                    ? a >> ((int)b & bits) : (long)((ulong)a >> ((int)b & bits)),
                BinaryOperator.Equal => a == b ? 1 : 0,
                BinaryOperator.NotEqual => a != b ? 1 : 0,
                BinaryOperator.Less => order < 0 ? 1 : 0,
                BinaryOperator.LessOrEqual => order <= 0 ? 1 : 0,
                BinaryOperator.Greater => order > 0 ? 1 : 0,
                BinaryOperator.GreaterOrEqual => order >= 0 ? 1 : 0,
                _ => throw new ArgumentOutOfRangeException(nameof(op)),
            };
        }
    }

    private static Expression? Float(
        BinaryOperator op, double a, double b, CType type, SourcePosition position)
    {
        FloatConstant Number(double value) => Floating(value, type, position);
        IntegerConstant Truth(bool holds) => new(type, position, holds ? 1 : 0);
        return op switch
        {
            BinaryOperator.Add => Number(a + b),
            BinaryOperator.Subtract => Number(a - b),
            BinaryOperator.Multiply => Number(a * b),
            BinaryOperator.Divide => Number(a / b),
            BinaryOperator.Equal => Truth(a == b),
            BinaryOperator.NotEqual => Truth(a != b),
            BinaryOperator.Less => Truth(a < b),
            BinaryOperator.LessOrEqual => Truth(a <= b),
            BinaryOperator.Greater => Truth(a > b),
            BinaryOperator.GreaterOrEqual => Truth(a >= b),
            _ => null,
        };
    }
#pragma warning restore CA1502

    /// <summary>Null where the machine traps: by zero, and the most negative value by -1.</summary>
    private static long? Divide(bool isQuotient, long a, long b, CType operands)
    {
        if (b == 0)
        {
            return null;
        }

        if (!operands.IsSigned)
        {
            return unchecked((long)(isQuotient ? (ulong)a / (ulong)b : (ulong)a % (ulong)b));
        }

        long least = operands.Size == 8 ? long.MinValue : int.MinValue;
        return b == -1 && a == least ? null : isQuotient ? a / b : a % b;
    }
}
