using System;
using System.Collections.Generic;
using System.Linq;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Programs.Preprocessing;

/// <summary>Translation phases 1 to 4: from a source file to the tokens of its translation unit,
/// with directives obeyed and macros expanded.</summary>
internal sealed class Preprocessor : ITokenSource
{
    private const int IncludeDepthMax = 200;
    private const int IncludesMax = 5_000;
    private const int TokensMax = 4_000_000;

    private readonly IncludeResolver _includes;
    private readonly DiagnosticBag _diagnostics;
    private readonly SpellingPool _pool = new();
    private readonly MacroExpander _expander;
    private readonly MacroDefinitionReader _definitions;
    private readonly ConditionQueries _queries;
    private readonly Stack<OpenFile> _files = [];
    private readonly Stack<Conditional> _conditionals = [];
    private readonly HashSet<string> _once = [];
    private readonly PackPragma _packs = new();
    private readonly PreprocessedUnit _unit = new([], []);
    private string _basePath = "";
    private int _includeCount;

    private Preprocessor(IncludeResolver includes, DiagnosticBag diagnostics)
    {
        _includes = includes;
        _diagnostics = diagnostics;
        _expander = new MacroExpander(this, _pool, diagnostics);
        _definitions = new MacroDefinitionReader(_pool, diagnostics);
        _queries = new ConditionQueries(includes, _pool);
    }

    /// <inheritdoc/>
    public bool IsCollecting { private get; set; }

    /// <inheritdoc/>
    public string PresumedPath => _files.Peek().PresumedPath;

    /// <inheritdoc/>
    public string BasePath => _basePath;

    /// <inheritdoc/>
    public int IncludeLevel => _files.Count - 1;

    /// <summary>Preprocesses a file.</summary>
    public static PreprocessedUnit Run(
        SourceFile file, IncludeResolver includes, DiagnosticBag diagnostics)
    {
        var preprocessor = new Preprocessor(includes, diagnostics);
        preprocessor.Predefine();
        preprocessor.ReadAll(file);
        return preprocessor._unit;
    }

    /// <inheritdoc/>
    public int PresumedLine(SourcePosition position)
    {
        OpenFile file = _files.Peek();
        return unchecked(position.Line + (position.File == file.Lexer.File ? file.LineDelta : 0));
    }

    private void Predefine()
    {
        Open(new SourceFile("<built-in>", PredefinedMacros.Text) { IsBuiltIn = true });
        while (NextUnexpanded().Kind != TokenKind.End)
        {
        }

        _files.Clear();
        foreach ((string name, BuiltInMacro kind) in BuiltIns)
        {
            Spelling spelling = _pool.Get(name);
            spelling.Macro = new Macro { Name = spelling, Position = default, BuiltIn = kind };
        }
    }

    private static ReadOnlySpan<(string Name, BuiltInMacro Kind)> BuiltIns => new[]
    {
        ("__FILE__", BuiltInMacro.File),
        ("__BASE_FILE__", BuiltInMacro.BaseFile),
        ("__LINE__", BuiltInMacro.Line),
        ("__COUNTER__", BuiltInMacro.Counter),
        ("__INCLUDE_LEVEL__", BuiltInMacro.IncludeLevel),
        ("__DATE__", BuiltInMacro.Date),
        ("__TIME__", BuiltInMacro.Time),
    };

    private void ReadAll(SourceFile file)
    {
        _basePath = file.Path;
        Open(file);
        while (true)
        {
            Token token = _expander.Next();
            bool isTooMuch = _expander.IsExhausted || _unit.Tokens.Count >= TokensMax;
            if (isTooMuch)
            {
                _diagnostics.Error(token.Position, "macros expand to too many tokens");
            }

            if (isTooMuch || token.Kind == TokenKind.End || _diagnostics.IsFull)
            {
                _unit.Tokens.Add(
                    new Token(TokenKind.End, _pool.Get(""), token.Position, token.Flags));
                return;
            }

            if (token.Kind == TokenKind.Identifier && token.Text == "_Pragma")
            {
                ObeyPragmaOperator(token);
                continue;
            }

            _unit.Tokens.Add(token.AsParsed());
        }
    }

