using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>Something that a program names.</summary>
public abstract class Symbol
{
    private protected Symbol(string name, CType type, SourcePosition position)
    {
        Name = name;
        Type = type;
        Position = position;
    }

    /// <summary>The name as written; a made-up one begins with a dot.</summary>
    public string Name { get; }

    /// <summary>The declared type; completed by later declarations (<c>int a[]; int
    /// a[4];</c>).</summary>
    public CType Type { get; private protected set; }

    /// <summary>Whether another definition may take its place, or none be found.</summary>
    public bool IsWeak { get; internal set; }

    /// <summary>The name in the same unit that it is another name of; null for none.</summary>
    internal string? AliasOf { get; set; }

    /// <summary>Where it is declared; its definition's place where there is one.</summary>
    public SourcePosition Position { get; private protected set; }
}
