using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary><c>va_start</c>: makes the list at this address stand at the first argument without a
/// parameter. Type void.</summary>
public sealed class VaStart(CType type, SourcePosition position, Expression list)
    : Expression(type, position, TreeDepth.Over(list))
{
    /// <summary>The address of a <c>struct __va_list_tag</c>: 24 bytes that the back end uses as
    /// it likes.</summary>
    public Expression List { get; } = list;
}
