using System;
using System.Collections.Generic;
using System.Linq;
using ActorVm.Programs.Preprocessing;
using ActorVm.Programs.Semantics;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;
using K = ActorVm.Programs.Preprocessing.TokenKind;

#pragma warning disable IDE0072 // switches name the token kinds that they are about

namespace ActorVm.Programs.Syntax;

/// <content>GNU's built-in functions and operators, and the machine's own.</content>
internal sealed partial class Parser
{
    private static PointerType VoidPointer => new(BasicType.Void);

    /// <summary>Declares <c>__builtin_va_list</c>, as the System V ABI has it: an array of one
    /// struct. </summary>
    private void DeclareBuiltIns()
    {
        var definition = new RecordDefinition("__va_list_tag", isUnion: false);
        RecordLayout.Complete(
            definition,
            [
                new("gp_offset", BasicType.UnsignedInt, null, 0, false, default),
                new("fp_offset", BasicType.UnsignedInt, null, 0, false, default),
                new("overflow_arg_area", VoidPointer, null, 0, false, default),
                new("reg_save_area", VoidPointer, null, 0, false, default),
            ],
            0, 0);
        var tag = new RecordType(definition);
        _symbols.DeclareTag("__va_list_tag", tag);
        _symbols.Declare(
            "__builtin_va_list",
            new Binding(BindingKind.Typedef, ArrayType.Of(tag, 1), null, 0, default));
    }

    /// <summary>What <c>__builtin_nan("")</c> gives; .NET's own has the sign set.</summary>
    private static double PositiveNaN => BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_0000);

    /// <summary>Reads a call of a built-in; null where the name is none.</summary>
    private Expression? ParseBuiltIn(Token name)
    {
        string text = name.Text;
        if (Kind != K.OpenParen)
        {
            return null;
        }

        if (text.StartsWith("__atomic_", StringComparison.Ordinal))
        {
            return BuildAtomic(name, text["__atomic_".Length..], ParseArguments());
        }

        if (text.StartsWith("__sync_", StringComparison.Ordinal))
        {
            return BuildSync(name, text["__sync_".Length..], ParseArguments());
        }

        if (text == "__syscall")
        {
            return BuildSystemCall(name, ParseArguments());
        }

        string? plain = text == "alloca" ? text
            : text.StartsWith("__builtin_", StringComparison.Ordinal) ? text["__builtin_".Length..]
            : null;
        if (plain is null)
        {
            return null;
        }

        bool isOwn = plain is "longjmp" or "sqrt" or "nan"; // which are made of their built-ins
        if (!isOwn && _symbols.FindInFile(plain) is { Symbol: Function function })
        {
            // __builtin_memcpy is memcpy, where that is declared.
            _function?.Refer(function, name.Position);
            var callee = new AddressConstant(
                new PointerType(function.Type), name.Position, function, 0);
            return _access.Call(callee, ParseArguments(), name.Position);
        }

        return BuildBuiltIn(name, plain, ParseArguments());
    }

    private Expression BuildSystemCall(Token name, List<Expression> arguments)
    {
        if (arguments.Count is 0 or > 7)
        {
            return _conversions.Refuse(
                name.Position, "__syscall takes a number and up to 6 arguments");
        }

        IEnumerable<Expression> converted = arguments.Select(a => ToLong(Conversions.Decay(a)));
        return new IntrinsicCall(
            BasicType.Long, name.Position, Intrinsic.SystemCall, [.. converted]);
    }

    private Expression ToLong(Expression value) => value.Type.IsPointer || value.Type.IsArithmetic
        ? Conversions.Convert(value, BasicType.Long)
        : _conversions.Refuse(value.Position, $"cannot pass '{value.Type}' to a system call");

    /// <summary>A built-in with a fixed list of parameters.</summary>
    private Expression Intrinsically(
        Token name, Intrinsic intrinsic, CType result, List<Expression> arguments,
        params CType[] parameters)
    {
        if (arguments.Count != parameters.Length)
        {
            return _conversions.Refuse(
                name.Position, $"'{name.Text}' takes {parameters.Length} arguments, found "
                + $"{arguments.Count}");
        }

        IEnumerable<Expression> converted = arguments.Select((a, i) =>
            _conversions.Assign(a, parameters[i], $"argument {i + 1} of '{name.Text}'"));
        return new IntrinsicCall(result, name.Position, intrinsic, [.. converted]);
    }

