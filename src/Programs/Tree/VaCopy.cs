using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary><c>va_copy</c>. Type void. (<c>va_end</c> leaves only the evaluation of its
/// argument.)</summary>
public sealed class VaCopy(
    CType type, SourcePosition position, Expression target, Expression source)
    : Expression(type, position, TreeDepth.Over(target, source))
{
    /// <summary>The address of the list written.</summary>
    public Expression Target { get; } = target;

    /// <summary>The address of the list read.</summary>
    public Expression Source { get; } = source;
}
