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

/// <content>Declarators, parameter lists and type names.</content>
internal sealed partial class Parser
{
    /// <summary>Larger objects are refused: the address space has 47 bits.</summary>
    private const long SizeMax = 1L << 40;

    private Declarator ParseDeclarator(bool mayBeAbstract = false)
    {
        var declarator = new Declarator { Position = Position };
        declarator.Derivations.AddRange(ParseDerivations(declarator, mayBeAbstract));
        SkipAsmLabel();
        ParseAttributes(declarator.Attributes);
        return declarator;
    }

    private void SkipAsmLabel()
    {
        if (Kind == K.Asm)
        {
            throw Fail(Position, "asm is not supported");
        }
    }

    /// <summary>Reads one level: pointers, a name or a bracketed declarator, suffixes.</summary>
    private List<Derivation> ParseDerivations(Declarator declarator, bool mayBeAbstract)
    {
        Nest(4);
        var derivations = new List<Derivation>();
        while (Kind == K.Star)
        {
            SourcePosition star = Advance().Position;
            derivations.Add(new PointerDerivation(star, ParseQualifiers()));
        }

        ParseAttributes(declarator.Attributes);
        List<Derivation> inner = [];
        if (Kind == K.OpenParen && IsNestedDeclarator(mayBeAbstract))
        {
            Advance();
            ParseAttributes(declarator.Attributes);
            inner = ParseDerivations(declarator, mayBeAbstract);
            Expect(K.CloseParen, "after the declarator");
        }
        else if (Kind == K.Identifier)
        {
            declarator.Position = Position;
            declarator.Name = Advance();
        }
        else if (!mayBeAbstract)
        {
            throw Fail(Position, $"found {Describe(Current)}, expected a name to declare");
        }

        List<Derivation> suffixes = ParseSuffixes();
        suffixes.Reverse();
        derivations.AddRange(suffixes);
        derivations.AddRange(inner);
        _nesting -= 4;
        return derivations;
    }

    /// <summary>Whether a ( begins a bracketed declarator and not an abstract one's
    /// parameters.</summary>
    private bool IsNestedDeclarator(bool mayBeAbstract)
    {
        Token next = Peek();
        return !mayBeAbstract || (next.Kind != K.CloseParen
            && (!StartsType(next) || next.Kind == K.Attribute));
    }

    private List<Derivation> ParseSuffixes()
    {
        var suffixes = new List<Derivation>();
        while (true)
        {
            SourcePosition start = Position;
            if (Take(K.OpenBracket))
            {
                suffixes.Add(ParseArraySuffix(start));
            }
            else if (Take(K.OpenParen))
            {
                suffixes.Add(new FunctionDerivation(start, ParseParameters()));
            }
            else
            {
                return suffixes;
            }
        }
    }

    private ArrayDerivation ParseArraySuffix(SourcePosition start)
    {
        Take(K.StaticKeyword);
        Qualifiers qualifiers = ParseQualifiers();
        Take(K.StaticKeyword);
        bool isUnspecified = Kind == K.Star && Peek().Kind == K.CloseBracket;
        Expression? length = null;
        if (isUnspecified)
        {
            Advance();
        }
        else if (Kind != K.CloseBracket)
        {
            length = Conversions.Decay(ParseAssignment());
        }

        Expect(K.CloseBracket, "after the array's length");
        return new ArrayDerivation(start, length, isUnspecified, qualifiers);
    }

