using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>What a pointer points to (a place).</summary>
public sealed class Dereference(CType type, SourcePosition position, Expression pointer)
    : Expression(type, position, TreeDepth.Over(pointer))
{
    /// <summary>The address.</summary>
    public Expression Pointer { get; } = pointer;

    /// <inheritdoc/>
    public override bool IsPlace => true;
}
