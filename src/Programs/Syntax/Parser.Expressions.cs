using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActorVm.Programs.Preprocessing;
using ActorVm.Programs.Semantics;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;
using K = ActorVm.Programs.Preprocessing.TokenKind;

#pragma warning disable IDE0072 // switches name the token kinds that they are about

namespace ActorVm.Programs.Syntax;

/// <content>Expressions.</content>
internal sealed partial class Parser
{
    private Expression ParseExpression()
    {
        Expression left = ParseAssignment();
        while (Kind == K.Comma)
        {
            SourcePosition position = Advance().Position;
            left = Checked(OperatorBuilder.Comma(
                Conversions.Decay(left), ParseAssignment(), position));
        }

        return left;
    }

    private Expression ParseAssignment()
    {
        Nest(3);
        Expression target = ParseConditional();
        if (OperatorTable.IsAssignment(Kind))
        {
            Token op = Advance();
            Expression value = ParseAssignment();
            target = Checked(OperatorTable.Binary(op.Kind) is { } binary
                ? _assignments.Compound(binary, target, value, op.Position)
                : _assignments.Assign(target, value, op.Position));
        }

        _nesting -= 3;
        return target;
    }

    private Expression ParseConditional()
    {
        Expression condition = ParseBinary(1);
        if (Kind != K.Question)
        {
            return condition;
        }

        SourcePosition position = Advance().Position;
        Nest(3);
        if (Take(K.Colon))
        {
            condition = ParseOmittedThen(condition, position);
        }
        else
        {
            Expression then = ParseExpression();
            Expect(K.Colon, "of the conditional operator");
            condition = _operators.Conditional(condition, then, ParseConditional(), position);
        }

        _nesting -= 3;
        return Checked(condition);
    }

    /// <summary>GNU's <c>a ?: b</c>: a is evaluated once.</summary>
    private Expression ParseOmittedThen(Expression condition, SourcePosition position)
    {
        condition = Conversions.Decay(condition);
        Expression otherwise = ParseConditional();
        if (_function is not { } context || ConstantFolder.Truth(condition) is not null)
        {
            return _operators.Conditional(condition, condition, otherwise, position);
        }

        LocalVariable value = context.Declare(".value", condition.Type.Unqualified, position);
        var reference = new VariableReference(value.Type, position, value);
        var keep = new Assignment(value.Type, position, reference, condition);
        return _operators.Conditional(keep, reference, otherwise, position);
    }

    private Expression ParseBinary(int precedence)
    {
        Expression left = ParseCast();
        while (OperatorTable.BinaryPrecedence(Kind) is var found && found >= precedence)
        {
            Token op = Advance();
            Expression right = ParseBinary(found + 1);
            left = Checked(op.Kind is K.AmpersandAmpersand or K.BarBar
                ? _operators.Logical(op.Kind == K.AmpersandAmpersand, left, right, op.Position)
                : _operators.Binary(
                    OperatorTable.Binary(op.Kind)!.Value, left, right, op.Position));
        }

        return left;
    }

    private Expression ParseCast()
    {
        if (Kind != K.OpenParen || !StartsType(Peek()))
        {
            return ParseUnary();
        }

        int start = _at;
        SourcePosition position = Advance().Position;
        int pending = PendingCount;
        CType type = ParseTypeName();
        Expect(K.CloseParen, "after the type");
        if (Kind == K.OpenBrace)
        {
            _at = start;
            return ParseUnary();
        }

        Nest(2);
        Expression operand = Conversions.Decay(ParseCast());
        Expression value = ToUnion(operand, type, position)
            ?? _conversions.Cast(operand, type, position);
        _nesting -= 2;
        return Checked(WithPendingSizes(value, pending));
    }

