using System;
using System.Collections.Generic;
using ActorVm.Programs.Diagnostics;
using ActorVm.Programs.Preprocessing;
using ActorVm.Programs.Semantics;
using ActorVm.Programs.Tree;
using K = ActorVm.Programs.Preprocessing.TokenKind;

#pragma warning disable IDE0072 // switches name the token kinds that they are about

namespace ActorVm.Programs.Syntax;

/// <summary>Reads the tokens of a translation unit by recursive descent and makes the typed tree as
/// it goes. Its parts are in files of their own: specifiers, declarators, records, declarations,
/// statements, expressions, initializers, built-ins.</summary>
internal sealed partial class Parser
{
    /// <summary>How deep constructs may be nested; a bracketed expression counts 4.</summary>
    private const int NestingMax = 1000;

    /// <summary>How deep an expression's tree may be: a chain of that many operators.</summary>
    private const int DepthMax = 1000;

    /// <summary>How many types deep a type may be derived.</summary>
    private const int TypeDepthMax = 200;

    private readonly SourceFile _file;
    private readonly List<Token> _tokens;
    private readonly List<PackChange> _packs;
    private readonly IHeaderSource _headers;
    private readonly DiagnosticBag _diagnostics;
    private readonly SymbolTable _symbols = new();
    private readonly Conversions _conversions;
    private readonly OperatorBuilder _operators;
    private readonly AccessBuilder _access;
    private readonly AtomicBuilder _atomics;
    private readonly AssignmentBuilder _assignments;
    private readonly List<Function> _functions = [];
    private readonly List<GlobalVariable> _globals = [];
    private readonly HashSet<string> _reported = [];
    private readonly HashSet<LocalVariable> _registers = [];
    private FunctionContext? _function;
    private int _at;
    private int _nesting;
    private int _hiddenNames;

    private Parser(
        SourceFile file, PreprocessedUnit unit, IHeaderSource headers, DiagnosticBag diagnostics)
    {
        _file = file;
        _tokens = unit.Tokens;
        _packs = unit.Packs;
        _headers = headers;
        _diagnostics = diagnostics;
        _conversions = new Conversions(diagnostics);
        _operators = new OperatorBuilder(_conversions, diagnostics);
        _access = new AccessBuilder(_conversions, _operators, diagnostics);
        _atomics = new AtomicBuilder(_conversions, _operators, () => _function);
        _assignments = new AssignmentBuilder(_conversions, _operators, _atomics);
    }

    /// <summary>Reads a unit; the result is only good where no error was found.</summary>
    public static TranslationUnit Parse(
        SourceFile file, PreprocessedUnit unit, IHeaderSource headers, DiagnosticBag diagnostics)
    {
        var parser = new Parser(file, unit, headers, diagnostics);
        parser.DeclareBuiltIns();
        while (parser.Kind != K.End && !diagnostics.IsFull)
        {
            parser.Recovering(parser.ParseExternalDeclaration);
        }

        parser.FinishTentative();
        return new TranslationUnit(
            file, [.. parser._functions], [.. parser._globals], diagnostics.ToImmutable());
    }

    private Token Current => _tokens[_at];

    private K Kind => _tokens[_at].Kind;

    private SourcePosition Position => _tokens[_at].Position;

    private Token Peek(int ahead = 1) => _tokens[Math.Min(_at + ahead, _tokens.Count - 1)];

    private Token Advance()
    {
        Token token = _tokens[_at];
        if (_at < _tokens.Count - 1)
        {
            _at++;
        }

        return token;
    }

