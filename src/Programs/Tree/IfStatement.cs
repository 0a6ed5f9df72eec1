namespace ActorVm.Programs.Tree;

/// <summary><c>if</c>.</summary>
public sealed class IfStatement(
    SourcePosition position, Expression condition, Statement then, Statement? @else)
    : Statement(position, TreeDepth.Over(condition, then, @else))
{
    /// <summary>Any scalar.</summary>
    public Expression Condition { get; } = condition;

    /// <summary>Done where it is not 0.</summary>
    public Statement Then { get; } = then;

    /// <summary>Done where it is 0.</summary>
    public Statement? Else { get; } = @else;
}
