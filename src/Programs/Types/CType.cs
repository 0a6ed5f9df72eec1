namespace ActorVm.Programs.Types;

/// <summary>A C type with its qualifiers. Immutable, but that a struct's or an enum's definition is
/// completed once, when its closing brace is read.</summary>
public abstract class CType
{
    private protected CType(TypeKind kind, Qualifiers qualifiers, int depth = 1)
    {
        Depth = depth;
        Kind = kind;
        Qualifiers = qualifiers;
    }

    /// <summary>What it is.</summary>
    public TypeKind Kind { get; }

    /// <summary>The qualifiers of the type itself, not of what it points to.</summary>
    public Qualifiers Qualifiers { get; }

    /// <summary>Bytes, as <c>sizeof</c> of the host compiler gives; 0 where the type has no
    /// constant size (incomplete, a variable-length array); 1 for void and functions, as GNU C has
    /// it.</summary>
    public abstract long Size { get; }

    /// <summary>Alignment in bytes, as <c>_Alignof</c>; 1 for an incomplete type.</summary>
    public abstract int Alignment { get; }

    /// <summary>Whether an object of this type can be made.</summary>
    public virtual bool IsComplete => true;

    /// <summary>Whether it is an integer type, _Bool, char and enumerations among them.</summary>
    public bool IsInteger => Kind is >= TypeKind.Bool and <= TypeKind.Enum;

    /// <summary>Whether it is float, double or long double.</summary>
    public bool IsFloating => Kind is >= TypeKind.Float and <= TypeKind.LongDouble;

    /// <summary>Whether it is an integer or a floating type.</summary>
    public bool IsArithmetic => Kind is >= TypeKind.Bool and <= TypeKind.LongDouble;

    /// <summary>Whether it is an arithmetic type or a pointer: what fits a register.</summary>
    public bool IsScalar => Kind is >= TypeKind.Bool and <= TypeKind.Pointer;

    /// <summary>Whether it is an array, a struct or a union: what lives in memory only.</summary>
    public bool IsAggregate => Kind is >= TypeKind.Array;

    /// <summary>Whether it stands for a type that could not be found out.</summary>
    internal bool IsUnknown => ReferenceEquals(this, BasicType.Unknown);

    /// <summary>Whether it is void.</summary>
    public bool IsVoid => Kind == TypeKind.Void;

    /// <summary>Whether it is a pointer.</summary>
    public bool IsPointer => Kind == TypeKind.Pointer;

    /// <summary>Whether it is a struct or a union.</summary>
    public bool IsRecord => Kind is TypeKind.Struct or TypeKind.Union;

    /// <summary>Whether it is an integer type with negative values. Pointers, _Bool are
    /// unsigned.</summary>
    public virtual bool IsSigned => false;

    /// <summary>Whether it has the qualifier const, volatile or _Atomic asked for.</summary>
    public bool Has(Qualifiers qualifier) => (Qualifiers & qualifier) != 0;

    /// <summary>The same type with exactly these qualifiers.</summary>
    public CType With(Qualifiers qualifiers) =>
        qualifiers == Qualifiers ? this : Requalified(qualifiers);

    /// <summary>The same type without qualifiers: the type of a value.</summary>
    public CType Unqualified => With(Qualifiers.None);

    /// <summary>How many types deep it is derived; limited, so that a walk may recurse.</summary>
    internal int Depth { get; }

    /// <summary>The type as C spells it.</summary>
    public override string ToString() => TypeNames.Spell(this);

    private protected abstract CType Requalified(Qualifiers qualifiers);
}
