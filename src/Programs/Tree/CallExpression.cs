using System.Collections.Immutable;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>A call. Arguments are evaluated from left to right, each already converted to its
/// parameter's type or promoted.</summary>
public sealed class CallExpression(
    CType type,
    SourcePosition position,
    Function? direct,
    Expression? pointer,
    FunctionType functionType,
    ImmutableArray<Expression> arguments)
    : Expression(type, position, TreeDepth.Over(pointer, arguments))
{
    /// <summary>The function, where it is called by name; else null.</summary>
    public Function? Direct { get; } = direct;

    /// <summary>The pointer that is called; null where Direct is not.</summary>
    public Expression? Pointer { get; } = pointer;

    /// <summary>The type that the call goes by.</summary>
    public FunctionType FunctionType { get; } = functionType;

    /// <summary>Scalars, or structs by value.</summary>
    public ImmutableArray<Expression> Arguments { get; } = arguments;
}
