using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>An expression with its type. A <em>place</em> (C: lvalue) stands for its address where
/// it is an operand of <see cref="AddressOf"/>, the target of an assignment, or the record of a
/// member; in every other position it stands for the value loaded from there.</summary>
public abstract class Expression
{
    private protected Expression(CType type, SourcePosition position, int depth = 1)
    {
        Type = type;
        Position = position;
        Depth = depth;
    }

    /// <summary>The type; a value's is used without regard to its qualifiers.</summary>
    public CType Type { get; }

    /// <summary>Where it stands: its operator's place, or its first token's.</summary>
    public SourcePosition Position { get; }

    /// <summary>Whether it names an object (C: lvalue).</summary>
    public virtual bool IsPlace => false;

    /// <summary>How deep the tree below it is; limited, so that a walk may recurse.</summary>
    internal int Depth { get; }
}
