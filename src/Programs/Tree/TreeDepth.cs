using System;
using System.Collections.Immutable;

namespace ActorVm.Programs.Tree;

/// <summary>How deep a node over others is.</summary>
internal static class TreeDepth
{
    public static int Over(Expression? a, Expression? b = null, Expression? c = null) =>
        1 + Math.Max(a?.Depth ?? 0, Math.Max(b?.Depth ?? 0, c?.Depth ?? 0));

    public static int Over(Expression? a, ImmutableArray<Expression> rest)
    {
        int depth = a?.Depth ?? 0;
        foreach (Expression one in rest)
        {
            depth = Math.Max(depth, one.Depth);
        }

        return depth + 1;
    }

    public static int Over(ImmutableArray<Expression> all) => Over(null, all);

    public static int Over(Initializer initializer)
    {
        int depth = 0;
        foreach (InitializerEntry entry in initializer.Entries)
        {
            depth = Math.Max(depth, entry.Value.Depth);
        }

        return depth + 1;
    }

    public static int Over(ImmutableArray<Statement> statements)
    {
        int depth = 0;
        foreach (Statement statement in statements)
        {
            depth = Math.Max(depth, statement.Depth);
        }

        return depth + 1;
    }

    public static int Over(Block body, Expression? result) =>
        1 + Math.Max(body.Depth, result?.Depth ?? 0);

    public static int Over(Expression condition, Statement then, Statement? otherwise = null) =>
        1 + Math.Max(condition.Depth, Math.Max(then.Depth, otherwise?.Depth ?? 0));

    public static int Over(Expression? condition, Statement body, Expression? step) =>
        1 + Math.Max(Math.Max(condition?.Depth ?? 0, step?.Depth ?? 0), body.Depth);
}
