using System.Collections.Immutable;

namespace ActorVm.Programs.Tree;

/// <summary><c>switch</c>. The labels of the cases stand in the body as <see
/// cref="LabelStatement"/>s; no case and no default: to Break.</summary>
public sealed class SwitchStatement(
    SourcePosition position,
    Expression value,
    ImmutableArray<SwitchCase> cases,
    Label? @default,
    Statement body,
    Label @break)
    : Statement(position, TreeDepth.Over(value, body))
{
    /// <summary>Promoted: int or wider.</summary>
    public Expression Value { get; } = value;

    /// <summary>Ordered by value, without overlap, in the order of the value's type.</summary>
    public ImmutableArray<SwitchCase> Cases { get; } = cases;

    /// <summary>Where the rest goes.</summary>
    public Label? Default { get; } = @default;

    /// <summary>The body.</summary>
    public Statement Body { get; } = body;

    /// <summary>After the statement.</summary>
    public Label Break { get; } = @break;
}
