using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Programs.Preprocessing;

/// <summary>Reads what follows <c>#define</c>.</summary>
internal sealed class MacroDefinitionReader(SpellingPool pool, DiagnosticBag diagnostics)
{
    private readonly List<Spelling> _parameters = [];
    private bool _isVariadic;

    /// <summary>The macro; null after an error. The lexer then stands somewhere in the
    /// line.</summary>
    public Macro? Read(Lexer lexer)
    {
        Token name = lexer.Next();
        if (name.Kind != TokenKind.Identifier || name.Text == "defined")
        {
            diagnostics.Error(name.Position, name.Kind == TokenKind.EndOfDirective
                ? "no macro name given in #define directive"
                : $"found '{name.Text}', expected a macro name");
            return null;
        }

        _parameters.Clear();
        _isVariadic = false;
        bool isFunctionLike = lexer.NextIs('(');
        if (isFunctionLike && !ReadParameters(lexer))
        {
            return null;
        }

        return ReadBody(lexer, isFunctionLike) is not { } body ? null : new Macro
        {
            Name = name.Spelling,
            Position = name.Position,
            IsFunctionLike = isFunctionLike,
            Parameters = [.. _parameters],
            IsVariadic = _isVariadic,
            Body = body,
            HasOptionalPart = _isVariadic && body.Any(part => part.IsOptional),
        };
    }

    private bool ReadParameters(Lexer lexer)
    {
        lexer.Next();
        Token token = lexer.Next();
        if (token.Kind == TokenKind.CloseParen)
        {
            return true;
        }

        while (true)
        {
            Token after = ReadParameter(lexer, token);
            if (after.Kind == TokenKind.CloseParen)
            {
                return true;
            }

            if (after.Kind != TokenKind.Comma || _isVariadic)
            {
                diagnostics.Error(
                    after.Position, $"found '{after.Text}', expected ')' in macro parameter list");
                return false;
            }

            token = lexer.Next();
        }
    }

    /// <summary>Reads one parameter that begins with this token; gives the token after
    /// it.</summary>
    private Token ReadParameter(Lexer lexer, Token token)
    {
        if (token.Kind == TokenKind.Ellipsis)
        {
            _isVariadic = true;
            _parameters.Add(pool.Get("__VA_ARGS__"));
            return lexer.Next();
        }

        if (token.Kind != TokenKind.Identifier)
        {
            return token;
        }

        if (_parameters.Contains(token.Spelling))
        {
            diagnostics.Error(token.Position, $"duplicate macro parameter '{token.Text}'");
        }

        _parameters.Add(token.Spelling);
        Token next = lexer.Next();
        if (next.Kind != TokenKind.Ellipsis)
        {
            return next;
        }

        _isVariadic = true;
        return lexer.Next();
    }

    private ImmutableArray<MacroToken>? ReadBody(Lexer lexer, bool isFunctionLike)
    {
        var body = ImmutableArray.CreateBuilder<MacroToken>();
        for (Token token = lexer.Next();
            token.Kind != TokenKind.EndOfDirective;
            token = lexer.Next())
        {
            bool isHash = token.Kind == TokenKind.Hash && isFunctionLike;
            if (token.Kind == TokenKind.HashHash)
            {
                if (body.Count == 0)
                {
                    return Refuse(token, "'##' cannot appear at either end of a macro expansion");
                }

                body[^1] = body[^1] with { PastesNext = true };
                continue;
            }

            Token named = isHash ? lexer.Next() : token;
            int parameter = named.Kind == TokenKind.Identifier
                ? _parameters.IndexOf(named.Spelling) : -1;
            if (isHash && parameter < 0)
            {
                return Refuse(token, "'#' is not followed by a macro parameter");
            }

            body.Add(new MacroToken(named.With(token.Flags), parameter, isHash, PastesNext: false));
        }

        if (body is [.., { PastesNext: true } last])
        {
            return Refuse(last.Token, "'##' cannot appear at either end of a macro expansion");
        }

        int unclosed = _isVariadic ? FindUnclosedOptional(body) : -1;
        return unclosed >= 0
            ? Refuse(body[unclosed].Token, "__VA_OPT__ is not followed by a part in parentheses")
            : body.DrainToImmutable();
    }

    private static int FindUnclosedOptional(ImmutableArray<MacroToken>.Builder body)
    {
        for (int i = 0; i < body.Count; i++)
        {
            if (body[i].IsOptional && Macro.CloseOfOptional(body, i) < 0)
            {
                return i;
            }
        }

        return -1;
    }

    private ImmutableArray<MacroToken>? Refuse(Token at, string message)
    {
        diagnostics.Error(at.Position, message);
        return null;
    }
}
