using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>The address of a place: <c>&amp;x</c>, and an array that decays to its first element.
/// The type says which pointer. An array within a struct that is a value (<c>f().a[1]</c>) may be
/// the operand too: the value is then kept in memory until the statement ends.</summary>
public sealed class AddressOf(CType type, SourcePosition position, Expression operand)
    : Expression(type, position, TreeDepth.Over(operand))
{
    /// <summary>A place; or a member chain over a struct value.</summary>
    public Expression Operand { get; } = operand;
}
