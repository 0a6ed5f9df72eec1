using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace ActorVm.Programs.Types;

/// <summary>Places the members of a struct or union as the System V ABI for x86-64 and gcc
/// do.</summary>
internal sealed class RecordLayout
{
    private readonly bool _isUnion;
    private readonly int _pack;
    private readonly ImmutableArray<Field>.Builder _fields = ImmutableArray.CreateBuilder<Field>();
    private long _bits;
    private long _sizeBits;
    private int _alignment = 1;

    private RecordLayout(bool isUnion, int pack)
    {
        _isUnion = isUnion;
        _pack = pack;
    }

    /// <summary>Completes a definition.</summary>
    /// <param name="definition">What is completed.</param>
    /// <param name="members">Its members in order.</param>
    /// <param name="pack">The largest alignment of members that #pragma pack allows; 0:
    /// any.</param>
    /// <param name="alignment">What the record's own attributes ask for; 0 for nothing.</param>
    public static void Complete(
        RecordDefinition definition, List<MemberDeclaration> members, int pack, int alignment)
    {
        var layout = new RecordLayout(definition.IsUnion, pack);
        foreach (MemberDeclaration member in members)
        {
            layout.Place(member);
        }

        layout._alignment = Math.Max(layout._alignment, alignment);
        long size = RoundUp((layout._sizeBits + 7) / 8, layout._alignment);
        definition.Complete(layout._fields.ToImmutable(), size, layout._alignment);
    }

    private static long RoundUp(long value, long unit) => (value + unit - 1) / unit * unit;

    private void Place(MemberDeclaration member)
    {
        if (_isUnion)
        {
            _bits = 0;
        }

        if (member.BitWidth is { } width)
        {
            PlaceBits(member, width);
        }
        else
        {
            int alignment = Alignment(member);
            _bits = RoundUp(_bits, alignment * 8L);
            _alignment = Math.Max(_alignment, alignment);
            _fields.Add(new Field(member.Name, member.Type, _bits / 8));
            _bits += member.Type.Size * 8;
        }

        _sizeBits = Math.Max(_sizeBits, _bits);
    }

    private int Alignment(MemberDeclaration member)
    {
        int natural = member.IsPacked ? 1 : member.Type.Alignment;
        int wanted = Math.Max(natural, member.Alignment);
        return _pack != 0 ? Math.Min(wanted, _pack) : wanted;
    }

    /// <summary>A bit-field lies within one unit of its type, unless it is packed; one of width 0
    /// closes the unit. An unnamed one does not align the record.</summary>
    private void PlaceBits(MemberDeclaration member, int width)
    {
        long unit = member.Type.Size * 8;
        bool isPacked = member.IsPacked || (_pack != 0 && _pack < member.Type.Alignment);
        if (member.Alignment != 0 || width == 0)
        {
            long boundary = Math.Max(width == 0 ? unit : 8, member.Alignment * 8L);
            _bits = RoundUp(_bits, boundary);
        }

        if (width == 0)
        {
            return;
        }

        if (!isPacked && (_bits / unit) != ((_bits + width - 1) / unit))
        {
            _bits = RoundUp(_bits, unit);
        }

        if (member.Name is not null)
        {
            _alignment = Math.Max(_alignment, Alignment(member));
            _fields.Add(Unit(member, width));
        }

        _bits += width;
    }

    /// <summary>The smallest aligned unit that covers the bits; an unaligned one of 8 bytes where
    /// they straddle (packed).</summary>
    private Field Unit(MemberDeclaration member, int width)
    {
        for (int bytes = 1; bytes <= 8; bytes *= 2)
        {
            long start = _bits / (bytes * 8L) * (bytes * 8L);
            if (_bits + width <= start + (bytes * 8L))
            {
                return new Field(
                    member.Name, member.Type, start / 8, (int)(_bits - start), width, bytes);
            }
        }

        int fits = 8;
        for (int bytes = 4; bytes > 1; bytes /= 2)
        {
            fits = (_bits % 8) + width <= bytes * 8 ? bytes : fits;
        }

        return new Field(member.Name, member.Type, _bits / 8, (int)(_bits % 8), width, fits);
    }
}
