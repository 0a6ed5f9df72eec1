using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace ActorVm.Programs.Tree;

/// <summary>A whole program: its translation units and the library, linked. Holds only what main or
/// the library's start reaches.</summary>
public sealed class Program
{
    private readonly FrozenDictionary<Symbol, Symbol> _definitions;

    internal Program(
        ImmutableArray<FunctionDefinition> functions,
        ImmutableArray<GlobalVariable> globals,
        FunctionDefinition entry,
        IReadOnlyDictionary<Symbol, Symbol> definitions)
    {
        Functions = functions;
        Globals = globals;
        Entry = entry;
        _definitions = definitions.ToFrozenDictionary();
    }

    /// <summary>The functions reached, in a fixed order.</summary>
    public ImmutableArray<FunctionDefinition> Functions { get; }

    /// <summary>The variables reached, each its definition, in a fixed order.</summary>
    public ImmutableArray<GlobalVariable> Globals { get; }

    /// <summary>Where the program starts: <c>_start</c>, or main where there is no
    /// library.</summary>
    public FunctionDefinition Entry { get; }

    /// <summary>The definition that a name of any unit stands for; null for a function that a
    /// built-in header declares and the library does not have: a call of it, when reached, is
    /// refused by name.</summary>
    public FunctionDefinition? Resolve(Function function) =>
        ((Function)_definitions.GetValueOrDefault(function, function)).Definition;

    /// <summary>The definition that a name of any unit stands for.</summary>
    public GlobalVariable Resolve(GlobalVariable variable) =>
        (GlobalVariable)_definitions.GetValueOrDefault(variable, variable);
}
