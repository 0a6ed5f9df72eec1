using System.Collections.Generic;
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

    /// <summary>Whether there is a <c>__VA_OPT__(...)</c> in its body.</summary>
    public bool HasOptionalPart { get; init; }

    /// <summary>The body with each <c>__VA_OPT__(...)</c> as what it holds, or as
    /// nothing.</summary>
    public ImmutableArray<MacroToken> BodyWhere(bool hasVariableArguments)
    {
        var body = ImmutableArray.CreateBuilder<MacroToken>(Body.Length);
        for (int i = 0; i < Body.Length; i++)
        {
            MacroToken part = Body[i];
            if (!part.IsOptional)
            {
                body.Add(part);
                continue;
            }

            int close = CloseOfOptional(Body, i);
            body.AddRange(hasVariableArguments && close > i + 2
                ? Body[(i + 2)..close]
                : [part with { Token = part.Token.AsPlacemarker() }]);
            body[^1] = body[^1] with { PastesNext = Body[close].PastesNext };
            i = close;
        }

        return body.DrainToImmutable();
    }

    /// <summary>Where the parenthesis after this <c>__VA_OPT__</c> is closed; -1 where it is
    /// not.</summary>
    public static int CloseOfOptional(IReadOnlyList<MacroToken> body, int start)
    {
        int depth = 0;
        for (int i = start + 1; i < body.Count; i++)
        {
            TokenKind kind = body[i].Token.Kind;
            depth += kind == TokenKind.OpenParen ? 1 : kind == TokenKind.CloseParen ? -1 : 0;
            if (depth == 0)
            {
                return kind == TokenKind.CloseParen ? i : -1;
            }
        }

        return -1;
    }

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
