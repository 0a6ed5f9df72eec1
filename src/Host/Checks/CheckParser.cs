using System;
using System.Collections.Generic;
using System.Text;

namespace ActorVm.Host.Checks;

/// <summary>Reads a check: a C expression over the names of <see cref="CheckNames"/>.</summary>
/// <remarks>All of C's operators but those that change something, take addresses or name
/// types.</remarks>
internal sealed class CheckParser
{
    private const int DepthMax = 100;

    private readonly List<CheckToken> _tokens;
    private readonly CheckNames _names;
    private int _at;
    private int _depth;

    private CheckParser(string text, CheckNames names)
    {
        _tokens = CheckLexer.Read(text, names.Processes);
        _names = names;
    }

    private CheckToken Current => _tokens[_at];

    /// <summary>Reads an expression that is to be a condition.</summary>
    /// <returns>Its evaluation; null with an error where it is none.</returns>
    public static Func<IEndState, CheckValue>? Parse(
        string text, CheckNames names, out CheckError? error)
    {
        try
        {
            CheckParser parser = new(text, names);
            CheckTerm term = RequireNumber(parser.ReadComma());
            if (parser.Current.Kind != CheckTokenKind.End)
            {
                throw parser.Unexpected("an operator");
            }

            error = null;
            return term.Evaluate;
        }
        catch (CheckSyntaxException e)
        {
            error = new CheckError(e.Offset, e.Message);
            return null;
        }
    }

    private CheckTerm ReadComma()
    {
        if (++_depth > DepthMax)
        {
            throw new CheckSyntaxException(Current.Offset, "nested too deeply");
        }

        CheckTerm term = ReadConditional();
        while (TryTake(","))
        {
            term = ReadConditional();
        }

        _depth--;
        return term;
    }

    private CheckTerm ReadConditional()
    {
        CheckTerm condition = ReadBinary(CheckOperators.LowestPrecedence);
        int offset = Current.Offset;
        if (!TryTake("?"))
        {
            return condition;
        }

        RequireNumber(condition);
        CheckTerm whenTrue = ReadComma();
        Take(":");
        if (++_depth > DepthMax)
        {
            throw new CheckSyntaxException(Current.Offset, "nested too deeply");
        }

        CheckTerm otherwise = ReadConditional();
        _depth--;
        if (whenTrue.IsText != otherwise.IsText)
        {
            throw new CheckSyntaxException(offset, "'?:' chooses between a text and a number");
        }

        return new CheckTerm(
            condition.Offset,
            whenTrue.IsText,
            end => (condition.Evaluate(end).IsTrue ? whenTrue : otherwise).Evaluate(end));
    }

    private CheckTerm ReadBinary(int precedence)
    {
        CheckTerm left = ReadUnary();
        while (Current.Kind == CheckTokenKind.Operator
            && CheckOperators.Precedence(Current.Spelling) is int own
            && own >= precedence)
        {
            CheckToken token = Current;
            _at++;
            CheckTerm right = ReadBinary(own + 1);
            left = Combine(token, left, right);
        }

        return left;
    }

    private static CheckTerm Combine(CheckToken token, CheckTerm left, CheckTerm right)
    {
        bool isEquality = token.Spelling is "==" or "!=";
        if (left.IsText != right.IsText || (left.IsText && !isEquality))
        {
            throw new CheckSyntaxException(
                token.Offset,
                $"'{token.Spelling}' between {Describe(left)} and {Describe(right)}; "
                + "a text can only be compared with a text, by == or !=");
        }

        return new CheckTerm(
            left.Offset, IsText: false, CheckOperators.Binary(token.Spelling, left, right));
    }

    private CheckTerm ReadUnary()
    {
        CheckToken token = Current;
        if (token is not { Kind: CheckTokenKind.Operator, Spelling: "!" or "~" or "-" or "+" })
        {
            return ReadPrimary();
        }

        if (++_depth > DepthMax)
        {
            throw new CheckSyntaxException(token.Offset, "nested too deeply");
        }

        _at++;
        CheckTerm operand = RequireNumber(ReadUnary());
        _depth--;
        return new CheckTerm(
            token.Offset, IsText: false, CheckOperators.Unary(token.Spelling, operand));
    }

    private CheckTerm ReadPrimary()
    {
        CheckToken token = Current;
        _at++;
        switch (token.Kind)
        {
            case CheckTokenKind.Number:
                return new CheckTerm(
                    token.Offset, IsText: false, _ => CheckValue.Of(token.Number));
            case CheckTokenKind.Text:
                return ReadText(token);
            case CheckTokenKind.Name when token.Spelling == "file":
                return ReadFile(token);
            case CheckTokenKind.Name:
                return _names.Resolve(token);
            case CheckTokenKind.Operator when token.Spelling == "(":
                CheckTerm inner = ReadComma();
                Take(")");
                return inner;
            default:
                _at--;
                throw Unexpected("a value");
        }
    }

    /// <summary>A string; neighbours are one string, as in C.</summary>
    private CheckTerm ReadText(CheckToken first)
    {
        List<byte> bytes = [.. first.Text];
        for (; Current.Kind == CheckTokenKind.Text; _at++)
        {
            bytes.AddRange(Current.Text);
        }

        CheckValue value = CheckValue.Of([.. bytes]);
        return new CheckTerm(first.Offset, IsText: true, _ => value);
    }

    private CheckTerm ReadFile(CheckToken token)
    {
        Take("(");
        if (Current.Kind != CheckTokenKind.Text)
        {
            throw Unexpected("a file's name as a string");
        }

        string name = Encoding.UTF8.GetString(Current.Text.AsSpan());
        _at++;
        Take(")");
        return new CheckTerm(token.Offset, IsText: true, end => CheckValue.Of(end.File(name)));
    }

    private static CheckTerm RequireNumber(CheckTerm term) =>
        term.IsText
            ? throw new CheckSyntaxException(
                term.Offset, "a text is no condition; compare it by == or !=")
            : term;

    private static string Describe(CheckTerm term) => term.IsText ? "a text" : "a number";

    private bool TryTake(string spelling)
    {
        bool isThere = Current.Kind == CheckTokenKind.Operator && Current.Spelling == spelling;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private void Take(string spelling)
    {
        if (!TryTake(spelling))
        {
            throw Unexpected($"'{spelling}'");
        }
    }

    private CheckSyntaxException Unexpected(string expected) =>
        new(
            Current.Offset,
            Current.Kind == CheckTokenKind.End
                ? $"the expression ends, expected {expected}"
                : $"found '{Current.Spelling}', expected {expected}");
}