    /// <summary><c>_Pragma("text")</c> is <c>#pragma text</c> (C11 6.10.9).</summary>
    private void ObeyPragmaOperator(Token word)
    {
        Token open = _expander.Next();
        Token text = _expander.Next();
        Token close = _expander.Next();
        if (open.Kind != TokenKind.OpenParen || text.Kind != TokenKind.String
            || close.Kind != TokenKind.CloseParen)
        {
            _diagnostics.Error(word.Position, "_Pragma takes a parenthesized string literal");
            return;
        }

        string pragma = text.Text[(text.Text.IndexOf('"', StringComparison.Ordinal) + 1)..^1]
            .Replace("\\\"", "\"", StringComparison.Ordinal)
            .Replace("\\\\", "\\", StringComparison.Ordinal);
        var lexer = new Lexer(new SourceFile("", pragma), _pool, _diagnostics)
        {
            InDirective = true,
            IsQuiet = true,
        };
        Pragma(RestOfDirective(lexer), text.Position.File);
    }

    private void Open(SourceFile file) => _files.Push(
        new OpenFile(new Lexer(file, _pool, _diagnostics), file.Path, _conditionals.Count));

    /// <inheritdoc/>
    public Token NextUnexpanded()
    {
        while (true)
        {
            OpenFile file = _files.Peek();
            Token token = file.Lexer.Next();
            if (token.Kind == TokenKind.Hash && token.StartsLine)
            {
                file.Lexer.InDirective = true;
                Obey(file);
                file.Lexer.InDirective = false;
                continue;
            }

            if (token.Kind != TokenKind.End)
            {
                return token;
            }

            Close(file);
            if (_files.Count == 1 || IsCollecting)
            {
                return token;
            }

            _files.Pop();
        }
    }

    private void Close(OpenFile file)
    {
        while (_conditionals.Count > file.ConditionalsBelow)
        {
            _diagnostics.Error(_conditionals.Pop().Start, "unterminated #if");
        }
    }

#pragma warning disable CA1502 // one case a directive
    private void Obey(OpenFile file)
    {
        Lexer lexer = file.Lexer;
        Token name = lexer.Next();
        switch (name.Kind == TokenKind.Number ? "line" : name.Text)
        {
            case "":
                return;
            case "define":
                Define(lexer);
                break;
            case "undef":
                Undefine(lexer);
                break;
            case "include" or "include_next" or "import":
                Include(lexer, name);
                return;
            case "if":
                Begin(name, () => Evaluate(lexer, name));
                break;
            case "ifdef":
                Begin(name, () => IsDefined(lexer, name));
                break;
            case "ifndef":
                Begin(name, () => !IsDefined(lexer, name));
                break;
            case "elif" or "else":
                Otherwise(file, name);
                break;
            case "endif":
                End(file, name);
                break;
            case "error":
                _diagnostics.Error(name.Position, $"#error {lexer.RestOfLine()}");
                break;
            case "warning":
                _diagnostics.Warn(name.Position, $"#warning {lexer.RestOfLine()}");
                break;
            case "pragma":
                Pragma(RestOfDirective(lexer), lexer.File);
                break;
            case "line":
                SetLine(file, name);
                break;
            case "ident" or "sccs" or "assert" or "unassert":
                break;
            default:
                _diagnostics.Error(name.Position, $"invalid preprocessing directive #{name.Text}");
                break;
        }

        SkipLine(lexer);
    }
#pragma warning restore CA1502

    private static void SkipLine(Lexer lexer)
    {
        lexer.InDirective = true;
        lexer.IsQuiet = true;
        while (lexer.Next().Kind != TokenKind.EndOfDirective)
        {
        }

        lexer.IsQuiet = false;
    }

