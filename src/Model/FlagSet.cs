using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace ActorVm.Model;

/// <summary>How a call's argument that is made of constants is shown, in strace's manner.</summary>
/// <remarks>The sets themselves are generated: <see cref="FlagSets"/>.</remarks>
public sealed class FlagSet
{
    /// <summary>
    /// The members are bits that are joined; otherwise exactly one of them applies.
    /// </summary>
    public required bool IsFlags { get; init; }

    /// <summary>The name of 0, where it has one.</summary>
    public string? Zero { get; init; }

    /// <summary>
    /// The bits that hold one of <see cref="Masked"/> as a number; 0 where there are none.
    /// </summary>
    public int Mask { get; init; }

    /// <summary>The names for the number under <see cref="Mask"/>.</summary>
    public ImmutableArray<NamedBits> Masked { get; init; } = [];

    /// <summary>Bits without a name are shown in octal, as a mode is.</summary>
    public bool RestIsOctal { get; init; }

    /// <summary>The names.</summary>
    public required ImmutableArray<NamedBits> Members { get; init; }

    /// <summary>
    /// The value by names, such as <c>MAP_SHARED|MAP_ANONYMOUS</c>; what has no name as a number.
    /// </summary>
    public string Format(int value)
    {
        var parts = new List<string>();
        int rest = IsFlags ? TakeFlags(value, parts) : TakeValue(value, parts);
        if (value == 0 && Zero is not null && parts.Count == 0)
        {
            return Zero;
        }

        if (rest != 0 || parts.Count == 0)
        {
            parts.Add(Number(rest));
        }

        return string.Join('|', parts);
    }

    private int TakeFlags(int value, List<string> parts)
    {
        int rest = value;
        if (Masked.FirstOrDefault(name => name.Value == (value & Mask)) is { Name: { } masked })
        {
            parts.Add(masked);
            rest &= ~Mask;
        }

        foreach (NamedBits member in Members)
        {
            if ((rest & member.Value) == member.Value)
            {
                parts.Add(member.Name);
                rest &= ~member.Value;
            }
        }

        return rest;
    }

    private int TakeValue(int value, List<string> parts)
    {
        if (Members.FirstOrDefault(name => name.Value == value) is not { Name: { } name })
        {
            return value;
        }

        parts.Add(name);
        return 0;
    }

    private string Number(int value)
    {
        if (value == 0)
        {
            return "0";
        }

        return RestIsOctal
            ? "0" + System.Convert.ToString(value, toBase: 8)
            : "0x" + value.ToString("x", CultureInfo.InvariantCulture);
    }
}
