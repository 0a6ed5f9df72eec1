namespace ActorVm.Programs.Tree;

/// <summary>An expression evaluated for its effects.</summary>
public sealed class ExpressionStatement(SourcePosition position, Expression expression)
    : Statement(position, TreeDepth.Over(expression))
{
    /// <summary>Its value is dropped.</summary>
    public Expression Expression { get; } = expression;
}
