namespace ActorVm.Programs.Tree;

/// <summary>A label: a place to go to, before the statement that follows.</summary>
public sealed class LabelStatement(SourcePosition position, Label label)
    : Statement(position)
{
    /// <summary>The label.</summary>
    public Label Label { get; } = label;
}