    private ParameterList ParseParameters()
    {
        FunctionContext? outer = _function;
        var context = new FunctionContext();
        _function = context;
        _symbols.Enter();
        var types = ImmutableArray.CreateBuilder<CType>();
        var names = ImmutableArray.CreateBuilder<Token>();
        bool isVariadic = false;
        bool hasPrototype = Kind != K.CloseParen;
        if (Kind == K.VoidKeyword && Peek().Kind == K.CloseParen)
        {
            Advance();
        }
        else if (Kind == K.Identifier && !StartsType(Current)
            && Peek().Kind is K.Comma or K.CloseParen)
        {
            hasPrototype = false;
            names.AddRange(ParseOldStyleNames());
        }
        else if (hasPrototype)
        {
            isVariadic = ParseParameterDeclarations(types);
        }

        SymbolTable.Scope scope = _symbols.Leave();
        _function = outer;
        Expect(K.CloseParen, "after the parameters");
        return new ParameterList
        {
            Types = types.ToImmutable(),
            IsVariadic = isVariadic,
            HasPrototype = hasPrototype,
            Context = context,
            Scope = scope,
            OldStyleNames = names.ToImmutable(),
        };
    }

    private List<Token> ParseOldStyleNames()
    {
        var names = new List<Token>();
        do
        {
            names.Add(Expect(K.Identifier, "of a parameter"));
        }
        while (Take(K.Comma));

        return names;
    }

    /// <summary>Reads the parameters; true where they end with <c>...</c>.</summary>
    private bool ParseParameterDeclarations(ImmutableArray<CType>.Builder types)
    {
        do
        {
            if (Take(K.Ellipsis))
            {
                return true;
            }

            Specifiers specifiers = ParseSpecifiers();
            Declarator declarator = ParseDeclarator(mayBeAbstract: true);
            types.Add(DeclareParameter(specifiers, declarator));
        }
        while (Take(K.Comma));

        return false;
    }

    private CType DeclareParameter(Specifiers specifiers, Declarator declarator)
    {
        CType type = Derive(specifiers.Type, declarator, isParameter: true);
        if (declarator.Derivations
                is [.., ArrayDerivation { Qualifiers: not Qualifiers.None } outer]
            && type.IsPointer)
        {
            type = type.With(outer.Qualifiers);
        }

        if (type.IsVoid)
        {
            Error(declarator.Position, "a parameter has type 'void'");
            type = BasicType.Unknown;
        }

        string name = declarator.Name?.Text ?? ".parameter";
        LocalVariable local =
            _function!.Declare(name, type, declarator.Position, isParameter: true);
        if (declarator.Name is { } token)
        {
            if (_symbols.FindHere(name) is not null)
            {
                Error(token.Position, $"redefinition of parameter '{name}'");
            }

            Bind(local);
        }

        return type.Unqualified;
    }

    private void Bind(Variable variable) => _symbols.Declare(
        variable.Name,
        new Binding(BindingKind.Variable, variable.Type, variable, 0, variable.Position));

    private CType Derive(CType type, Declarator declarator, bool isParameter = false)
    {
        string name = declarator.Name?.Text ?? "";
        for (int i = 0; i < declarator.Derivations.Count; i++)
        {
            bool isOuter = isParameter && i == declarator.Derivations.Count - 1;
            type = declarator.Derivations[i] switch
            {
                PointerDerivation pointer => new PointerType(type, pointer.Qualifiers),
                FunctionDerivation function => DeriveFunction(type, function),
                ArrayDerivation when isOuter => new PointerType(type),
                ArrayDerivation array => DeriveArray(type, array, name),
                _ => type,
            };
            if (type.Depth > TypeDepthMax)
            {
                throw Fail(declarator.Position, "the type is derived too deeply");
            }
        }

        return isParameter ? TypeRules.AdjustParameter(type) : type;
    }

    private CType DeriveFunction(CType result, FunctionDerivation function)
    {
        if (result is ArrayType or FunctionType)
        {
            Error(function.Position, $"a function cannot return '{result}'");
            return BasicType.Unknown;
        }

        ParameterList parameters = function.Parameters;
        return new FunctionType(
            result.Unqualified, parameters.Types, parameters.IsVariadic, parameters.HasPrototype);
    }

