using System;
using System.Collections.Generic;
using System.Linq;
using ActorVm.Programs.Preprocessing;
using ActorVm.Programs.Semantics;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Syntax;

/// <content>GNU's built-in functions of an integer's bits, and of overflow.</content>
internal sealed partial class Parser
{
    /// <summary>popcount, clz, ctz, ffs, clrsb and parity of int, long and long long.</summary>
    private Expression? BuildBitCount(Token name, string plain, List<Expression> arguments)
    {
        string stem = plain.TrimEnd('l');
        Intrinsic? intrinsic = stem switch
        {
            "popcount" or "parity" => Intrinsic.PopulationCount,
            "clz" => Intrinsic.LeadingZeros,
            "ctz" => Intrinsic.TrailingZeros,
            "ffs" => Intrinsic.FindFirstSet,
            "clrsb" => Intrinsic.RedundantSignBits,
            _ => null,
        };
        if (intrinsic is not { } known || arguments.Count != 1)
        {
            return null;
        }

        bool isInt = stem.Length == plain.Length;
        bool isSigned = known == Intrinsic.RedundantSignBits;
        CType parameter = isSigned ? isInt ? BasicType.Int : BasicType.Long
            : isInt ? BasicType.UnsignedInt : BasicType.UnsignedLong;
        Expression call = Purely(name, known, BasicType.Int, arguments, parameter);
        Expression Constant(int value) => new IntegerConstant(BasicType.Int, name.Position, value);
        bool isWide = isInt && known is Intrinsic.LeadingZeros or Intrinsic.RedundantSignBits;
        return stem == "parity"
            ? _operators.Binary(BinaryOperator.And, call, Constant(1), name.Position)
            : isWide && isInt
            ? _operators.Binary(BinaryOperator.Subtract, call, Constant(32), name.Position)
            : call;
    }

    /// <summary>A built-in of one integer, computed here where that is constant.</summary>
    private Expression Purely(
        Token name, Intrinsic intrinsic, CType result, List<Expression> arguments, CType parameter)
    {
        Expression argument = _conversions.Assign(
            arguments[0], parameter, $"argument 1 of '{name.Text}'");
        return ConstantFolder.Intrinsic(intrinsic, argument, result)
            ?? new IntrinsicCall(
                result, name.Position, intrinsic,
                [Conversions.Convert(argument, BasicType.UnsignedLong)]);
    }

    private Expression? BuildByteSwap(Token name, string plain, List<Expression> arguments)
    {
        CType? type = plain switch
        {
            "bswap16" => BasicType.UnsignedShort,
            "bswap32" => BasicType.UnsignedInt,
            "bswap64" => BasicType.UnsignedLong,
            _ => null,
        };
        if (type is null || arguments.Count != 1)
        {
            return null;
        }

        Expression swapped =
            Purely(name, Intrinsic.ByteSwap, BasicType.UnsignedLong, arguments, type);
        int above = 64 - (int)(type.Size * 8);
        var shift = new IntegerConstant(BasicType.Int, name.Position, above);
        return Conversions.Convert(
            _operators.Binary(BinaryOperator.ShiftRight, swapped, shift, name.Position), type);
    }

    /// <summary>add_overflow and its like: of any integers, or of one type, as saddl_overflow; with
    /// _p only asked for.</summary>
    private Expression? BuildOverflow(Token name, string plain, List<Expression> arguments)
    {
        bool asks = plain.EndsWith("_overflow_p", StringComparison.Ordinal);
        string stem = plain.Replace(
            asks ? "_overflow_p" : "_overflow", "", StringComparison.Ordinal);
        if (stem == plain || arguments.Count != 3 || OverflowIntrinsic(stem) is not { } known)
        {
            return null;
        }

        Expression[] values = [.. arguments.Select(Conversions.Decay)];
        if (OverflowType(stem) is { } type)
        {
            CType[] parameters = [type, type, new PointerType(type)];
            values = [.. values.Select((value, i) => _conversions.Assign(
                value, parameters[i], $"argument {i + 1} of '{name.Text}'"))];
        }

        CType? result = asks ? values[2].Type : (values[2].Type as PointerType)?.Target;
        CType?[] types = [values[0].Type, values[1].Type, result];
        return types.All(one => one is { IsInteger: true })
            ? new IntrinsicCall(BasicType.Bool, name.Position, known, [.. values])
            : _conversions.Refuse(
                name.Position, $"'{name.Text}' takes two integers and "
                + (asks ? "a third" : "a pointer to a third"));
    }

    private static Intrinsic? OverflowIntrinsic(string stem) =>
        (stem.Length > 3 ? stem[1..4] : stem) switch
        {
            "add" => Intrinsic.AddOverflow,
            "sub" => Intrinsic.SubtractOverflow,
            "mul" => Intrinsic.MultiplyOverflow,
            _ => null,
        };

    /// <summary>The type in the name of <c>saddl_overflow</c> and its like; null for
    /// none.</summary>
    private static BasicType? OverflowType(string stem) => stem.Length == 3 ? null
        : (stem[0], stem.Length - 4) switch
        {
            ('s', 0) => BasicType.Int,
            ('s', 1) => BasicType.Long,
            ('s', _) => BasicType.LongLong,
            (_, 0) => BasicType.UnsignedInt,
            (_, 1) => BasicType.UnsignedLong,
            _ => BasicType.UnsignedLongLong,
        };
}
