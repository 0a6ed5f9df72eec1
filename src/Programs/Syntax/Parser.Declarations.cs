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

/// <content>Declarations outside functions, and what they declare.</content>
internal sealed partial class Parser
{
    private void ParseExternalDeclaration()
    {
        switch (Kind)
        {
            case K.Semicolon:
                Advance();
                break;
            case K.Asm:
                throw Fail(Position, "asm is not supported");
            case K.StaticAssertKeyword:
                ParseStaticAssert();
                break;
            case K.CloseBrace:
                throw Fail(
                    Position,
                    "found '}', expected a declaration: a '{' is missing or a '}' too many");
            default:
                ParseFileDeclaration();
                break;
        }
    }

    private void ParseFileDeclaration()
    {
        int start = _at;
        Specifiers specifiers = ParseSpecifiers();
        bool isOldFunction = Kind == K.Identifier && Peek().Kind == K.OpenParen;
        if (_at == start && !isOldFunction)
        {
            throw Fail(Position, $"found {Describe(Current)}, expected a declaration");
        }

        if (Take(K.Semicolon))
        {
            return;
        }

        Declarator declarator = ParseDeclarator();
        if (specifiers.Storage != Storage.Typedef && IsDefinition(declarator) is { } parameters)
        {
            ParseFunctionDefinition(specifiers, declarator, parameters);
        }
        else
        {
            ParseFileDeclarators(specifiers, declarator);
        }
    }

    /// <summary>The parameters, where a function's body (or an old-style parameter's declaration)
    /// follows.</summary>
    private ParameterList? IsDefinition(Declarator declarator)
    {
        bool follows = declarator.Parameters is { } parameters && (Kind == K.OpenBrace
            || (parameters.OldStyleNames.Length > 0 && Kind is not (K.Semicolon or K.Comma)));
        return follows ? declarator.Parameters : null;
    }

    private void ParseFileDeclarators(Specifiers specifiers, Declarator declarator)
    {
        while (true)
        {
            DeclareInFile(specifiers, declarator);
            if (!Take(K.Comma))
            {
                break;
            }

            declarator = ParseDeclarator();
        }

        Expect(K.Semicolon, "after the declaration");
    }

    private void DeclareInFile(Specifiers specifiers, Declarator declarator)
    {
        Token name = declarator.Name!.Value;
        CType type = Derive(specifiers.Type, declarator);
        if (specifiers.Storage == Storage.Typedef)
        {
            DeclareTypedef(name, type);
            return;
        }

        if (type is FunctionType function)
        {
            CheckOldStyle(declarator);
            DeclareFunction(name, function, specifiers, declarator);
            return;
        }

        GlobalVariable global = DeclareGlobal(name, type, specifiers, declarator);
        bool isInitialized = Take(K.Equal);
        if (isInitialized)
        {
            InitializeGlobal(global, name, specifiers);
        }

        if ((specifiers.Storage != Storage.Extern || isInitialized) && global.AliasOf is null)
        {
            global.IsDefined = true;
        }
    }

    private void InitializeGlobal(GlobalVariable global, Token name, Specifiers specifiers)
    {
        if (global.Initializer is not null)
        {
            Error(name.Position, $"redefinition of '{name.Text}'");
        }

        (Initializer initializer, CType type) = specifiers.IsAutoType
            ? ParseAutoInitializer(isStatic: true)
            : ParseInitializer(global.Type, isStatic: true);
        global.Redeclare(type, name.Position);
        global.Initializer = initializer;
    }

    private void CheckOldStyle(Declarator declarator)
    {
        if (declarator.Parameters is { OldStyleNames: [var name, ..] })
        {
            Error(name.Position,
                $"unknown type name '{name.Text}'{Hint(name.Text, TypeNamesInScope())}");
        }
    }

    private void DeclareTypedef(Token name, CType type)
    {
        if (_symbols.FindHere(name.Text) is { } known
            && (known.Kind != BindingKind.Typedef || !TypeRules.AreCompatible(known.Type, type)))
        {
            Error(name.Position, $"conflicting types for '{name.Text}': found '{type}'; "
                + $"'{known.Type}' at {known.Position}");
        }

        _symbols.Declare(
            name.Text, new Binding(BindingKind.Typedef, type, null, 0, name.Position));
    }

