namespace ActorVm.Programs;

/// <summary>One file of C: a program's source or a header.</summary>
/// <param name="Path">The path as the user gave it; <c>&lt;stdio.h&gt;</c> for a built-in
/// header.</param>
/// <param name="Text">Its whole text.</param>
public sealed record SourceFile(string Path, string Text)
{
    /// <summary>Whether the file comes with ActorVm: a header of its C library or a source of
    /// it.</summary>
    public bool IsBuiltIn { get; init; }

    /// <summary>The path.</summary>
    public override string ToString() => Path;
}
