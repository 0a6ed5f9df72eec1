namespace ActorVm.Programs.Tree;

/// <summary><c>goto</c>, <c>break</c> and <c>continue</c>.</summary>
public sealed class GotoStatement(SourcePosition position, Label target, CleanupScope? cleanups)
    : Statement(position)
{
    /// <summary>A label of the same function.</summary>
    public Label Target { get; } = target;

    /// <summary>The cleanups that are due where it stands; it does those that the label is not
    /// within.</summary>
    public CleanupScope? Cleanups { get; } = cleanups;
}
