using System.Collections.Immutable;
using ActorVm.Programs.Preprocessing;
using ActorVm.Programs.Semantics;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;
using K = ActorVm.Programs.Preprocessing.TokenKind;

namespace ActorVm.Programs.Syntax;

/// <content>Declarations within functions.</content>
internal sealed partial class Parser
{
    private void TakePendingSizes(ImmutableArray<Statement>.Builder statements)
    {
        foreach (Expression size in Context.PendingSizes)
        {
            statements.Add(new ExpressionStatement(size.Position, size));
        }

        Context.PendingSizes.Clear();
    }

    private void ParseLocalDeclaration(ImmutableArray<Statement>.Builder statements)
    {
        Specifiers specifiers = ParseSpecifiers();
        if (Take(K.Semicolon))
        {
            return;
        }

        do
        {
            Declarator declarator = ParseDeclarator();
            CType type = Derive(specifiers.Type, declarator);
            TakePendingSizes(statements);
            DeclareLocal(specifiers, declarator, type, statements);
        }
        while (Take(K.Comma));

        if (Kind == K.OpenBrace)
        {
            throw Fail(
                Position, "found '{', expected ';': a function cannot be defined within another");
        }

        Expect(K.Semicolon, "after the declaration");
    }

    private void DeclareLocal(
        Specifiers specifiers, Declarator declarator, CType type,
        ImmutableArray<Statement>.Builder statements)
    {
        Token name = declarator.Name!.Value;
        CheckLocalRedefinition(name, specifiers, type);
        if (specifiers.Storage == Storage.Typedef)
        {
            DeclareTypedef(name, type);
        }
        else if (type is FunctionType function)
        {
            CheckOldStyle(declarator);
            DeclareFunction(name, function, specifiers, declarator);
        }
        else if (specifiers.Storage == Storage.Extern)
        {
            GlobalVariable global = DeclareGlobal(name, type, specifiers, declarator);
            _symbols.Declare(
                name.Text, new Binding(BindingKind.Variable, type, global, 0, name.Position));
        }
        else if (specifiers.Storage == Storage.Static)
        {
            DeclareStaticLocal(name, type, specifiers, declarator);
        }
        else if (type is ArrayType { IsVariable: true } array)
        {
            DeclareVariableArray(name, array, statements);
        }
        else
        {
            DeclareAutomatic(name, type, specifiers, declarator, statements);
        }
    }

    private void CheckLocalRedefinition(Token name, Specifiers specifiers, CType type)
    {
        bool mayRepeat = specifiers.Storage is Storage.Extern or Storage.Typedef
            || type is FunctionType;
        if (!mayRepeat && _symbols.FindHere(name.Text) is { } known)
        {
            Error(name.Position,
                $"redefinition of '{name.Text}'; it is declared at {known.Position}");
        }
    }

    private void DeclareStaticLocal(
        Token name, CType type, Specifiers specifiers, Declarator declarator)
    {
        CheckObjectType(name, type, mayBeIncomplete: false);
        var global = new GlobalVariable(
            name.Text, type, name.Position, HiddenName($"{Context.Name}.{name.Text}"), true)
        {
            IsDefined = true,
        };
        global.Align(specifiers.Attributes.With(declarator.Attributes).Alignment);
        _globals.Add(global);
        Bind(global);
        if (Take(K.Equal))
        {
            InitializeGlobal(global, name, specifiers);
        }
    }

    private void DeclareAutomatic(
        Token name, CType type, Specifiers specifiers, Declarator declarator,
        ImmutableArray<Statement>.Builder statements)
    {
        Attributes attributes = specifiers.Attributes.With(declarator.Attributes);
        CheckObjectType(name, type, mayBeIncomplete: false);
        if (specifiers.IsAutoType)
        {
            Expect(K.Equal, "after a name declared with __auto_type");
            (Initializer value, CType found) = ParseAutoInitializer(isStatic: false);
            LocalVariable inferred = Context.Declare(name.Text, found, name.Position);
            Bind(inferred);
            statements.Add(new LocalInitialization(name.Position, inferred, value));
            BeginCleanup(inferred, attributes.Cleanup);
            return;
        }

        LocalVariable local = Context.Declare(name.Text, type, name.Position);
        local.Align(attributes.Alignment);
        if (specifiers.Storage == Storage.Register)
        {
            _registers.Add(local);
        }

        Bind(local);
        if (Take(K.Equal))
        {
            (Initializer initializer, CType complete) = ParseInitializer(type, isStatic: false);
            local.Complete(complete);
            TakePendingSizes(statements);
            statements.Add(new LocalInitialization(name.Position, local, initializer));
        }
        else if (!type.IsComplete)
        {
            Error(name.Position, $"array size missing in '{name.Text}'");
        }

        BeginCleanup(local, attributes.Cleanup);
    }

    /// <summary>From here to the end of the block a variable is to be cleaned up.</summary>
    private void BeginCleanup(LocalVariable variable, Token? function)
    {
        if (function is not { } name)
        {
            return;
        }

        var place = new VariableReference(variable.Type, name.Position, variable);
        Expression call = _access.Call(
            Conversions.Decay(ParseName(name)), [_access.AddressOf(place, name.Position)],
            name.Position);
        Context.Cleanups = new CleanupScope(call, Context.Cleanups);
    }

    /// <summary>A variable-length array is a hidden pointer to memory that is taken where the
    /// declaration is reached.</summary>
    private void DeclareVariableArray(
        Token name, ArrayType type, ImmutableArray<Statement>.Builder statements)
    {
        if (Kind == K.Equal)
        {
            throw Fail(Position, "variable-sized object may not be initialized");
        }

        var pointerType = new PointerType(type);
        LocalVariable pointer = Context.Declare("." + name.Text, pointerType, name.Position);
        _symbols.Declare(
            name.Text, new Binding(BindingKind.Variable, type, pointer, 0, name.Position));
        var target = new VariableReference(pointerType, name.Position, pointer);
        var memory = new StackAllocation(
            pointerType, name.Position, SizeOf(type, name.Position), true, Context.InnermostArray);
        Context.InnermostArray = pointer;
        statements.Add(new ExpressionStatement(
            name.Position, new Assignment(pointerType, name.Position, target, memory)));
    }
}