    /// <summary>GNU: a value cast to a union that has a member of its type; null for any other
    /// cast.</summary>
    private CompoundLiteral? ToUnion(Expression value, CType type, SourcePosition position)
    {
        bool isMember = type is RecordType { Definition: { IsUnion: true } definition }
            && definition.Fields.Any(f => TypeRules.AreCompatibleUnqualified(f.Type, value.Type));
        if (!isMember || _function is not { } context)
        {
            return null;
        }

        CType union = type.Unqualified;
        LocalVariable local = context.Declare(".literal", union, position);
        local.MarkAddressTaken();
        InitializerEntry member = new(0, value.Type.Unqualified, value);
        bool coversAll = value.Type.Size == union.Size;
        return new CompoundLiteral(union, position, local, new Initializer([member], coversAll));
    }

#pragma warning disable CA1502 // one case an operator
    private Expression ParseUnary()
    {
        SourcePosition position = Position;
        Nest(2);
        Expression result;
        switch (Kind)
        {
            case K.PlusPlus or K.MinusMinus:
                BinaryOperator step = Advance().Kind == K.PlusPlus
                    ? BinaryOperator.Add : BinaryOperator.Subtract;
                result = _assignments.Increment(step, true, ParseUnary(), position);
                break;
            case K.Ampersand:
                Advance();
                result = ParseAddressOf(position);
                break;
            case K.Star:
                Advance();
                result = _access.Dereference(ParseCast(), position);
                break;
            case K.Plus:
                Advance();
                result = _operators.Unary(null, ParseCast(), position);
                break;
            case K.Minus:
                Advance();
                result = _operators.Unary(UnaryOperator.Negate, ParseCast(), position);
                break;
            case K.Tilde:
                Advance();
                result = _operators.Unary(UnaryOperator.Complement, ParseCast(), position);
                break;
            case K.Bang:
                Advance();
                result = _operators.Not(ParseCast(), position);
                break;
            case K.Extension:
                Advance();
                result = ParseCast();
                break;
            case K.SizeofKeyword:
                result = ParseSizeOf();
                break;
            case K.AlignofKeyword:
                result = ParseAlignOf();
                break;
            case K.AmpersandAmpersand when Peek().Kind == K.Identifier && _function is not null:
                Advance();
                result = new LabelAddress(
                    new PointerType(BasicType.Void), position, FindLabel(Advance()).Label);
                break;
            default:
                result = ParsePostfix();
                break;
        }

        _nesting -= 2;
        return Checked(result);
    }
#pragma warning restore CA1502

    private Expression ParseAddressOf(SourcePosition position)
    {
        Token named = Current;
        Expression operand = ParseCast();
        if (operand is VariableReference { Variable: LocalVariable local }
            && _registers.Contains(local))
        {
            return _conversions.Refuse(
                named.Position, $"address of register variable '{local.Name}' requested");
        }

        return _access.AddressOf(operand, position);
    }

    private Expression ParseSizeOf()
    {
        SourcePosition position = Advance().Position;
        int pending = PendingCount;
        CType type;
        if (Kind == K.OpenParen && StartsType(Peek()))
        {
            int start = _at;
            Advance();
            type = ParseTypeName();
            Expect(K.CloseParen, "after the type");
            if (Kind == K.OpenBrace)
            {
                _at = start;
                type = ParseUnary().Type;
            }
        }
        else
        {
            Expression operand = ParseUnary();
            if (operand is BitFieldAccess)
            {
                Error(position, "'sizeof' applied to a bit-field");
            }

            type = operand.Type;
        }

        return WithPendingSizes(SizeOf(type, position), pending);
    }

    private IntegerConstant ParseAlignOf()
    {
        SourcePosition position = Advance().Position;
        CType type;
        if (Kind == K.OpenParen && StartsType(Peek()))
        {
            Advance();
            type = ParseTypeName();
            Expect(K.CloseParen, "after the type");
        }
        else
        {
            Expression operand = ParseUnary();
            type = operand.Type;
            if (operand is VariableReference { Variable.Alignment: var alignment })
            {
                return new IntegerConstant(BasicType.UnsignedLong, position, alignment);
            }
        }

        return new IntegerConstant(BasicType.UnsignedLong, position, type.Alignment);
    }

    private Expression ParsePostfix()
    {
        Expression value = ParsePrimary();
        while (true)
        {
            Token token = Current;
            switch (token.Kind)
            {
                case K.OpenBracket:
                    Advance();
                    Expression index = ParseExpression();
                    Expect(K.CloseBracket, "after the index");
                    value = _access.Index(value, index, token.Position);
                    break;
                case K.OpenParen:
                    value = ParseCall(value);
                    break;
                case K.Dot:
                    Advance();
                    value = _access.Member(value, MemberName(), token.Position);
                    break;
                case K.Arrow:
                    Advance();
                    value = _access.MemberOfPointer(value, MemberName(), token.Position);
                    break;
                case K.PlusPlus or K.MinusMinus:
                    Advance();
                    BinaryOperator step = token.Kind == K.PlusPlus
                        ? BinaryOperator.Add : BinaryOperator.Subtract;
                    value = _assignments.Increment(step, false, value, token.Position);
                    break;
                default:
                    return value;
            }

            Checked(value);
        }
    }

    private string MemberName() => Expect(K.Identifier, "of a member").Text;

    private Expression ParseCall(Expression callee)
    {
        SourcePosition position = callee.Position;
        return _access.Call(callee, ParseArguments(), position);
    }

