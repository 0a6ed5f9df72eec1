namespace ActorVm.Programs.Tree;

/// <summary>A statement.</summary>
public abstract class Statement
{
    private protected Statement(SourcePosition position) => Position = position;

    /// <summary>Its first token's place.</summary>
    public SourcePosition Position { get; }
}
