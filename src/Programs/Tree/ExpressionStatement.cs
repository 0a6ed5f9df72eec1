namespace ActorVm.Programs.Tree;

/// <summary>An expression evaluated for its effects.</summary>
public sealed class ExpressionStatement(SourcePosition position, Expression expression)
    : Statement(position)
{
    /// <summary>Its value is dropped.</summary>
    public Expression Expression { get; } = expression;
}
