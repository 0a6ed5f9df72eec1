namespace ActorVm.Programs.Syntax;

/// <summary>What GNU attributes say that matters here.</summary>
internal sealed class Attributes
{
    public bool IsPacked { get; set; }

    /// <summary>The alignment that aligned or _Alignas ask for; 0 for none.</summary>
    public int Alignment { get; set; }

    public bool IsNoReturn { get; set; }
}
