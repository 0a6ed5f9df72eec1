namespace ActorVm.Programs.Types;

/// <summary>The kinds of C types. The integer kinds stand together, <see cref="Bool"/> to
/// <see cref="Enum"/>, and so do the floating ones.</summary>
public enum TypeKind : byte
{
    /// <summary><c>void</c>.</summary>
    Void,

    /// <summary><c>_Bool</c>, one byte that holds 0 or 1.</summary>
    Bool,

    /// <summary><c>char</c>, signed, a type of its own.</summary>
    Char,

    /// <summary><c>signed char</c>.</summary>
    SignedChar,

    /// <summary><c>unsigned char</c>.</summary>
    UnsignedChar,

    /// <summary><c>short</c>, 2 bytes.</summary>
    Short,

    /// <summary><c>unsigned short</c>.</summary>
    UnsignedShort,

    /// <summary><c>int</c>, 4 bytes.</summary>
    Int,

    /// <summary><c>unsigned int</c>.</summary>
    UnsignedInt,

    /// <summary><c>long</c>, 8 bytes.</summary>
    Long,

    /// <summary><c>unsigned long</c>.</summary>
    UnsignedLong,

    /// <summary><c>long long</c>, 8 bytes.</summary>
    LongLong,

    /// <summary><c>unsigned long long</c>.</summary>
    UnsignedLongLong,

    /// <summary>An enumeration; behaves as its underlying integer type.</summary>
    Enum,

    /// <summary><c>float</c>, 4 bytes.</summary>
    Float,

    /// <summary><c>double</c>, 8 bytes.</summary>
    Double,

    /// <summary><c>long double</c>: 16 bytes, of which the first 8 hold a double.</summary>
    LongDouble,

    /// <summary>A pointer, 8 bytes.</summary>
    Pointer,

    /// <summary>A function.</summary>
    Function,

    /// <summary>An array: of known, unknown or run-time length.</summary>
    Array,

    /// <summary>A structure.</summary>
    Struct,

    /// <summary>A union.</summary>
    Union,
}
