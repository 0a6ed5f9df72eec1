using System.Collections.Immutable;

namespace ActorVm.Programs.Preprocessing;

/// <summary>A macro's definition.</summary>
internal sealed class Macro
{
    public required Spelling Name { get; init; }

    public required SourcePosition Position { get; init; }

    /// <summary>What is computed at each use, for <c>__LINE__</c> and the like.</summary>
    public BuiltInMacro BuiltIn { get; init; }

    public bool IsFunctionLike { get; init; }

    /// <summary>The parameters' names; a variadic macro's last is <c>__VA_ARGS__</c> or GNU's
    /// own.</summary>
    public ImmutableArray<Spelling> Parameters { get; init; } = [];

    public bool IsVariadic { get; init; }

    public ImmutableArray<MacroToken> Body { get; init; } = [];

    /// <summary>Whether its own expansion is being read: its name then stays as it is.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Whether a redefinition says the same (C11 6.10.3p1).</summary>
    public bool IsSameAs(Macro other)
    {
        bool same = IsFunctionLike == other.IsFunctionLike && IsVariadic == other.IsVariadic
            && Body.Length == other.Body.Length && Parameters.Length == other.Parameters.Length;
        for (int i = 0; same && i < Parameters.Length; i++)
        {
            same = Parameters[i] == other.Parameters[i];
        }

        for (int i = 0; same && i < Body.Length; i++)
        {
            same = Body[i].IsSameAs(other.Body[i], isFirst: i == 0);
        }

        return same;
    }
}
