using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Programs.Preprocessing;

/// <summary>Expands macros in a stream of tokens, the way gcc does it: a macro is disabled while
/// its expansion is being read, and its name found in there is painted for good.</summary>
internal sealed class MacroExpander
{
    /// <summary>How deep macro calls may stand in the arguments of macro calls.</summary>
    private const int ArgumentDepthMax = 200;

    /// <summary>How many tokens all expansions of a unit may make together.</summary>
    private const int WorkMax = 8_000_000;

    private readonly ITokenSource _source;
    private readonly SpellingPool _pool;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<Context> _contexts = [];
    private int _argumentDepth;
    private int _work;
    private int _counter;

    public MacroExpander(ITokenSource source, SpellingPool pool, DiagnosticBag diagnostics)
    {
        _source = source;
        _pool = pool;
        _diagnostics = diagnostics;
    }

    /// <summary>Whether the expansions made more tokens than any honest program does.</summary>
    public bool IsExhausted => _work > WorkMax;

    /// <summary>The next token after expansion. The white space before a macro that expands to
    /// nothing is its.</summary>
    public Token Next()
    {
        TokenFlags space = TokenFlags.None;
        while (true)
        {
            Token token = NextRaw();
            if (token.Kind != TokenKind.Identifier || token.IsPainted
                || token.Spelling.Macro is not { } macro || !Enter(macro, token))
            {
                return space == TokenFlags.None ? token : token.With(token.Flags | space);
            }

            space |= token.Flags & TokenFlags.SpaceBefore;
        }
    }

    /// <summary>These tokens with all macros in them expanded; nothing after them is looked
    /// at.</summary>
    public List<Token> Expand(List<Token> tokens)
    {
        var result = new List<Token>(tokens.Count);
        _contexts.Add(new Context(tokens, null) { IsBarrier = true });
        _argumentDepth++;
        for (Token token = Next(); token.Kind != TokenKind.End; token = Next())
        {
            result.Add(token);
        }

        _argumentDepth--;
        _contexts.RemoveAt(_contexts.Count - 1);
        return result;
    }

    private Token NextRaw()
    {
        while (_contexts.Count > 0)
        {
            Context top = _contexts[^1];
            if (top.At < top.Tokens.Count && !IsExhausted)
            {
                Token token = top.Tokens[top.At++];
                return token.Kind == TokenKind.Identifier
                    && token.Spelling.Macro is { IsDisabled: true }
                    ? token.With(token.Flags | TokenFlags.Painted)
                    : token;
            }

            if (top.IsBarrier)
            {
                return new Token(TokenKind.End, _pool.Get(""), default, TokenFlags.None);
            }

            Pop();
        }

        return _source.NextUnexpanded();
    }

    private void Pop()
    {
        if (_contexts[^1].Macro is { } macro)
        {
            macro.IsDisabled = false;
        }

        _contexts.RemoveAt(_contexts.Count - 1);
    }

    private void Push(List<Token> tokens, Macro? macro)
    {
        _work += tokens.Count + 1;
        if (macro is not null)
        {
            macro.IsDisabled = true;
        }

        _contexts.Add(new Context(tokens, macro));
    }

    /// <summary>Makes the macro's expansion the next tokens; false where the name stays as it
    /// is.</summary>
    private bool Enter(Macro macro, Token name)
    {
        if (macro.BuiltIn != BuiltInMacro.None)
        {
            Push([Compute(macro.BuiltIn, name)], null);
            return true;
        }

        if (!macro.IsFunctionLike)
        {
            Push(Substitute(macro, [], name), macro);
            return true;
        }

        Token next = NextRaw();
        if (next.Kind != TokenKind.OpenParen)
        {
            if (next.Kind != TokenKind.End)
            {
                Push([next], null);
            }

            return false;
        }

        if (_argumentDepth > ArgumentDepthMax)
        {
            _diagnostics.Error(
                name.Position, $"macro calls nested more than {ArgumentDepthMax} deep");
            return false;
        }

        if (Collect(macro, name) is { } arguments)
        {
            Push(Substitute(macro, arguments, name), macro);
        }

        return true;
    }

