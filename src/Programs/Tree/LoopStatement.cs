namespace ActorVm.Programs.Tree;

/// <summary><c>while</c>, <c>do</c> and <c>for</c> (whose first clause stands before it in a
/// block). <c>continue</c> goes to Continue, which is before the step; <c>break</c> goes to Break,
/// which is after the loop.</summary>
public sealed class LoopStatement(
    SourcePosition position,
    bool testsFirst,
    Expression? condition,
    Statement body,
    Expression? step,
    Label @continue,
    Label @break)
    : Statement(position, TreeDepth.Over(condition, body, step))
{
    /// <summary>False for <c>do</c>.</summary>
    public bool TestsFirst { get; } = testsFirst;

    /// <summary>Any scalar; null: for ever.</summary>
    public Expression? Condition { get; } = condition;

    /// <summary>The body.</summary>
    public Statement Body { get; } = body;

    /// <summary>Done after the body.</summary>
    public Expression? Step { get; } = step;

    /// <summary>Where continue goes.</summary>
    public Label Continue { get; } = @continue;

    /// <summary>Where break goes.</summary>
    public Label Break { get; } = @break;
}
