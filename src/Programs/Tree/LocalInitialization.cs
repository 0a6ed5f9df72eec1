namespace ActorVm.Programs.Tree;

/// <summary>A declaration with an initializer, reached.</summary>
public sealed class LocalInitialization(
    SourcePosition position, LocalVariable variable, Initializer initializer)
    : Statement(position, TreeDepth.Over(initializer))
{
    /// <summary>The variable.</summary>
    public LocalVariable Variable { get; } = variable;

    /// <summary>Its value; what no entry covers is zero.</summary>
    public Initializer Initializer { get; } = initializer;
}
