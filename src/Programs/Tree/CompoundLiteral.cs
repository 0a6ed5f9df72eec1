using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary><c>(T){ … }</c> in a function: each evaluation fills the hidden local anew; a place.
/// Outside functions it is a hidden global.</summary>
public sealed class CompoundLiteral(
    CType type, SourcePosition position, LocalVariable variable, Initializer initializer)
    : Expression(type, position, TreeDepth.Over(initializer))
{
    /// <summary>The hidden local.</summary>
    public LocalVariable Variable { get; } = variable;

    /// <summary>What it is filled with.</summary>
    public Initializer Initializer { get; } = initializer;

    /// <inheritdoc/>
    public override bool IsPlace => true;
}
