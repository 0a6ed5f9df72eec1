namespace ActorVm.Programs.Tree;

/// <summary><c>goto</c>, <c>break</c> and <c>continue</c>.</summary>
public sealed class GotoStatement(SourcePosition position, Label target)
    : Statement(position)
{
    /// <summary>A label of the same function.</summary>
    public Label Target { get; } = target;
}
