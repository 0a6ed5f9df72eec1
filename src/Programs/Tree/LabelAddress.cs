using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>GNU <c>&amp;&amp;label</c>: a value for <see cref="ComputedGoto"/> in the same
/// function.</summary>
public sealed class LabelAddress(CType type, SourcePosition position, Label label)
    : Expression(type, position)
{
    /// <summary>The label.</summary>
    public Label Label { get; } = label;
}