    private void Define(Lexer lexer)
    {
        if (_definitions.Read(lexer) is not { } macro)
        {
            return;
        }

        if (macro.Name.Macro is { BuiltIn: BuiltInMacro.None } old && !macro.IsSameAs(old))
        {
            _diagnostics.Warn(
                macro.Position, $"\"{macro.Name}\" redefined; it is defined at {old.Position}");
        }

        macro.Name.Macro = macro;
    }

    private void Undefine(Lexer lexer)
    {
        if (MacroName(lexer, "undef") is { } name)
        {
            name.Macro = null;
        }
    }

    private bool IsDefined(Lexer lexer, Token directive) =>
        MacroName(lexer, directive.Text) is { } name
        && (name.Macro is not null || ConditionQueries.IsQuery(name.Text));

    private Spelling? MacroName(Lexer lexer, string directive)
    {
        Token name = lexer.Next();
        if (name.Kind == TokenKind.Identifier)
        {
            return name.Spelling;
        }

        _diagnostics.Error(name.Position, $"no macro name given in #{directive} directive");
        return null;
    }

    private void Include(Lexer lexer, Token directive)
    {
        string? header = lexer.HeaderName() ?? ComputedHeader(lexer);
        SkipLine(lexer);
        lexer.InDirective = false;
        if (header is not ['<' or '"', .. { Length: > 0 } name, '>' or '"'])
        {
            _diagnostics.Error(directive.Position, "#include expects \"FILENAME\" or <FILENAME>");
        }
        else if (_files.Count > IncludeDepthMax || ++_includeCount > IncludesMax)
        {
            _diagnostics.Error(
                directive.Position, $"#include of {header} nested too deeply or too often");
        }
        else if (Find(directive, name, header[0] == '<', lexer.File) is not { } file)
        {
            _diagnostics.Error(directive.Position, IncludeResolver.Missing(name));
        }
        else if (!_once.Contains(file.Path))
        {
            Open(file);
        }
    }

    private SourceFile? Find(Token directive, string name, bool isAngled, SourceFile from) =>
        directive.Text == "include_next"
            ? _includes.FindNext(name) : _includes.Find(name, isAngled, from);

    /// <summary>The header name that macros make.</summary>
    private string ComputedHeader(Lexer lexer)
    {
        List<Token> tokens = _expander.Expand(RestOfDirective(lexer));
        return tokens is [{ Kind: TokenKind.String } one]
            ? one.Text
            : string.Concat(tokens.Select(t => t.SpaceBefore ? " " + t.Text : t.Text)).Trim();
    }

    private static List<Token> RestOfDirective(Lexer lexer)
    {
        var tokens = new List<Token>();
        for (Token token = lexer.Next();
            token.Kind != TokenKind.EndOfDirective;
            token = lexer.Next())
        {
            tokens.Add(token);
        }

        return tokens;
    }

    private bool Evaluate(Lexer lexer, Token directive)
    {
        List<Token> tokens = _queries.Replace(RestOfDirective(lexer), lexer.File);
        return new ConditionEvaluator(_expander.Expand(tokens), directive, _diagnostics).Evaluate();
    }

    private void Begin(Token directive, Func<bool> condition)
    {
        bool holds = condition();
        _conditionals.Push(new Conditional(directive.Position, holds, SeenElse: false));
        if (!holds)
        {
            Skip(_files.Peek());
        }
    }

    /// <summary>An #elif or #else after a group that was read: the rest is skipped.</summary>
    private void Otherwise(OpenFile file, Token directive)
    {
        if (Current(file, directive) is { } current)
        {
            bool isElse = directive.Text == "else";
            if (current.SeenElse)
            {
                _diagnostics.Error(directive.Position, $"#{directive.Text} after #else");
            }

            Replace(current with { SeenElse = current.SeenElse || isElse });
            Skip(file);
        }
    }

