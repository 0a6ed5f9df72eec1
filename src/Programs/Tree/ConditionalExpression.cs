using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary><c>a ? b : c</c>. Both branches have the result's type (a struct or void among
/// them).</summary>
public sealed class ConditionalExpression(
    CType type, SourcePosition position, Expression condition, Expression then, Expression @else)
    : Expression(type, position, TreeDepth.Over(condition, then, @else))
{
    /// <summary>Any scalar.</summary>
    public Expression Condition { get; } = condition;

    /// <summary>The value where the condition is not 0.</summary>
    public Expression Then { get; } = then;

    /// <summary>The value where it is 0.</summary>
    public Expression Else { get; } = @else;
}
