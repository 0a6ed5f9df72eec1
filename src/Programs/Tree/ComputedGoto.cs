namespace ActorVm.Programs.Tree;

/// <summary>GNU <c>goto *p</c>.</summary>
public sealed class ComputedGoto(SourcePosition position, Expression target)
    : Statement(position, TreeDepth.Over(target))
{
    /// <summary>A value that <see cref="LabelAddress"/> gave.</summary>
    public Expression Target { get; } = target;
}
