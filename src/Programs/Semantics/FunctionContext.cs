using System.Collections.Generic;
using System.Linq;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Semantics;

/// <summary>What is known of the function that is being read.</summary>
internal sealed class FunctionContext
{
    // Each prototype has a context of its own, so what only bodies need is made when it is used.
    private OrderedDictionary<Symbol, SourcePosition>? _references;

    /// <summary>Every local so far.</summary>
    public List<LocalVariable> Locals { get; } = [];

    /// <summary>The locals of the block that is being read.</summary>
    public List<LocalVariable> BlockLocals { get; set; } = [];

    /// <summary>What its declarators' variable-length arrays compute, and how old-style parameters
    /// are narrowed; taken by whoever reads the declaration.</summary>
    public List<Expression> PendingSizes => field ??= [];

    /// <summary>The labels by name.</summary>
    public Dictionary<string, NamedLabel> Labels => field ??= [];

    /// <summary>The labels of the block that is being read alone, and what their names mean
    /// outside.</summary>
    public List<(string Name, NamedLabel? Outer)> LocalLabels
    {
        get => field ??= [];
        set;
    }

    /// <summary>Where break goes; null where there is nothing to leave.</summary>
    public Label? Break { get; set; }

    /// <summary>Where continue goes; null outside loops.</summary>
    public Label? Continue { get; set; }

    /// <summary>The innermost switch.</summary>
    public SwitchContext? Switch { get; set; }

    /// <summary>The pointer of the variable-length array declared last in the scopes
    /// around.</summary>
    public LocalVariable? InnermostArray { get; set; }

    /// <summary>The cleanups that are due at this place.</summary>
    public CleanupScope? Cleanups { get; set; }

    /// <summary>Whether setjmp is called.</summary>
    public bool CallsSetJump { get; set; }

    /// <summary>Whether alloca is called.</summary>
    public bool CallsAlloca { get; set; }

    /// <summary>Its name; "" until its definition is met.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it returns.</summary>
    public CType Result { get; set; } = BasicType.Void;

    /// <summary>The functions and globals named so far.</summary>
    public IEnumerable<Reference> References =>
        (_references ?? []).Select(one => new Reference(one.Key, one.Value));

    /// <summary>A new local of the block that is being read.</summary>
    public LocalVariable Declare(
        string name, CType type, SourcePosition position, bool isParameter = false)
    {
        var local = new LocalVariable(name, type, position, Locals.Count, isParameter);
        Locals.Add(local);
        BlockLocals.Add(local);
        return local;
    }

    /// <summary>Notes that the body names a function or a global.</summary>
    public void Refer(Symbol symbol, SourcePosition position) =>
        (_references ??= new(ReferenceEqualityComparer.Instance)).TryAdd(symbol, position);
}
