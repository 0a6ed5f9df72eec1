using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>A variable named (a place).</summary>
public sealed class VariableReference(CType type, SourcePosition position, Variable variable)
    : Expression(type, position)
{
    /// <summary>A <see cref="LocalVariable"/> or <see cref="GlobalVariable"/>.</summary>
    public Variable Variable { get; } = variable;

    /// <inheritdoc/>
    public override bool IsPlace => true;
}
