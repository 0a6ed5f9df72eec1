namespace ActorVm.Programs.Tree;

/// <summary>A statement.</summary>
public abstract class Statement
{
    private protected Statement(SourcePosition position, int depth = 1)
    {
        Position = position;
        Depth = depth;
    }

    /// <summary>Its first token's place.</summary>
    public SourcePosition Position { get; }

    /// <summary>How deep the tree below it is; limited, so that a walk may recurse.</summary>
    internal int Depth { get; }
}