#pragma warning disable CA1502 // one case a built-in
    private Expression BuildBuiltIn(Token name, string plain, List<Expression> arguments)
    {
        SourcePosition position = name.Position;
        switch (plain)
        {
            case "va_start" when arguments.Count is 1 or 2:
                return new VaStart(BasicType.Void, position, VaList(arguments[0]));
            case "va_end" when arguments.Count == 1:
                return Conversions.Convert(VaList(arguments[0]), BasicType.Void);
            case "va_copy" when arguments.Count == 2:
                return new VaCopy(
                    BasicType.Void, position, VaList(arguments[0]), VaList(arguments[1]));
            case "expect" or "expect_with_probability" when arguments.Count >= 2:
                return _conversions.Assign(
                    arguments[0], BasicType.Long, $"argument 1 of '{name.Text}'");
            case "assume_aligned" when arguments.Count >= 2:
                return _conversions.Assign(
                    arguments[0], VoidPointer, $"argument 1 of '{name.Text}'");
            case "prefetch" when arguments.Count >= 1:
                return Conversions.Convert(Conversions.Decay(arguments[0]), BasicType.Void);
            case "constant_p" when arguments.Count == 1:
                bool isConstant =
                    Conversions.Decay(arguments[0]) is IntegerConstant or FloatConstant
                    or AddressConstant { Symbol: StringConstant };
                return new IntegerConstant(BasicType.Int, position, isConstant ? 1 : 0);
            case "object_size" when arguments.Count == 2:
                return new IntegerConstant(BasicType.UnsignedLong, position, -1);
            case "trap" or "unreachable":
                return Intrinsically(name, Intrinsic.Trap, BasicType.Void, arguments);
            case "frame_address" when arguments.Count == 1:
                return new IntrinsicCall(VoidPointer, position, Intrinsic.FrameAddress, []);
            case "alloca":
                return BuildAlloca(name, arguments);
            case "setjmp":
                Context.CallsSetJump = true;
                return Intrinsically(
                    name, Intrinsic.SetJump, BasicType.Int, arguments, VoidPointer);
            case "longjmp":
                return Intrinsically(
                    name, Intrinsic.LongJump, BasicType.Void, arguments, VoidPointer,
                    BasicType.Int);
            case "format_double":
                return Intrinsically(
                    name, Intrinsic.FormatDouble, BasicType.Int, arguments,
                    new PointerType(BasicType.Char), BasicType.UnsignedLong,
                    new PointerType(BasicType.Char.With(Qualifiers.Const)), BasicType.Double);
            case "sqrt":
                return Intrinsically(
                    name, Intrinsic.SquareRoot, BasicType.Double, arguments, BasicType.Double);
            case "inf" or "huge_val":
                return new FloatConstant(BasicType.Double, position, double.PositiveInfinity);
            case "inff" or "huge_valf":
                return new FloatConstant(BasicType.Float, position, double.PositiveInfinity);
            case "nan":
                return new FloatConstant(BasicType.Double, position, PositiveNaN);
            case "nanf":
                return new FloatConstant(BasicType.Float, position, PositiveNaN);
            default:
                return BuildBitCount(name, plain, arguments)
                    ?? BuildByteSwap(name, plain, arguments)
                    ?? BuildOverflow(name, plain, arguments)
                    ?? _conversions.Refuse(position, $"'{name.Text}' is not supported");
        }
    }
#pragma warning restore CA1502

    private Expression BuildAlloca(Token name, List<Expression> arguments)
    {
        if (arguments.Count != 1 || _function is not { } context)
        {
            return _conversions.Refuse(name.Position, "alloca takes one argument, in a function");
        }

        context.CallsAlloca = true;
        Expression size = _conversions.Assign(
            arguments[0], BasicType.UnsignedLong, "argument 1 of 'alloca'");
        return new StackAllocation(VoidPointer, name.Position, size, false, null);
    }

    /// <summary>The address of a va_list, given as the array or, as a parameter, as a
    /// pointer.</summary>
    private Expression VaList(Expression list)
    {
        Expression address = Conversions.Decay(list);
        return address.Type is PointerType
        {
            Target: RecordType { Definition.Tag: "__va_list_tag" },
        }
            ? address
            : _conversions.Refuse(list.Position, $"found '{list.Type}', expected a va_list");
    }

    private VaArg ParseVaArg()
    {
        SourcePosition start = Advance().Position;
        Expect(K.OpenParen, "after va_arg");
        Expression list = VaList(ParseAssignment());
        Expect(K.Comma, "after the list");
        CType type = ParseTypeName();
        Expect(K.CloseParen, "after the type");
        if (TypeRules.PromoteArgument(type) is var promoted && promoted.Kind != type.Kind
            && type.Kind != TypeKind.Enum)
        {
            _diagnostics.Warn(
                start, $"'{type}' is promoted to '{promoted}' when passed through '...'");
        }

        return new VaArg(type.Unqualified, start, list);
    }

    private Expression ParseOffsetOf()
    {
        SourcePosition start = Advance().Position;
        Expect(K.OpenParen, "after offsetof");
        CType type = ParseTypeName();
        Expect(K.Comma, "after the type");
        var zero = new IntegerConstant(new PointerType(type), start, 0);
        Expression place = _access.Member(_access.Dereference(zero, start), MemberName(), start);
        while (Kind is K.Dot or K.OpenBracket)
        {
            SourcePosition position = Position;
            if (Advance().Kind == K.Dot)
            {
                place = _access.Member(place, MemberName(), position);
                continue;
            }

            place = _access.Index(place, ParseExpression(), position);
            Expect(K.CloseBracket, "after the index");
        }

        Expect(K.CloseParen, "after offsetof");
        return place.Type.IsUnknown ? place
            : _conversions.Cast(_access.AddressOf(place, start), BasicType.UnsignedLong, start);
    }

    private IntegerConstant ParseTypesCompatible()
    {
        SourcePosition start = Advance().Position;
        Expect(K.OpenParen, "after __builtin_types_compatible_p");
        CType first = ParseTypeName();
        Expect(K.Comma, "after the first type");
        CType second = ParseTypeName();
        Expect(K.CloseParen, "after the types");
        bool compatible = TypeRules.AreCompatibleUnqualified(first, second);
        return new IntegerConstant(BasicType.Int, start, compatible ? 1 : 0);
    }

    private Expression ParseChoose()
    {
        Advance();
        Expect(K.OpenParen, "after __builtin_choose_expr");
        bool first = ParseConstant() != 0;
        Expect(K.Comma, "after the condition");
        Expression then = ParseAssignment();
        Expect(K.Comma, "after the first value");
        Expression otherwise = ParseAssignment();
        Expect(K.CloseParen, "after the values");
        return first ? then : otherwise;
    }
}