    /// <summary>Declares a function, which is always one of the file.</summary>
    private Function DeclareFunction(
        Token name, FunctionType type, Specifiers specifiers, Declarator declarator)
    {
        bool isStatic = specifiers.Storage == Storage.Static;
        Binding? known = _symbols.FindInFile(name.Text);
        Function function;
        if (known is { Symbol: Function earlier })
        {
            function = earlier;
            CheckSame(name, type, earlier);
            function.Redeclare(
                (FunctionType)TypeRules.Composite(type, earlier.Type), function.Position);
        }
        else
        {
            CheckUndeclared(name, known, type);
            function = new Function(
                name.Text, type, name.Position,
                isStatic ? $"{_file.Path}:{name.Text}" : name.Text, isStatic);
            _functions.Add(function);
        }

        Attributes attributes = specifiers.Attributes.With(declarator.Attributes);
        function.IsInline |= specifiers.IsInline;
        function.IsNoReturn |= attributes.IsNoReturn;
        function.IsWeak |= attributes.IsWeak;
        function.AliasOf ??= attributes.Alias;
        function.Constructor ??= attributes.Constructor;
        function.Destructor ??= attributes.Destructor;
        var binding = new Binding(BindingKind.Function, function.Type, function, 0, name.Position);
        _symbols.DeclareInFile(name.Text, binding);
        if (!_symbols.IsFileScope)
        {
            _symbols.Declare(name.Text, binding);
        }

        return function;
    }

    private void CheckSame(Token name, CType type, Symbol earlier)
    {
        if (!TypeRules.AreCompatible(type, earlier.Type))
        {
            Error(name.Position, $"conflicting types for '{name.Text}': found '{type}'; "
                + $"'{earlier.Type}' at {earlier.Position}");
        }
    }

    private void CheckUndeclared(Token name, Binding? known, CType type)
    {
        if (known is not null)
        {
            Error(name.Position, $"'{name.Text}' redeclared as a different kind of symbol, of type "
                + $"'{type}'; it is declared at {known.Position}");
        }
    }

    /// <summary>Declares a variable of the file; each declaration adds to what is known.</summary>
    private GlobalVariable DeclareGlobal(
        Token name, CType type, Specifiers specifiers, Declarator declarator)
    {
        CheckObjectType(name, type, mayBeIncomplete: true);
        Binding? known = _symbols.FindInFile(name.Text);
        GlobalVariable global;
        if (known is { Symbol: GlobalVariable earlier })
        {
            global = earlier;
            CheckSame(name, type, earlier);
            if (specifiers.Storage == Storage.Static && !earlier.IsStatic)
            {
                Error(name.Position, $"static declaration of '{name.Text}' follows non-static "
                    + $"declaration at {earlier.Position}");
            }

            global.Redeclare(TypeRules.Composite(earlier.Type, type), global.Position);
        }
        else
        {
            CheckUndeclared(name, known, type);
            bool isStatic = specifiers.Storage == Storage.Static;
            string linkName = isStatic ? $"{_file.Path}:{name.Text}" : name.Text;
            global = new GlobalVariable(name.Text, type, name.Position, linkName, isStatic);
            _globals.Add(global);
        }

        Attributes attributes = specifiers.Attributes.With(declarator.Attributes);
        global.Align(attributes.Alignment);
        global.IsWeak |= attributes.IsWeak;
        global.AliasOf ??= attributes.Alias;
        _symbols.DeclareInFile(
            name.Text, new Binding(BindingKind.Variable, type, global, 0, name.Position));
        return global;
    }

    private void CheckObjectType(Token name, CType type, bool mayBeIncomplete)
    {
        bool isOpenArray = type is ArrayType { IsComplete: false };
        if (type.IsVoid)
        {
            Error(name.Position, $"variable '{name.Text}' declared void");
        }
        else if (!type.IsComplete && !mayBeIncomplete && !isOpenArray)
        {
            Error(name.Position, $"variable '{name.Text}' has the incomplete type '{type}'");
        }
    }

    /// <summary>At the file's end: what is declared without a value and without extern is defined;
    /// an array of unknown length has one element.</summary>
    private void FinishTentative()
    {
        foreach (GlobalVariable global in _globals.Where(g => g.IsDefined))
        {
            if (global.Type is ArrayType { IsComplete: false } array)
            {
                _diagnostics.Warn(
                    global.Position, $"array '{global.Name}' assumed to have one element");
                global.Redeclare(ArrayType.Of(array.Element, 1), global.Position);
            }
            else if (!global.Type.IsComplete)
            {
                Error(global.Position,
                    $"variable '{global.Name}' has the incomplete type '{global.Type}'");
            }
        }
    }

    private void ParseFunctionDefinition(
        Specifiers specifiers, Declarator declarator, ParameterList parameters)
    {
        Token name = declarator.Name!.Value;
        FunctionContext context = parameters.Context;
        CType derived = Derive(specifiers.Type, declarator);
        if (parameters.OldStyleNames.Length > 0)
        {
            ParseOldStyleDeclarations(parameters);
        }

        if (derived is not FunctionType type)
        {
            throw Fail(name.Position, $"'{name.Text}' is not declared as a function");
        }

        Function function = DeclareFunction(name, type, specifiers, declarator);
        if (function.Definition is not null)
        {
            Error(name.Position,
                $"redefinition of '{name.Text}'; it is defined at {function.Position}");
        }

        function.Redeclare(function.FunctionType, name.Position);
        CheckDefinitionTypes(name, type);
        context.Name = name.Text;
        context.Result = type.Result;
        _reported.Clear();
        FunctionContext? outer = _function;
        _function = context;
        _symbols.Enter(parameters.Scope);
        function.Definition =
            ParseFunctionBody(function, context, [.. context.Locals.Where(l => l.IsParameter)]);
        _symbols.Leave();
        _function = outer;
    }

