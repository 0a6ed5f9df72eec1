using System;
using System.Collections.Generic;
using ActorVm.Programs.Diagnostics;
using ActorVm.Programs.Syntax;
using K = ActorVm.Programs.Preprocessing.TokenKind;

#pragma warning disable IDE0072 // switches name the token kinds that they are about

namespace ActorVm.Programs.Preprocessing;

/// <summary>Evaluates the expression of an #if (C11 6.10.1): integers of 64 bits, signed or
/// unsigned; every name that is left counts 0.</summary>
internal sealed class ConditionEvaluator(
    List<Token> tokens, Token directive, DiagnosticBag diagnostics)
{
    private const int DepthMax = 200;

    private int _at;
    private int _depth;
    private bool _failed;

    /// <summary>Whether it is not 0; false after an error.</summary>
    public bool Evaluate()
    {
        if (tokens.Count == 0)
        {
            Fail($"#{directive.Text} with no expression");
            return false;
        }

        Value value = Conditional(isLive: true);
        if (_at < tokens.Count)
        {
            Fail($"found '{tokens[_at].Text}', expected an operator or the end of the line");
        }

        return !_failed && value.Bits != 0;
    }

    private K Kind => _at < tokens.Count ? tokens[_at].Kind : K.EndOfDirective;

    private bool Take(K kind)
    {
        bool found = Kind == kind;
        _at += found ? 1 : 0;
        return found;
    }

    private void Fail(string message)
    {
        if (!_failed)
        {
            _failed = true;
            diagnostics.Error(
                _at < tokens.Count ? tokens[_at].Position : directive.Position, message);
        }

        _at = tokens.Count;
    }

    /// <param name="isLive">Whether the value counts: a division by 0 in a branch not taken is
    /// none.</param>
    private Value Conditional(bool isLive)
    {
        if (++_depth > DepthMax)
        {
            Fail("the expression is nested too deeply");
        }

        Value condition = Binary(0, isLive);
        if (!_failed && Take(K.Question))
        {
            bool holds = condition.Bits != 0;
            Value then = Conditional(isLive && holds);
            if (!Take(K.Colon))
            {
                Fail("expected ':' of the conditional operator");
            }

            Value otherwise = Conditional(isLive && !holds);
            condition = new Value(
                holds ? then.Bits : otherwise.Bits, then.IsUnsigned || otherwise.IsUnsigned);
        }

        _depth--;
        return condition;
    }

    private Value Binary(int precedence, bool isLive)
    {
        Value left = Unary(isLive);
        while (!_failed && OperatorTable.BinaryPrecedence(Kind) is var found && found > precedence)
        {
            K op = tokens[_at++].Kind;
            bool decides = (op == K.AmpersandAmpersand && left.Bits == 0)
                || (op == K.BarBar && left.Bits != 0);
            Value right = Binary(found, isLive && !decides);
            left = Apply(op, left, right, isLive && !decides);
        }

        return left;
    }

    private Value Unary(bool isLive)
    {
        if (++_depth > DepthMax)
        {
            Fail("the expression is nested too deeply");
        }

        Value value = Kind switch
        {
            K.Minus => Next(isLive) is var v ? v with { Bits = unchecked(-v.Bits) } : default,
            K.Plus => Next(isLive),
            K.Tilde => Next(isLive) is var v ? v with { Bits = ~v.Bits } : default,
            K.Bang => new Value(Next(isLive).Bits == 0 ? 1 : 0, false),
            _ => Primary(isLive),
        };
        _depth--;
        return value;
    }

    private Value Next(bool isLive)
    {
        _at++;
        return Unary(isLive);
    }

    private Value Primary(bool isLive)
    {
        if (Take(K.OpenParen))
        {
            Value inner = Conditional(isLive);
            while (Take(K.Comma))
            {
                inner = Conditional(isLive);
            }

            if (!Take(K.CloseParen))
            {
                Fail("missing ')' in expression");
            }

            return inner;
        }

        switch (Kind)
        {
            case K.Number:
                return Number(tokens[_at]);
            case K.Character:
                return CharacterConstant.Read(tokens[_at].Text, out _) is { } c
                    ? Advance(new Value(c, false))
                    : Invalid();
            case K.Identifier when _at + 1 < tokens.Count && tokens[_at + 1].Kind == K.OpenParen:
                Fail($"'{tokens[_at].Text}' is not defined as a macro with arguments");
                return default;
            case K.Identifier:
                return Advance(default);
            default:
                Fail(_at < tokens.Count
                    ? $"token \"{tokens[_at].Text}\" is not valid in preprocessor expressions"
                    : $"#{directive.Text}: expected a value at the end of the expression");
                return default;
        }
    }

    private Value Advance(Value value)
    {
        _at++;
        return value;
    }

    private Value Invalid()
    {
        Fail($"invalid character constant {tokens[_at].Text}");
        return default;
    }

    private Value Number(Token token)
    {
        if (NumberConstant.ReadInteger(token.Text) is not { } number)
        {
            Fail($"\"{token.Text}\" is not an integer, as preprocessor expressions need");
            return default;
        }

        return Advance(new Value(
            unchecked((long)number.Value), number.IsUnsigned || number.Value > long.MaxValue));
    }

#pragma warning disable CA1502 // one case an operator
    private Value Apply(K op, Value left, Value right, bool isLive)
    {
        bool isUnsigned = left.IsUnsigned || right.IsUnsigned;
        long a = left.Bits;
        long b = right.Bits;
        int order = isUnsigned ? unchecked(((ulong)a).CompareTo((ulong)b)) : a.CompareTo(b);
        unchecked
        {
            return op switch
            {
                K.BarBar => Truth(a != 0 || b != 0),
                K.AmpersandAmpersand => Truth(a != 0 && b != 0),
                K.Bar => new Value(a | b, isUnsigned),
                K.Caret => new Value(a ^ b, isUnsigned),
                K.Ampersand => new Value(a & b, isUnsigned),
                K.EqualEqual => Truth(a == b),
                K.BangEqual => Truth(a != b),
                K.Less => Truth(order < 0),
                K.LessEqual => Truth(order <= 0),
                K.Greater => Truth(order > 0),
                K.GreaterEqual => Truth(order >= 0),
                K.ShiftLeft => new Value(a << (int)b, left.IsUnsigned),
                K.ShiftRight => new Value(
                    left.IsUnsigned ? (long)((ulong)a >> (int)b) : a >> (int)b, left.IsUnsigned),
                K.Plus => new Value(a + b, isUnsigned),
                K.Minus => new Value(a - b, isUnsigned),
                K.Star => new Value(a * b, isUnsigned),
                K.Slash or K.Percent => Divide(op == K.Slash, a, b, isUnsigned, isLive),
                _ => throw new InvalidOperationException(),
            };
        }
    }
#pragma warning restore CA1502

    private static Value Truth(bool holds) => new(holds ? 1 : 0, false);

    private Value Divide(bool isQuotient, long a, long b, bool isUnsigned, bool isLive)
    {
        if (b == 0)
        {
            if (isLive)
            {
                Fail("division by zero in preprocessor expression");
            }

            return new Value(0, isUnsigned);
        }

        if (isUnsigned)
        {
            ulong result = unchecked(isQuotient ? (ulong)a / (ulong)b : (ulong)a % (ulong)b);
            return new Value(unchecked((long)result), true);
        }

        return b == -1
            ? new Value(isQuotient ? unchecked(-a) : 0, false)
            : new Value(isQuotient ? a / b : a % b, false);
    }

    private readonly record struct Value(long Bits, bool IsUnsigned);
}