    private void End(OpenFile file, Token directive)
    {
        if (Current(file, directive) is not null)
        {
            _conditionals.Pop();
        }
    }

    private Conditional? Current(OpenFile file, Token directive)
    {
        if (_conditionals.Count > file.ConditionalsBelow)
        {
            return _conditionals.Peek();
        }

        _diagnostics.Error(directive.Position, $"#{directive.Text} without #if");
        return null;
    }

    private void Replace(Conditional conditional)
    {
        _conditionals.Pop();
        _conditionals.Push(conditional);
    }

    /// <summary>Skips to the #elif or #else that holds, or past the #endif.</summary>
    private void Skip(OpenFile file)
    {
        Lexer lexer = file.Lexer;
        int depth = 0;
        SkipLine(lexer);
        while (true)
        {
            lexer.InDirective = false;
            lexer.IsQuiet = true;
            Token token = lexer.Next();
            if (token.Kind == TokenKind.End)
            {
                lexer.IsQuiet = false;
                return;
            }

            if (token.Kind != TokenKind.Hash || !token.StartsLine)
            {
                continue;
            }

            lexer.InDirective = true;
            Token name = lexer.Next();
            lexer.IsQuiet = false;
            depth += name.Text is "if" or "ifdef" or "ifndef" ? 1 : 0;
            if (depth == 0 && Resumes(lexer, name))
            {
                return;
            }

            depth -= name.Text is "endif" ? 1 : 0;
            SkipLine(lexer);
        }
    }

    /// <summary>Whether reading goes on after this directive of the skipped conditional
    /// itself.</summary>
    private bool Resumes(Lexer lexer, Token name)
    {
        Conditional current = _conditionals.Peek();
        switch (name.Text)
        {
            case "endif":
                _conditionals.Pop();
                return true;
            case "else" or "elif" when current.SeenElse:
                _diagnostics.Error(name.Position, $"#{name.Text} after #else");
                return false;
            case "else":
                Replace(current with { Taken = true, SeenElse = true });
                return !current.Taken;
            case "elif" when !current.Taken && Evaluate(lexer, name):
                Replace(current with { Taken = true });
                return true;
            default:
                return false;
        }
    }

    private void Pragma(List<Token> tokens, SourceFile? file)
    {
        if (tokens is [{ Text: "once" }] && file is not null)
        {
            _once.Add(file.Path);
        }
        else if (tokens is [{ Text: "pack" }, { Kind: TokenKind.OpenParen }, ..])
        {
            _unit.Packs.Add(new PackChange(_unit.Tokens.Count, _packs.Apply(tokens)));
        }
    }

    private void SetLine(OpenFile file, Token directive)
    {
        List<Token> tokens = RestOfDirective(file.Lexer);
        tokens =
            directive.Kind == TokenKind.Number ? [directive, .. tokens] : _expander.Expand(tokens);
        if (tokens is not [{ Kind: TokenKind.Number } number, ..]
            || !int.TryParse(number.Text, out int line))
        {
            _diagnostics.Error(directive.Position, "#line expects a line number");
            return;
        }

        file.LineDelta = unchecked(line - directive.Position.Line - 1);
        if (tokens is [_, { Kind: TokenKind.String } path, ..])
        {
            file.PresumedPath = path.Text[1..^1];
        }
    }

    private sealed class OpenFile(Lexer lexer, string path, int conditionalsBelow)
    {
        public Lexer Lexer { get; } = lexer;

        public string PresumedPath { get; set; } = path;

        public int LineDelta { get; set; }

        /// <summary>How many conditionals were open where it was included.</summary>
        public int ConditionalsBelow { get; } = conditionalsBelow;
    }

    /// <param name="Start">Where its #if stands.</param>
    /// <param name="Taken">Whether one of its groups has been read.</param>
    /// <param name="SeenElse">Whether its #else has been met.</param>
    private sealed record Conditional(SourcePosition Start, bool Taken, bool SeenElse);
}
