namespace ActorVm.Programs.Tree;

/// <summary>A place in a function to go to: written, a case's, or a loop's or switch's
/// end.</summary>
public sealed class Label
{
    internal Label(string? name) => Name = name;

    /// <summary>As written; null for one that the compiler made.</summary>
    public string? Name { get; }

    /// <summary>The cleanups that are due where it stands.</summary>
    public CleanupScope? Cleanups { get; internal set; }
}
