namespace ActorVm.Model.Memory;

/// <summary>A page-aligned range of addresses.</summary>
/// <param name="Start">The first address.</param>
/// <param name="End">The first address after it; the same where there is nothing to do.</param>
public readonly record struct AddressRange(ulong Start, ulong End)
{
    /// <summary>Whether a call on it succeeds without doing anything.</summary>
    public bool IsEmpty => Start == End;
}
