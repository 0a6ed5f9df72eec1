namespace ActorVm.Programs.Tree;

/// <summary>GNU's cleanup attribute: from a variable's declaration to the end of its block, leaving
/// in any way but longjmp calls a function with its address.</summary>
/// <param name="Call">The call.</param>
/// <param name="Outer">The one that it stands in; left after it.</param>
public sealed record CleanupScope(Expression Call, CleanupScope? Outer)
{
    /// <summary>Whether this is the other one, or stands within it.</summary>
    public bool IsWithin(CleanupScope other) =>
        ReferenceEquals(this, other) || (Outer?.IsWithin(other) ?? false);
}
