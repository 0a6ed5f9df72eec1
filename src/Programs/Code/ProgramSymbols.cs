using System.Collections.Generic;
using System.Linq;
using ActorVm.Programs.Tree;

namespace ActorVm.Programs.Code;

/// <summary>What the names of a program's units stand for.</summary>
/// <remarks>A function that is declared by a built-in header and not supported stands for a stub,
/// one for each name, which traps and names it.</remarks>
internal sealed class ProgramSymbols(Program program)
{
    private readonly SortedDictionary<string, Function> _stubs = new(System.StringComparer.Ordinal);

    /// <summary>The program's variables, in a fixed order.</summary>
    public IReadOnlyList<GlobalVariable> Variables => program.Globals;

    /// <summary>The functions that were named but not defined, by name.</summary>
    public IEnumerable<Function> Stubs => _stubs.Values;

    /// <summary>The function that a symbol of any unit stands for.</summary>
    public Function Resolve(Function function)
    {
        if (program.Resolve(function) is FunctionDefinition definition)
        {
            return definition.Function;
        }

        if (!_stubs.TryGetValue(function.Name, out Function? stub))
        {
            _stubs.Add(function.Name, stub = function);
        }

        return stub;
    }

    /// <summary>Whether it is weak and nobody defines it.</summary>
    public bool IsAbsent(Symbol symbol) => symbol.IsWeak && symbol switch
    {
        Function function => program.Resolve(function) is null,
        GlobalVariable variable => !program.Resolve(variable).IsDefined,
        _ => false,
    };

    /// <summary>The variable that a symbol of any unit stands for.</summary>
    public GlobalVariable Resolve(GlobalVariable variable) => program.Resolve(variable);

    /// <summary>Makes the stubs of functions that only variables' initialisers name.</summary>
    public void ResolveInitializers()
    {
        IEnumerable<Function> named = Variables
            .SelectMany(variable => variable.Initializer?.Entries ?? [])
            .Select(entry => entry.Value).OfType<AddressConstant>()
            .Select(address => address.Symbol).OfType<Function>()
            .Where(function => !IsAbsent(function));
        foreach (Function function in named)
        {
            Resolve(function);
        }
    }
}
