using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActorVm.Programs.Diagnostics;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Linking;

/// <summary>Makes one program of translation units: the user's, and what they need of the
/// library's. </summary>
/// <remarks>A user's definition hides the library's of the same name from the user's units; the
/// library's own units keep to the library's, and find the user's only for what the library does
/// not have (main).</remarks>
internal sealed class Linker
{
    /// <summary>The functions that the library's start and exit call, and that are made
    /// here.</summary>
    private const string RunConstructors = "__run_constructors";
    private const string RunDestructors = "__run_destructors";

    private readonly IReadOnlyList<TranslationUnit> _all;
    private readonly Exports _user;
    private readonly Exports _library;
    private readonly HashSet<Symbol> _ofLibrary = new(ReferenceEqualityComparer.Instance);
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<Symbol, Symbol> _definitions =
        new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Symbol> _reached = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<Symbol> _waiting = [];
    private readonly ImmutableArray<FunctionDefinition>.Builder _functions =
        ImmutableArray.CreateBuilder<FunctionDefinition>();

    private readonly ImmutableArray<GlobalVariable>.Builder _globals =
        ImmutableArray.CreateBuilder<GlobalVariable>();

    private Linker(
        IReadOnlyList<TranslationUnit> user, IReadOnlyList<TranslationUnit> library,
        DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _all = [.. user, .. library];
        _user = new Exports(user, diagnostics);
        _library = new Exports(library, diagnostics);
        foreach (TranslationUnit unit in library)
        {
            _ofLibrary.UnionWith(unit.Functions);
            _ofLibrary.UnionWith(unit.Globals);
        }
    }

    /// <summary>Links; null where something is missing or defined twice.</summary>
    public static Program? Link(
        IReadOnlyList<TranslationUnit> user, IReadOnlyList<TranslationUnit> library,
        DiagnosticBag diagnostics)
    {
        var linker = new Linker(user, library, diagnostics);
        Symbol? main = linker._user.Find("main");
        if (main is not Function { Definition: { } mainDefinition })
        {
            SourceFile? file = user.Count > 0 ? user[0].File : null;
            diagnostics.Error(
                new SourcePosition(file, 1, 1), "the program has no function 'main'");
            return null;
        }

        var start = linker._library.Find("_start") ?? linker._user.Find("_start");
        FunctionDefinition entry = start is Function { Definition: { } definition }
            ? definition : mainDefinition;
        linker.Reach(entry.Function);
        linker.ReachAll();
        Program program = new(
            linker._functions.ToImmutable(), linker._globals.ToImmutable(), entry,
            linker._definitions);

        // What main never reaches is left out, but must be complete all the same.
        foreach (Function function in user.SelectMany(u => u.Functions).Where(f => !f.IsStatic))
        {
            linker.Reach(function);
        }

        linker.ReachAll();
        return diagnostics.ErrorCount > 0 ? null : program;
    }

    private void Reach(Symbol definition)
    {
        if (_reached.Add(definition))
        {
            _waiting.Enqueue(definition);
        }
    }

    private void ReachAll()
    {
        while (_waiting.TryDequeue(out Symbol? symbol))
        {
            if (symbol is GlobalVariable global)
            {
                _globals.Add(global);
                foreach (InitializerEntry entry in global.Initializer?.Entries ?? [])
                {
                    if (entry.Value
                        is AddressConstant { Symbol: Function or GlobalVariable } address)
                    {
                        Refer(address.Symbol, address.Position);
                    }
                }
            }
            else if (symbol is Function { Definition: { } definition })
            {
                _functions.Add(definition);
                foreach (Reference reference in definition.References)
                {
                    Refer(reference.Symbol, reference.Position);
                }
            }
        }
    }

    private void Refer(Symbol reference, SourcePosition position)
    {
        if (_definitions.TryGetValue(reference, out _))
        {
            return;
        }

        if (Define(reference) is { } definition)
        {
            _definitions.Add(reference, definition);
            Reach(definition);
            return;
        }

        _definitions.Add(reference, reference);
        if (!MayBeMissing(reference))
        {
            _diagnostics.Error(
                position, $"undefined reference to '{reference.Name}': it is declared at "
                + $"{reference.Position}, but no source given defines it");
        }
    }