    private List<Expression> ParseArguments()
    {
        Expect(K.OpenParen, "before the arguments");
        Nest(4);
        var arguments = new List<Expression>();
        if (Kind != K.CloseParen)
        {
            do
            {
                arguments.Add(ParseAssignment());
            }
            while (Take(K.Comma));
        }

        Expect(K.CloseParen, "after the arguments");
        _nesting -= 4;
        return arguments;
    }

#pragma warning disable CA1502 // one case a kind of token
    private Expression ParsePrimary()
    {
        Token token = Current;
        switch (token.Kind)
        {
            case K.Identifier:
                return ParseName(Advance());
            case K.Number:
                return ParseNumber(Advance());
            case K.Character:
                return ParseCharacter(Advance());
            case K.String:
                return ParseString();
            case K.FunctionName:
                Advance();
                return FunctionName(token.Position);
            case K.OpenParen when Peek().Kind == K.OpenBrace:
                return ParseStatementExpression();
            case K.OpenParen when StartsType(Peek()):
                return ParseCompoundLiteral();
            case K.OpenParen:
                return ParseBracketed();
            case K.GenericKeyword:
                return ParseGeneric();
            case K.VaArg:
                return ParseVaArg();
            case K.OffsetOf:
                return ParseOffsetOf();
            case K.TypesCompatible:
                return ParseTypesCompatible();
            case K.ChooseExpression:
                return ParseChoose();
            case K.RealPart or K.ImaginaryPart:
                throw Fail(token.Position, $"'{token.Text}' is not supported");
            default:
                throw Fail(token.Position, $"found {Describe(token)}, expected an expression");
        }
    }
#pragma warning restore CA1502

    private Expression ParseBracketed()
    {
        Advance();
        Nest(4);
        Expression inner = ParseExpression();
        _nesting -= 4;
        Expect(K.CloseParen, "after the expression");
        return inner;
    }

    private StatementExpression ParseStatementExpression()
    {
        SourcePosition start = Advance().Position;
        if (_function is null)
        {
            throw Fail(start, "braced-group within expression allowed only inside a function");
        }

        Nest(4);
        Expression? result = null;
        CleanupScope? cleanups = Context.Cleanups;
        Block body = Scoped(Expect(K.OpenBrace, "of a block").Position, statements =>
        {
            ParseStatements(statements);
            Expect(K.CloseBrace, "at the end of the block");
            result = TakeResult(statements, mustKeep: Context.Cleanups != cleanups);
        });
        _nesting -= 4;
        Expect(K.CloseParen, "after the statements");
        CType type = result?.Type.Unqualified ?? BasicType.Void;
        return new StatementExpression(type, start, body, result);
    }

    /// <summary>The value of a statement expression, whose last statement it is; kept in a hidden
    /// variable where cleanups follow.</summary>
    private Expression? TakeResult(ImmutableArray<Statement>.Builder statements, bool mustKeep)
    {
        if (statements is not [.., ExpressionStatement { Expression: var last }])
        {
            return null;
        }

        statements.RemoveAt(statements.Count - 1);
        Expression result = Conversions.Decay(last);
        if (!mustKeep || result.Type.IsVoid)
        {
            return result;
        }

        CType type = result.Type.Unqualified;
        LocalVariable kept = Context.Declare(".value", type, result.Position);
        var value = new Initializer([new InitializerEntry(0, type, result)], CoversAll: true);
        statements.Add(new LocalInitialization(result.Position, kept, value));
        return new VariableReference(type, result.Position, kept);
    }

    private Expression ParseCompoundLiteral()
    {
        SourcePosition start = Advance().Position;
        int pending = PendingCount;
        CType type = ParseTypeName();
        Expect(K.CloseParen, "after the type");
        if (Kind != K.OpenBrace || PendingCount > pending)
        {
            throw Fail(Position, $"found {Describe(Current)}, expected '{{' after the type");
        }

        Nest(4);
        bool isStatic = _function is null;
        (Initializer initializer, CType complete) = ParseInitializer(type, isStatic);
        _nesting -= 4;
        if (_function is { } context)
        {
            LocalVariable local = context.Declare(".literal", complete, start);
            local.MarkAddressTaken();
            return new CompoundLiteral(complete, start, local, initializer);
        }

        var global = new GlobalVariable(
            ".literal", complete, start, HiddenName(".literal"), isStatic: true)
        {
            IsDefined = true,
            Initializer = initializer,
        };
        _globals.Add(global);
        return new VariableReference(complete, start, global);
    }

    private Expression ParseGeneric()
    {
        SourcePosition start = Advance().Position;
        Expect(K.OpenParen, "after _Generic");
        CType control = Conversions.Decay(ParseAssignment()).Type.Unqualified;
        Expression? chosen = null;
        Expression? fallback = null;
        while (Take(K.Comma))
        {
            CType? type = Take(K.DefaultKeyword) ? null : ParseTypeName();
            Expect(K.Colon, "after the type");
            Expression value = ParseAssignment();
            if (type is null)
            {
                fallback = value;
            }
            else if (TypeRules.AreCompatible(type, control))
            {
                chosen ??= value;
            }
        }

        Expect(K.CloseParen, "after _Generic");
        return chosen ?? fallback ?? _conversions.Refuse(
            start,
            $"'_Generic' selector of type '{control}' is not compatible with any association");
    }

    /// <summary>Reads an integer constant expression.</summary>
    private long ParseConstant()
    {
        Expression value = ParseConditional();
        if (value is IntegerConstant { Type.IsInteger: true } constant)
        {
            return constant.Value;
        }

        Error(value.Position, "the expression is not an integer constant");
        return 1;
    }
}
