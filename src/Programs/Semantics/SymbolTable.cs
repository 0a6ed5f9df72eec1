using System;
using System.Collections.Generic;
using System.Linq;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Semantics;

/// <summary>The scopes of a translation unit: ordinary names, and tags.</summary>
internal sealed class SymbolTable
{
    private readonly List<Scope> _scopes = [new()];

    /// <summary>How many scopes are open.</summary>
    public int Depth => _scopes.Count;

    /// <summary>Whether what is declared is declared outside functions.</summary>
    public bool IsFileScope => _scopes.Count == 1;

    /// <summary>Begins a scope.</summary>
    public void Enter() => _scopes.Add(new Scope());

    /// <summary>Begins a scope again that was left: a definition's parameters.</summary>
    public void Enter(Scope scope) => _scopes.Add(scope);

    /// <summary>Ends the innermost scope.</summary>
    public Scope Leave()
    {
        Scope scope = _scopes[^1];
        _scopes.RemoveAt(_scopes.Count - 1);
        return scope;
    }

    /// <summary>What the name stands for, from the inside out; null for nothing.</summary>
    public Binding? Find(string name)
    {
        for (int i = _scopes.Count - 1; i >= 0; i--)
        {
            if (_scopes[i].FindName(name) is { } binding)
            {
                return binding;
            }
        }

        return null;
    }

    /// <summary>What the innermost scope itself declares by this name.</summary>
    public Binding? FindHere(string name) => _scopes[^1].FindName(name);

    /// <summary>What the file scope declares by this name.</summary>
    public Binding? FindInFile(string name) => _scopes[0].FindName(name);

    /// <summary>Declares in the innermost scope.</summary>
    public void Declare(string name, Binding binding) => _scopes[^1].Declare(name, binding);

    /// <summary>Declares in the file scope: an extern within a function.</summary>
    public void DeclareInFile(string name, Binding binding) => _scopes[0].Declare(name, binding);

    /// <summary>The struct, union or enum of this tag, from the inside out; null for
    /// none.</summary>
    public CType? FindTag(string tag)
    {
        for (int i = _scopes.Count - 1; i >= 0; i--)
        {
            if (_scopes[i].FindTag(tag) is { } type)
            {
                return type;
            }
        }

        return null;
    }

    /// <summary>The struct, union or enum that the innermost scope itself declares by this
    /// tag.</summary>
    public CType? FindTagHere(string tag) => _scopes[^1].FindTag(tag);

    /// <summary>Declares a tag in the innermost scope.</summary>
    public void DeclareTag(string tag, CType type) => _scopes[^1].DeclareTag(tag, type);

    /// <summary>The visible names, those of the innermost scope first.</summary>
    public IEnumerable<string> VisibleNames =>
        Enumerable.Reverse(_scopes).SelectMany(s => s.Names);

    /// <summary>One scope. Most, those of prototypes, stay all but empty.</summary>
    internal sealed class Scope
    {
        private OrderedDictionary<string, Binding>? _names;
        private Dictionary<string, CType>? _tags;

        public IEnumerable<string> Names => _names is null ? [] : _names.Keys;

        public Binding? FindName(string name) => _names?.GetValueOrDefault(name);

        public CType? FindTag(string tag) => _tags?.GetValueOrDefault(tag);

        public void Declare(string name, Binding binding) =>
            (_names ??= new(StringComparer.Ordinal))[name] = binding;

        public void DeclareTag(string tag, CType type) =>
            (_tags ??= new(StringComparer.Ordinal))[tag] = type;
    }
}
