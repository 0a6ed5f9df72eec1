namespace ActorVm.Programs.Tree;

/// <summary><c>return</c>.</summary>
public sealed class ReturnStatement(
    SourcePosition position, Expression? value, CleanupScope? cleanups = null)
    : Statement(position, TreeDepth.Over(value))
{
    /// <summary>Of the function's type; null in a void function, or where the value is not
    /// given.</summary>
    public Expression? Value { get; } = value;

    /// <summary>The cleanups to do once the value is known.</summary>
    public CleanupScope? Cleanups { get; } = cleanups;
}
