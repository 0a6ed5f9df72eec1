using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>A function as one translation unit knows it; <see cref="Program.Resolve(Function)"/>
/// leads to its definition.</summary>
public sealed class Function : Symbol
{
    internal Function(
        string name, FunctionType type, SourcePosition position, string linkName, bool isStatic)
        : base(name, type, position)
    {
        LinkName = linkName;
        IsStatic = isStatic;
    }

    /// <summary>The name, or for a static one a name that no other in the program has.</summary>
    public string LinkName { get; }

    /// <summary>Whether only its own unit sees it.</summary>
    public bool IsStatic { get; internal set; }

    /// <summary>Whether a declaration says inline.</summary>
    public bool IsInline { get; internal set; }

    /// <summary>Whether it is declared not to return.</summary>
    public bool IsNoReturn { get; internal set; }

    /// <summary>Called before main, those of lower numbers first; null for any other.</summary>
    internal int? Constructor { get; set; }

    /// <summary>Called after main, those of higher numbers first; null for any other.</summary>
    internal int? Destructor { get; set; }

    /// <summary>Its body, where this unit has it.</summary>
    public FunctionDefinition? Definition { get; internal set; }

    /// <summary>Its type.</summary>
    public FunctionType FunctionType => (FunctionType)Type;

    internal void Redeclare(FunctionType type, SourcePosition position)
    {
        Type = type;
        Position = position;
    }
}
