using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary><c>va_arg</c>: the next argument of the list, as a value of this type; moves the list
/// on.</summary>
public sealed class VaArg(CType type, SourcePosition position, Expression list)
    : Expression(type, position, TreeDepth.Over(list))
{
    /// <summary>The address of the list.</summary>
    public Expression List { get; } = list;
}
