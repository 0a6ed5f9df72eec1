using ActorVm.Model;

namespace ActorVm.Programs.Code;

/// <summary>What an atomic read-modify-write computes.</summary>
internal enum AtomicOperation : byte
{
    Exchange,
    Add,
    And,
    Or,
    Xor,
    Nand,
    CompareSwap,
}

/// <summary>An atomic operation and its integer's form, as its instruction keeps them.</summary>
internal readonly record struct AtomicWord(
    AtomicOperation Operation, int SizeBytes, bool IsSigned)
{
    public static AtomicWord Unpack(long bits) => new(
        (AtomicOperation)(bits & 0xFF), (int)((bits >> 8) & 0xFF), bits >> 16 != 0);

    public long Pack() => (long)Operation | ((long)SizeBytes << 8) | (IsSigned ? 1L << 16 : 0);

    /// <summary>The loaded bytes as a register keeps them.</summary>
    public ulong Extend(ulong bits)
    {
        int unused = 64 - (8 * SizeBytes);
        return IsSigned
            ? unchecked((ulong)((long)(bits << unused) >> unused))
            : bits << unused >> unused;
    }

    /// <summary>What is stored in place of the old value.</summary>
    public ulong Apply(ulong old, ulong operand, ulong desired) => Operation switch
    {
        AtomicOperation.Exchange => operand,
        AtomicOperation.Add => unchecked(old + operand),
        AtomicOperation.And => old & operand,
        AtomicOperation.Or => old | operand,
        AtomicOperation.Xor => old ^ operand,
        AtomicOperation.Nand => ~(old & operand),
        AtomicOperation.CompareSwap => old == operand ? desired : old,
        _ => throw new KernelBug($"no atomic operation {Operation}"),
    };
}
