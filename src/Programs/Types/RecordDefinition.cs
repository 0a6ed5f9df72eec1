using System.Collections.Immutable;

namespace ActorVm.Programs.Types;

/// <summary>What <c>struct tag { … }</c> or <c>union tag { … }</c> declares.</summary>
public sealed class RecordDefinition
{
    internal RecordDefinition(string? tag, bool isUnion)
    {
        Tag = tag;
        IsUnion = isUnion;
    }

    /// <summary>The tag; null where there is none.</summary>
    public string? Tag { get; }

    /// <summary>Whether it is a union.</summary>
    public bool IsUnion { get; }

    /// <summary>Whether the closing brace has been read.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The members in order, unnamed bit-fields left out; an anonymous struct or union is
    /// one member without a name.</summary>
    public ImmutableArray<Field> Fields { get; private set; } = [];

    /// <summary>Bytes, padding at the end among them.</summary>
    public long Size { get; private set; }

    /// <summary>Alignment in bytes.</summary>
    public int Alignment { get; private set; } = 1;

    /// <summary>How many records deep its members are; 0 while it is incomplete.</summary>
    internal int Depth { get; private set; }

    internal void Complete(ImmutableArray<Field> fields, long size, int alignment)
    {
        Fields = fields;
        Size = size;
        Alignment = alignment;
        IsComplete = true;
        foreach (Field field in fields)
        {
            CType type = field.Type;
            while (type is ArrayType array)
            {
                type = array.Element;
            }

            Depth = System.Math.Max(Depth, type is RecordType member ? member.Depth : 0);
        }
    }
}