    private bool Take(K kind)
    {
        if (Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>Reads a token that must stand here; what it is for is said where it does
    /// not.</summary>
    private Token Expect(K kind, string what)
    {
        if (Kind == kind)
        {
            return Advance();
        }

        string wanted = Punctuators.Spell(kind) is { } spelling ? $"'{spelling}'" : "a name";
        SourcePosition place = Position;
        if (kind is K.Semicolon or K.CloseParen or K.CloseBracket && _at > 0)
        {
            // What is missing is missing after the token before: the caret goes there.
            Token before = _tokens[_at - 1];
            bool sameFile = before.Position.File == place.File && before.Position.File is not null;
            if (sameFile && before.Position.Line < place.Line)
            {
                place = before.Position with
                {
                    Column = before.Position.Column + before.Text.Length,
                };
            }
        }

        throw Fail(place, $"found {Describe(Current)}, expected {wanted} {what}");
    }

    private static string Describe(Token token) =>
        token.Kind == K.End ? "the end of the file" : $"'{token.Text}'";

    private SyntaxException Fail(SourcePosition position, string message)
    {
        _diagnostics.Error(position, message);
        return new SyntaxException();
    }

    private void Error(SourcePosition position, string message) =>
        _diagnostics.Error(position, message);

    /// <summary>Counts a level of nesting; what adds must take off the same.</summary>
    private void Nest(int cost)
    {
        _nesting += cost;
        if (_nesting > NestingMax)
        {
            // Nothing sensible can follow: the whole rest would be read at the wrong level.
            _at = _tokens.Count - 1;
            throw Fail(_tokens[_at - 1].Position, "the program is nested too deeply here");
        }
    }

    /// <summary>Refuses a tree that is too deep to be walked.</summary>
    private Expression Checked(Expression expression) => expression.Depth <= DepthMax ? expression
        : throw Fail(expression.Position, "the expression is too complex: too many operators");

    /// <summary>Does a part; after a syntax error goes on behind the next ; or }.</summary>
    private void Recovering(Action part)
    {
        int start = _at;
        int nesting = _nesting;
        FunctionContext? function = _function;
        int scopes = _symbols.Depth;
        try
        {
            part();
        }
        catch (SyntaxException)
        {
            _nesting = nesting;
            _function = function;
            while (_symbols.Depth > scopes)
            {
                _symbols.Leave();
            }

            SkipConstruct(start);
            if (_at == start)
            {
                Advance();
            }
        }
    }

    /// <summary>Skips past the next ; or the block that begins before it; stops at a }. A list in
    /// braces in which the construct broke off is left first.</summary>
    private void SkipConstruct(int start)
    {
        int lists = 0;
        for (int i = start; i < _at; i++)
        {
            lists += Braces(_tokens[i].Kind);
        }

        while (lists > 0 && Kind is not (K.Semicolon or K.End))
        {
            lists += Braces(Advance().Kind);
        }

        SkipToEnd();
    }

    private void SkipToEnd()
    {
        int depth = 0;
        while (Kind != K.End)
        {
            K kind = Kind;
            if (kind == K.CloseBrace && depth == 0)
            {
                if (_symbols.IsFileScope)
                {
                    Advance();
                }

                return;
            }

            Advance();
            depth += Braces(kind);
            if (depth == 0 && kind is K.Semicolon or K.CloseBrace)
            {
                return;
            }
        }
    }

    private static int Braces(K kind) => kind == K.OpenBrace ? 1 : kind == K.CloseBrace ? -1 : 0;

    private bool IsTypedefName(Token token) =>
        token.Kind == K.Identifier && _symbols.Find(token.Text) is { Kind: BindingKind.Typedef };

    private bool StartsType(Token token) =>
        IsTypeKeyword(token.Kind) || IsTypedefName(token);

    private static bool IsTypeKeyword(K kind) => kind is K.VoidKeyword or K.CharKeyword
        or K.ShortKeyword or K.IntKeyword or K.LongKeyword or K.FloatKeyword or K.DoubleKeyword
        or K.SignedKeyword or K.UnsignedKeyword or K.BoolKeyword or K.ComplexKeyword
        or K.StructKeyword or K.UnionKeyword or K.EnumKeyword or K.TypeOf or K.AtomicKeyword
        or K.ConstKeyword or K.VolatileKeyword or K.RestrictKeyword or K.Int128 or K.AutoType
        or K.AlignasKeyword or K.Attribute;

    /// <summary>Names the hidden objects of a unit apart.</summary>
    private string HiddenName(string stem) => $"{_file.Path}:{stem}.{_hiddenNames++}";
}
