using ActorVm.Programs.Tree;

namespace ActorVm.Programs.Semantics;

/// <summary>A label by name, that may be gone to before it is placed.</summary>
internal sealed class NamedLabel(Label label, SourcePosition firstUse)
{
    public Label Label { get; } = label;

    public SourcePosition FirstUse { get; } = firstUse;

    public bool IsPlaced { get; set; }
}