    private CType DeriveArray(CType element, ArrayDerivation array, string name)
    {
        if (element.IsVoid || element is FunctionType || !element.IsComplete)
        {
            Error(
                array.Position, $"array '{name}' has elements of the incomplete type '{element}'");
            return BasicType.Unknown;
        }

        switch (array.Length)
        {
            case null when array.IsUnspecified || element is ArrayType { IsVariable: true }:
                return ArrayType.Variable(
                    element, _function!.Declare(".size", BasicType.UnsignedLong, array.Position));
            case null:
                return ArrayType.Of(element, null);
            case { Type.IsInteger: false } length:
                Error(length.Position,
                    $"size of array '{name}' has non-integer type '{length.Type}'");
                return BasicType.Unknown;
            case IntegerConstant length when element is not ArrayType { IsVariable: true }:
                return DeriveConstantArray(element, length, name);
            default:
                return DeriveVariableArray(element, array.Length, name, array.Position);
        }
    }

    private CType DeriveConstantArray(CType element, IntegerConstant length, string name)
    {
        bool isNegative = length.Value < 0 && length.Type.IsSigned;
        long lengthMax = SizeMax / System.Math.Max(1, element.Size);
        bool isHuge = System.Math.Max(0, length.Value) > lengthMax
            || (length.Value < 0 && !isNegative);
        if (isNegative || isHuge)
        {
            string fault = isNegative ? "negative" : "too large";
            Error(length.Position, $"size of array '{name}' is {fault}");
            return BasicType.Unknown;
        }

        return ArrayType.Of(element, length.Value);
    }

    /// <summary>A variable-length array's type: its size is computed into a hidden local where the
    /// declaration is reached.</summary>
    private CType DeriveVariableArray(
        CType element, Expression length, string name, SourcePosition position)
    {
        if (_function is not { } context)
        {
            Error(
                length.Position, $"the size of array '{name}' is not constant, outside functions");
            return BasicType.Unknown;
        }

        LocalVariable size = context.Declare(".size", BasicType.UnsignedLong, position);
        Expression count = Conversions.Convert(length, BasicType.UnsignedLong);
        Expression bytes = _operators.Binary(
            BinaryOperator.Multiply, count, SizeOf(element, position), position);
        context.PendingSizes.Add(new Assignment(
            BasicType.UnsignedLong,
            position,
            new VariableReference(size.Type, position, size),
            bytes));
        return ArrayType.Variable(element, size);
    }

    /// <summary>The size of a type as an unsigned long: a constant, or a variable array's variable.
    /// </summary>
    private Expression SizeOf(CType type, SourcePosition position)
    {
        if (type is ArrayType { SizeVariable: { } variable })
        {
            return new Cast(
                BasicType.UnsignedLong, position,
                new VariableReference(variable.Type, position, variable));
        }

        if (!type.IsComplete && !type.IsVoid && type is not FunctionType)
        {
            Error(position, $"the size of the incomplete type '{type}' is not known");
        }

        return new IntegerConstant(BasicType.UnsignedLong, position, type.Size);
    }

    /// <summary>Reads a type name: specifiers and an abstract declarator.</summary>
    private CType ParseTypeName()
    {
        Specifiers specifiers = ParseSpecifiers();
        Declarator declarator = ParseDeclarator(mayBeAbstract: true);
        if (declarator.Name is { } name)
        {
            Error(name.Position, $"found '{name.Text}', expected a type without a name");
        }

        return Derive(specifiers.Type, declarator);
    }

    /// <summary>Takes what the variable-length types read since then compute, before a
    /// value.</summary>
    private Expression WithPendingSizes(Expression value, int pendingBefore)
    {
        if (_function is not { PendingSizes: { } pending } || pending.Count <= pendingBefore)
        {
            return value;
        }

        List<Expression> sizes = pending.Skip(pendingBefore).ToList();
        pending.RemoveRange(pendingBefore, sizes.Count);
        sizes.Reverse();
        return sizes.Aggregate(
            value, (rest, size) => OperatorBuilder.Comma(size, rest, value.Position));
    }

    private int PendingCount => _function?.PendingSizes.Count ?? 0;
}
