using System.Collections.Immutable;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>A built-in that the machine does itself.</summary>
public sealed class IntrinsicCall(
    CType type, SourcePosition position, Intrinsic intrinsic, ImmutableArray<Expression> arguments)
    : Expression(type, position, TreeDepth.Over(arguments))
{
    /// <summary>Which.</summary>
    public Intrinsic Intrinsic { get; } = intrinsic;

    /// <summary>As <see cref="Tree.Intrinsic"/> says.</summary>
    public ImmutableArray<Expression> Arguments { get; } = arguments;
}
