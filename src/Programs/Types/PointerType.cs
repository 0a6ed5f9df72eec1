namespace ActorVm.Programs.Types;

/// <summary>A pointer: 8 bytes, an address in the simulated process.</summary>
public sealed class PointerType : CType
{
    /// <summary>A pointer to <paramref name="target"/>.</summary>
    public PointerType(CType target, Qualifiers qualifiers = Qualifiers.None)
        : base(TypeKind.Pointer, qualifiers, target.Depth + 1) => Target = target;

    /// <summary>What it points to.</summary>
    public CType Target { get; }

    /// <inheritdoc/>
    public override long Size => 8;

    /// <inheritdoc/>
    public override int Alignment => 8;

    private protected override CType Requalified(Qualifiers qualifiers) =>
        new PointerType(Target, qualifiers);
}
