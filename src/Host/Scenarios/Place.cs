namespace ActorVm.Host.Scenarios;

/// <summary>A place in a text.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
internal readonly record struct Place(int Line, int Column)
{
    /// <summary>Where a text begins.</summary>
    public static Place Start => new(1, 1);
}
