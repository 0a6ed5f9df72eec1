using System.Collections.Immutable;

namespace ActorVm.Programs.Types;

/// <summary>void, an integer type but enumerations, or a floating type.</summary>
public sealed class BasicType : CType
{
    private static readonly ImmutableArray<byte> Sizes =
        [1, 1, 1, 1, 1, 2, 2, 4, 4, 8, 8, 8, 8, 4, 4, 8, 16];

    private BasicType(TypeKind kind, Qualifiers qualifiers = Qualifiers.None)
        : base(kind, qualifiers)
    {
    }

    /// <summary><c>void</c>.</summary>
    public static BasicType Void { get; } = new(TypeKind.Void);

    /// <summary><c>_Bool</c>.</summary>
    public static BasicType Bool { get; } = new(TypeKind.Bool);

    /// <summary><c>char</c>.</summary>
    public static BasicType Char { get; } = new(TypeKind.Char);

    /// <summary><c>signed char</c>.</summary>
    public static BasicType SignedChar { get; } = new(TypeKind.SignedChar);

    /// <summary><c>unsigned char</c>.</summary>
    public static BasicType UnsignedChar { get; } = new(TypeKind.UnsignedChar);

    /// <summary><c>short</c>.</summary>
    public static BasicType Short { get; } = new(TypeKind.Short);

    /// <summary><c>unsigned short</c>; also char16_t.</summary>
    public static BasicType UnsignedShort { get; } = new(TypeKind.UnsignedShort);

    /// <summary><c>int</c>; also wchar_t.</summary>
    public static BasicType Int { get; } = new(TypeKind.Int);

    /// <summary><c>unsigned int</c>; also char32_t.</summary>
    public static BasicType UnsignedInt { get; } = new(TypeKind.UnsignedInt);

    /// <summary><c>long</c>; also ptrdiff_t.</summary>
    public static BasicType Long { get; } = new(TypeKind.Long);

    /// <summary><c>unsigned long</c>; also size_t.</summary>
    public static BasicType UnsignedLong { get; } = new(TypeKind.UnsignedLong);

    /// <summary><c>long long</c>.</summary>
    public static BasicType LongLong { get; } = new(TypeKind.LongLong);

    /// <summary><c>unsigned long long</c>.</summary>
    public static BasicType UnsignedLongLong { get; } = new(TypeKind.UnsignedLongLong);

    /// <summary><c>float</c>.</summary>
    public static BasicType Float { get; } = new(TypeKind.Float);

    /// <summary><c>double</c>.</summary>
    public static BasicType Double { get; } = new(TypeKind.Double);

    /// <summary><c>long double</c>.</summary>
    public static BasicType LongDouble { get; } = new(TypeKind.LongDouble);

    /// <summary>Stands for a type that could not be found out; the complaint is made, and nothing
    /// more is said about it.</summary>
    internal static BasicType Unknown { get; } = new(TypeKind.Int);

    /// <inheritdoc/>
    public override long Size => Sizes[(int)Kind];

    /// <inheritdoc/>
    public override int Alignment => Sizes[(int)Kind];

    /// <inheritdoc/>
    public override bool IsComplete => Kind != TypeKind.Void;

    /// <inheritdoc/>
    public override bool IsSigned => Kind is TypeKind.Char or TypeKind.SignedChar
        or TypeKind.Short or TypeKind.Int or TypeKind.Long or TypeKind.LongLong;

    private protected override CType Requalified(Qualifiers qualifiers) =>
        new BasicType(Kind, qualifiers);
}