    private Token Compute(BuiltInMacro what, Token name)
    {
        (TokenKind kind, string text) = what switch
        {
            BuiltInMacro.Line => (TokenKind.Number, Number(_source.PresumedLine(name.Position))),
            BuiltInMacro.Counter => (TokenKind.Number, Number(_counter++)),
            BuiltInMacro.IncludeLevel => (TokenKind.Number, Number(_source.IncludeLevel)),
            BuiltInMacro.File => (TokenKind.String, Quote(_source.PresumedPath)),
            BuiltInMacro.BaseFile => (TokenKind.String, Quote(_source.BasePath)),
            BuiltInMacro.Date => (TokenKind.String, "\"Jan  1 1970\""),
            BuiltInMacro.Time => (TokenKind.String, "\"00:00:00\""),
            BuiltInMacro.None => throw new InvalidOperationException(),
            _ => throw new InvalidOperationException(),
        };
        return new Token(kind, _pool.Get(text), name.Position, name.Flags);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Quote(string text) => $"\"{Escape(text)}\"";

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal);

    /// <summary>Reads the arguments after the opening parenthesis; null after an error.</summary>
    private List<Argument>? Collect(Macro macro, Token name)
    {
        var arguments = new List<Argument>();
        var current = new List<Token>();
        _source.IsCollecting = true;
        int depth = 0;
        while (true)
        {
            Token token = NextRaw();
            _work++;
            if (token.Kind == TokenKind.End)
            {
                _source.IsCollecting = false;
                _diagnostics.Error(
                    name.Position, $"unterminated argument list invoking macro '{name.Text}'");
                return null;
            }

            bool isVariable = macro.IsVariadic && arguments.Count == macro.Parameters.Length - 1;
            if (depth == 0 && (token.Kind == TokenKind.CloseParen
                || (token.Kind == TokenKind.Comma && !isVariable)))
            {
                arguments.Add(new Argument(current));
                current = [];
                if (token.Kind == TokenKind.CloseParen)
                {
                    break;
                }

                continue;
            }

            if (token.Kind is TokenKind.OpenParen or TokenKind.CloseParen)
            {
                depth += token.Kind == TokenKind.OpenParen ? 1 : -1;
            }

            current.Add(token.StartsLine
                ? token.With((token.Flags & ~TokenFlags.StartsLine) | TokenFlags.SpaceBefore)
                : token);
        }

        _source.IsCollecting = false;
        return Fit(macro, arguments, name);
    }

    /// <summary>Makes the arguments as many as the parameters; null where they cannot be.</summary>
    private List<Argument>? Fit(Macro macro, List<Argument> arguments, Token name)
    {
        int wanted = macro.Parameters.Length;
        if (arguments is [{ Tokens.Count: 0 }] && wanted == 0)
        {
            arguments.Clear();
        }

        if (arguments is [{ Tokens.Count: 0 }] && wanted == 1 && macro.IsVariadic)
        {
            arguments.Clear();
        }

        if (macro.IsVariadic && arguments.Count == wanted - 1)
        {
            arguments.Add(new Argument([]) { IsOmitted = true });
        }

        if (arguments.Count == wanted)
        {
            return arguments;
        }

        string relation = arguments.Count > wanted
            ? $"passed {arguments.Count} arguments, but takes just {wanted}"
            : $"requires {wanted} arguments, but only {arguments.Count} given";
        _diagnostics.Error(name.Position, $"macro \"{name.Text}\" {relation}");
        return null;
    }

    private List<Token> Substitute(Macro macro, List<Argument> arguments, Token name)
    {
        ImmutableArray<MacroToken> body = macro.Body;
        if (macro.HasOptionalPart)
        {
            Argument rest = arguments[^1];
            body = macro.BodyWhere((rest.Expanded ??= Expand(rest.Tokens)).Count > 0);
        }

        var result = new List<Token>(body.Length);
        bool pastes = false;
        for (int i = 0; i < body.Length && !IsExhausted; i++)
        {
            MacroToken part = body[i];
            if (IsGnuComma(macro, body.AsSpan()[i..]))
            {
                AddCommaAndRest(result, part, arguments[body[++i].Parameter], name, pastes);
                pastes = body[i].PastesNext;
                continue;
            }

            int before = result.Count;
            AddPart(result, part, arguments, name, pastes || part.PastesNext);
            if (pastes)
            {
                Paste(result, before, name);
            }

            pastes = part.PastesNext;
        }

        result.RemoveAll(t => t.Kind == TokenKind.Placemarker);
        if (result.Count > 0)
        {
            TokenFlags inherited = name.Flags & ~TokenFlags.Painted;
            result[0] = result[0].With((result[0].Flags & TokenFlags.Painted) | inherited);
        }

        return result;
    }

