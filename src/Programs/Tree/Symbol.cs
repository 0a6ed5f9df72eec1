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

    /// <summary>Where it is declared; its definition's place where there is one.</summary>
    public SourcePosition Position { get; private protected set; }
}