    private void CheckDefinitionTypes(Token name, FunctionType type)
    {
        foreach (CType part in type.Parameters.Append(type.Result))
        {
            if (!part.IsComplete && !part.IsVoid)
            {
                Error(
                    name.Position, $"'{name.Text}' takes or returns the incomplete type '{part}'");
            }
        }
    }

    /// <summary>The declarations between an old-style parameter list and the body.</summary>
    private void ParseOldStyleDeclarations(ParameterList parameters)
    {
        var declared = new Dictionary<string, CType>();
        while (Kind is not (K.OpenBrace or K.End))
        {
            Specifiers specifiers = ParseSpecifiers();
            do
            {
                Declarator declarator = ParseDeclarator();
                declared[declarator.Name!.Value.Text] =
                    Derive(specifiers.Type, declarator, isParameter: true);
            }
            while (Take(K.Comma));

            Expect(K.Semicolon, "after the parameter's declaration");
        }

        _symbols.Enter(parameters.Scope);
        foreach (Token name in parameters.OldStyleNames)
        {
            CType type = declared.GetValueOrDefault(name.Text, BasicType.Int);
            Bind(DeclareOldStyleParameter(parameters.Context, name, type));
        }

        _symbols.Leave();
    }

    /// <summary>An argument comes promoted; a variable of the declared type takes it
    /// over.</summary>
    private static LocalVariable DeclareOldStyleParameter(
        FunctionContext context, Token name, CType type)
    {
        CType promoted = TypeRules.PromoteArgument(type);
        LocalVariable parameter =
            context.Declare(name.Text, promoted, name.Position, isParameter: true);
        if (promoted.Kind == type.Kind)
        {
            return parameter;
        }

        LocalVariable narrow = context.Declare(name.Text, type, name.Position);
        Expression argument = new VariableReference(promoted, name.Position, parameter);
        context.PendingSizes.Add(new Assignment(
            type, name.Position, new VariableReference(type, name.Position, narrow),
            Conversions.Convert(argument, type)));
        return narrow;
    }

    private FunctionDefinition ParseFunctionBody(
        Function function, FunctionContext context, ImmutableArray<LocalVariable> parameters)
    {
        SourcePosition start = Expect(K.OpenBrace, "of the function's body").Position;
        var statements = ImmutableArray.CreateBuilder<Statement>();
        TakePendingSizes(statements);
        ParseStatements(statements);
        AddCleanups(statements, null);
        RestoreLabels(context);
        SourcePosition end = Position;
        Expect(K.CloseBrace, $"at the end of '{function.Name}'");
        CheckLabels(context);
        if (function.Name == "main" && context.Result.Kind == TypeKind.Int)
        {
            statements.Add(new ReturnStatement(end, new IntegerConstant(BasicType.Int, end, 0)));
        }

        if (context.CallsSetJump)
        {
            context.Locals.ForEach(l => l.MarkAddressTaken());
        }

        return new FunctionDefinition
        {
            Function = function,
            Parameters = parameters,
            Locals = [.. context.Locals],
            Body = new Block(
                start, statements.ToImmutable(),
                [.. context.BlockLocals.Where(l => !l.IsParameter)]),
            End = end,
            CallsSetJump = context.CallsSetJump,
            CallsAlloca = context.CallsAlloca,
            References = [.. context.References],
        };
    }

    private void CheckLabels(FunctionContext context)
    {
        foreach ((string name, NamedLabel label) in context.Labels.OrderBy(
            l => l.Key, System.StringComparer.Ordinal))
        {
            CheckLabel(name, label);
        }
    }

    private void CheckLabel(string name, NamedLabel label)
    {
        if (!label.IsPlaced)
        {
            Error(label.FirstUse, $"label '{name}' used but not defined");
        }
    }

    private void ParseStaticAssert()
    {
        Advance();
        Expect(K.OpenParen, "after _Static_assert");
        SourcePosition start = Position;
        long value = ParseConstant();
        string message = "";
        if (Take(K.Comma))
        {
            message = string.Concat(ParseStringTokens().Select(t => t.Text));
        }

        Expect(K.CloseParen, "after _Static_assert");
        Expect(K.Semicolon, "after _Static_assert");
        if (value == 0)
        {
            Error(start, $"static assertion failed{(message.Length > 0 ? ": " + message : "")}");
        }
    }
}
