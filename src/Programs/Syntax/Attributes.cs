using ActorVm.Programs.Preprocessing;

namespace ActorVm.Programs.Syntax;

/// <summary>What GNU attributes say that matters here.</summary>
internal sealed class Attributes
{
    public bool IsPacked { get; set; }

    /// <summary>The alignment that aligned or _Alignas ask for; 0 for none.</summary>
    public int Alignment { get; set; }

    public bool IsNoReturn { get; set; }

    public bool IsWeak { get; set; }

    /// <summary>The function that cleanup names.</summary>
    public Token? Cleanup { get; set; }

    /// <summary>What alias names.</summary>
    public string? Alias { get; set; }

    /// <summary>The order among constructors, where the function is one.</summary>
    public int? Constructor { get; set; }

    /// <summary>The order among destructors, where the function is one.</summary>
    public int? Destructor { get; set; }

    /// <summary>What these say and what others say of the same.</summary>
    public Attributes With(Attributes others) => new()
    {
        IsPacked = IsPacked || others.IsPacked,
        Alignment = System.Math.Max(Alignment, others.Alignment),
        IsNoReturn = IsNoReturn || others.IsNoReturn,
        IsWeak = IsWeak || others.IsWeak,
        Cleanup = Cleanup ?? others.Cleanup,
        Alias = Alias ?? others.Alias,
        Constructor = Constructor ?? others.Constructor,
        Destructor = Destructor ?? others.Destructor,
    };
}
