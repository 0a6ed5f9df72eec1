using System.Collections.Generic;
using System.Collections.Immutable;
using ActorVm.Programs.Preprocessing;
using ActorVm.Programs.Semantics;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Syntax;

/// <summary>A declarator: the name, and how its type is derived from the specifiers' one.</summary>
internal sealed class Declarator
{
    /// <summary>The name; null for an abstract one.</summary>
    public Token? Name { get; set; }

    /// <summary>The derivations, in the order in which they are applied.</summary>
    public List<Derivation> Derivations { get; } = [];

    /// <summary>Attributes behind it.</summary>
    public Attributes Attributes { get; } = new();

    /// <summary>Where it stands: its name's place.</summary>
    public SourcePosition Position { get; set; }

    /// <summary>The parameters, where it declares a function itself; null for anything
    /// else.</summary>
    public ParameterList? Parameters =>
        Derivations is [.., FunctionDerivation function] ? function.Parameters : null;
}

/// <summary>One step of a declarator.</summary>
internal abstract record Derivation(SourcePosition Position);

/// <summary><c>*</c>.</summary>
internal sealed record PointerDerivation(SourcePosition Position, Qualifiers Qualifiers)
    : Derivation(Position);

/// <summary><c>[n]</c>.</summary>
/// <param name="Position">Where it stands.</param>
/// <param name="Length">Its length; null where none is given.</param>
/// <param name="IsUnspecified">Whether it is <c>[*]</c>.</param>
/// <param name="Qualifiers">A parameter's, for the pointer that it becomes.</param>
internal sealed record ArrayDerivation(
    SourcePosition Position, Expression? Length, bool IsUnspecified, Qualifiers Qualifiers)
    : Derivation(Position);

/// <summary><c>(parameters)</c>.</summary>
internal sealed record FunctionDerivation(SourcePosition Position, ParameterList Parameters)
    : Derivation(Position);

/// <summary>A parameter list, and the scope that a definition goes on with.</summary>
internal sealed class ParameterList
{
    public required ImmutableArray<CType> Types { get; init; }

    public required bool IsVariadic { get; init; }

    public required bool HasPrototype { get; init; }

    /// <summary>The parameters as variables.</summary>
    public required FunctionContext Context { get; init; }

    public required SymbolTable.Scope Scope { get; init; }

    /// <summary>The names of an old-style list: <c>f(a, b)</c>.</summary>
    public ImmutableArray<Token> OldStyleNames { get; init; } = [];
}