    /// <summary>What is declared in a header of the library without being in it is refused when it
    /// is reached; what is weak has the address 0.</summary>
    private static bool MayBeMissing(Symbol reference) => reference.IsWeak
        || (reference is Function && reference.Position.File is { IsBuiltIn: true });

    private Symbol? Define(Symbol reference)
    {
        if (IsDefinition(reference) && (IsStatic(reference) || _ofLibrary.Contains(reference)))
        {
            return reference;
        }

        Symbol? ofUser = _user.Find(reference.Name);
        Symbol? ofLibrary = _library.Find(reference.Name);
        Symbol? found = _ofLibrary.Contains(reference) ? ofLibrary ?? ofUser : ofUser ?? ofLibrary;
        return found is not null && (found is Function) == (reference is Function) ? found
            : IsDefinition(reference) ? reference
            : reference is Function { Name: RunConstructors or RunDestructors } caller
                && _ofLibrary.Contains(caller) ? CallerOfAll(caller)
            : null;
    }

    /// <summary>A function that calls all constructors, or all destructors, in their
    /// order.</summary>
    private Function CallerOfAll(Function declared)
    {
        bool comesFirst = declared.Name == RunConstructors;
        IEnumerable<Function> functions = _all.SelectMany(unit => unit.Functions)
            .Where(f => f.Definition is not null && Order(f) is not null)
            .OrderBy(Order);
        ImmutableArray<Function> inOrder =
            [.. comesFirst ? functions : functions.Reverse()];
        var caller = new Function(
            declared.Name, declared.FunctionType, declared.Position, declared.LinkName,
            isStatic: false);
        caller.Definition = new FunctionDefinition
        {
            Function = caller,
            Parameters = [],
            Locals = [],
            Body = new Block(declared.Position, [.. inOrder.Select(Call)], []),
            End = declared.Position,
            CallsSetJump = false,
            CallsAlloca = false,
            References = [.. inOrder.Select(f => new Reference(f, f.Position))],
        };
        return caller;

        int? Order(Function function) => comesFirst ? function.Constructor : function.Destructor;
    }

    private static Statement Call(Function function) => new ExpressionStatement(
        function.Position,
        new CallExpression(
            BasicType.Void, function.Position, function, null, function.FunctionType, []));

    private static bool IsStatic(Symbol symbol) =>
        symbol is Function { IsStatic: true } or GlobalVariable { IsStatic: true };

    private static bool IsDefinition(Symbol symbol) =>
        symbol is Function { Definition: not null } or GlobalVariable { IsDefined: true };

    /// <summary>What a group of units defines for others.</summary>
    private sealed class Exports
    {
        private readonly Dictionary<string, Symbol> _all = new(StringComparer.Ordinal);

        public Exports(IReadOnlyList<TranslationUnit> units, DiagnosticBag diagnostics)
        {
            foreach (TranslationUnit unit in units)
            {
                Symbol[] symbols = [.. unit.Functions, .. unit.Globals];
                foreach (Symbol symbol in symbols.Where(s => IsDefinition(s) && !IsStatic(s)))
                {
                    Add(symbol.Name, symbol, diagnostics);
                }

                foreach (Symbol alias in symbols.Where(s => s.AliasOf is not null))
                {
                    AddAlias(alias, symbols, diagnostics);
                }
            }
        }

        public Symbol? Find(string name) => _all.GetValueOrDefault(name);

        private void AddAlias(Symbol alias, Symbol[] unit, DiagnosticBag diagnostics)
        {
            Symbol? target =
                unit.FirstOrDefault(s => s.Name == alias.AliasOf && IsDefinition(s));
            if (target is null)
            {
                diagnostics.Error(
                    alias.Position,
                    $"'{alias.Name}' aliased to undefined symbol '{alias.AliasOf}'");
                return;
            }

            Add(alias.Name, target, diagnostics);
        }

        private void Add(string name, Symbol symbol, DiagnosticBag diagnostics)
        {
            if (_all.TryAdd(name, symbol) || symbol.IsWeak)
            {
                return;
            }

            Symbol other = _all[name];
            bool areInline =
                symbol is Function { IsInline: true } && other is Function { IsInline: true };
            if (other.IsWeak)
            {
                _all[name] = symbol;
            }
            else if (!areInline)
            {
                diagnostics.Error(
                    symbol.Position, $"multiple definition of '{name}'; it is defined at "
                    + $"{other.Position} too");
            }
        }
    }
}
