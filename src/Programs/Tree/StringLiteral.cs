using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>A string literal as an array object (a place). Elsewhere a decayed literal is an <see
/// cref="AddressConstant"/> of its <see cref="StringConstant"/>; as the value of an initializer
/// entry it says: copy the bytes, cut or zero-padded to the size of the entry's type.</summary>
public sealed class StringLiteral(CType type, SourcePosition position, StringConstant constant)
    : Expression(type, position)
{
    /// <summary>Its bytes.</summary>
    public StringConstant Constant { get; } = constant;

    /// <inheritdoc/>
    public override bool IsPlace => true;
}
