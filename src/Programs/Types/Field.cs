using System;

namespace ActorVm.Programs.Types;

/// <summary>A member of a struct or union.</summary>
/// <remarks>A bit-field is the <see cref="BitWidth"/> bits from bit <see cref="BitOffset"/> (from
/// the least significant) of the little-endian unit of <see cref="UnitSize"/> bytes at <see
/// cref="Offset"/>; the unit is the smallest aligned one that covers it, or where it is
/// packed, an unaligned one that may fall short by some bits.</remarks>
/// <param name="Name">Null for an anonymous struct or union.</param>
/// <param name="Type">The declared type.</param>
/// <param name="Offset">Bytes from the start of the record.</param>
/// <param name="BitOffset">For a bit-field, its first bit in the unit.</param>
/// <param name="BitWidth">For a bit-field, its bits; 0 for any other member.</param>
/// <param name="UnitSize">For a bit-field 1, 2, 4 or 8; else 0.</param>
public sealed record Field(
    string? Name, CType Type, long Offset, int BitOffset = 0, int BitWidth = 0, int UnitSize = 0)
{
    /// <summary>Whether it is a bit-field.</summary>
    public bool IsBitField => BitWidth != 0;

    /// <summary>For a packed bit-field, how many of its bits lie in the byte behind its unit of 8
    /// bytes; else 0.</summary>
    public int BitsBehind => Math.Max(0, BitOffset + BitWidth - 64);
}