    private static bool IsGnuComma(Macro macro, ReadOnlySpan<MacroToken> body) =>
        macro.IsVariadic && body[0] is { PastesNext: true, Token.Kind: TokenKind.Comma }
        && body[1].Parameter == macro.Parameters.Length - 1 && !body[1].IsStringized;

    /// <summary>GNU's <c>, ## __VA_ARGS__</c>: without variable arguments the comma goes
    /// too.</summary>
    private void AddCommaAndRest(
        List<Token> result, MacroToken comma, Argument rest, Token name, bool pastes)
    {
        if (rest.IsOmitted)
        {
            return;
        }

        int before = result.Count;
        result.Add(comma.Token.At(name.Position, comma.Token.Flags));
        if (pastes)
        {
            Paste(result, before, name);
        }

        result.AddRange(rest.Tokens);
    }

    private void AddPart(
        List<Token> result, MacroToken part, List<Argument> arguments, Token name, bool isRaw)
    {
        TokenFlags space = part.Token.Flags & TokenFlags.SpaceBefore;
        if (part.Parameter < 0)
        {
            result.Add(part.Token.At(name.Position, space));
            return;
        }

        Argument argument = arguments[part.Parameter];
        if (part.IsStringized)
        {
            result.Add(new Token(
                TokenKind.String, _pool.Get(Stringize(argument.Tokens)), name.Position, space));
            return;
        }

        List<Token> tokens =
            isRaw ? argument.Tokens : argument.Expanded ??= Expand(argument.Tokens);
        if (tokens.Count == 0)
        {
            result.Add(new Token(TokenKind.Placemarker, _pool.Get(""), name.Position, space));
            return;
        }

        result.Add(tokens[0].With((tokens[0].Flags & TokenFlags.Painted) | space));
        result.AddRange(tokens.Skip(1));
        _work += tokens.Count;
    }

    private static string Stringize(List<Token> tokens)
    {
        var text = new StringBuilder("\"");
        for (int i = 0; i < tokens.Count; i++)
        {
            Token token = tokens[i];
            if (token.SpaceBefore && i > 0)
            {
                text.Append(' ');
            }

            bool isQuoted = token.Kind is TokenKind.String or TokenKind.Character;
            text.Append(isQuoted ? Escape(token.Text) : token.Text);
        }

        return text.Append('"').ToString();
    }

    /// <summary>Joins the token before this index and the one at it.</summary>
    private void Paste(List<Token> result, int at, Token name)
    {
        if (at == 0 || at >= result.Count)
        {
            return;
        }

        Token left = result[at - 1];
        Token right = result[at];
        if (left.Kind == TokenKind.Placemarker || right.Kind == TokenKind.Placemarker)
        {
            Token kept = left.Kind == TokenKind.Placemarker ? right : left;
            result[at - 1] = kept.With(left.Flags);
            result.RemoveAt(at);
            return;
        }

        var lexer = new Lexer(
            new SourceFile("", left.Text + right.Text), _pool, new DiagnosticBag());
        Token joined = lexer.Next();
        if (lexer.Next().Kind != TokenKind.End
            || joined.Text.Length != left.Text.Length + right.Text.Length)
        {
            _diagnostics.Error(name.Position, $"pasting \"{left.Text}\" and \"{right.Text}\" "
                + "does not give a valid preprocessing token");
            return;
        }

        result[at - 1] = joined.At(name.Position, left.Flags & TokenFlags.SpaceBefore);
        result.RemoveAt(at);
    }

    private sealed class Context(List<Token> tokens, Macro? macro)
    {
        public List<Token> Tokens { get; } = tokens;

        /// <summary>The macro whose expansion this is; null for tokens put back.</summary>
        public Macro? Macro { get; } = macro;

        public int At { get; set; }

        /// <summary>Whether nothing is read past its end: an argument being expanded.</summary>
        public bool IsBarrier { get; init; }
    }

    private sealed class Argument(List<Token> tokens)
    {
        public List<Token> Tokens { get; } = tokens;

        public List<Token>? Expanded { get; set; }

        /// <summary>Whether the call gives no variable arguments at all.</summary>
        public bool IsOmitted { get; init; }
    }
}
