using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary><c>a = b</c>; its value is the target's after it. A struct is copied whole.</summary>
public sealed class Assignment(
    CType type, SourcePosition position, Expression target, Expression value)
    : Expression(type, position, TreeDepth.Over(target, value))
{
    /// <summary>A place.</summary>
    public Expression Target { get; } = target;

    /// <summary>Already converted to the target's type.</summary>
    public Expression Value { get; } = value;
}
