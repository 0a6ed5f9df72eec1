using ActorVm.Model;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Code;

/// <summary>Which opcode does what to values of a C type.</summary>
internal static class Selection
{
    /// <summary>From an opcode to its form with an immediate.</summary>
    public static Opcode Imm(Opcode op) => op + 1;

    /// <summary>Whether values of the type are kept as a float's 32 bits.</summary>
    public static bool IsSingle(CType type) => type.Kind == TypeKind.Float;

#pragma warning disable IDE0072 // arithmetic operators only; comparisons have their own type
    /// <summary>The opcode of an arithmetic operator on integers or pointers.</summary>
    public static Opcode Integer(BinaryOperator op, CType type) => op switch
    {
        BinaryOperator.Add => Sized(Opcode.AddS32, Opcode.AddU32, Opcode.Add64, type),
        BinaryOperator.Subtract => Sized(Opcode.SubS32, Opcode.SubU32, Opcode.Sub64, type),
        BinaryOperator.Multiply => Sized(Opcode.MulS32, Opcode.MulU32, Opcode.Mul64, type),
        BinaryOperator.Divide => Signed(type, Opcode.DivS32, Opcode.DivS64, Opcode.DivU),
        BinaryOperator.Remainder => Signed(type, Opcode.RemS32, Opcode.RemS64, Opcode.RemU),
        BinaryOperator.And => Opcode.And,
        BinaryOperator.Or => Opcode.Or,
        BinaryOperator.Xor => Opcode.Xor,
        BinaryOperator.ShiftLeft => Sized(Opcode.ShlS32, Opcode.ShlU32, Opcode.Shl64, type),
        BinaryOperator.ShiftRight => type.IsSigned
            ? Sized(Opcode.SarS32, Opcode.SarS32, Opcode.SarS64, type)
            : Sized(Opcode.ShrU32, Opcode.ShrU32, Opcode.ShrU64, type),
        _ => throw new KernelBug($"{op} is not arithmetic"),
    };
#pragma warning restore IDE0072

    /// <summary>The floating opcode of an arithmetic operator.</summary>
    public static Opcode Floating(BinaryOperator op, CType type) => (op, IsSingle(type)) switch
    {
        (BinaryOperator.Add, false) => Opcode.AddF64,
        (BinaryOperator.Subtract, false) => Opcode.SubF64,
        (BinaryOperator.Multiply, false) => Opcode.MulF64,
        (BinaryOperator.Divide, false) => Opcode.DivF64,
        (BinaryOperator.Add, true) => Opcode.AddF32,
        (BinaryOperator.Subtract, true) => Opcode.SubF32,
        (BinaryOperator.Multiply, true) => Opcode.MulF32,
        (BinaryOperator.Divide, true) => Opcode.DivF32,
        _ => throw new KernelBug($"{op} is not arithmetic on {type}"),
    };

    /// <summary>The load of a scalar, in its form with a base register.</summary>
    public static Opcode Load(CType type) => (type.Size, type.IsSigned) switch
    {
        (1, true) => Opcode.LoadS8,
        (1, false) => Opcode.LoadU8,
        (2, true) => Opcode.LoadS16,
        (2, false) => Opcode.LoadU16,
        (4, true) => Opcode.LoadS32,
        (4, false) => Opcode.LoadU32,
        _ => Opcode.Load64,
    };

    /// <summary>The load of an unsigned integer, in its form with a base register.</summary>
    public static Opcode LoadUnit(int sizeBytes) => sizeBytes switch
    {
        1 => Opcode.LoadU8,
        2 => Opcode.LoadU16,
        4 => Opcode.LoadU32,
        _ => Opcode.Load64,
    };

    /// <summary>The store of so many bytes, in its form with a base register.</summary>
    public static Opcode Store(long sizeBytes) => sizeBytes switch
    {
        1 => Opcode.Store8,
        2 => Opcode.Store16,
        4 => Opcode.Store32,
        _ => Opcode.Store64,
    };

    private static Opcode Sized(Opcode s32, Opcode u32, Opcode any64, CType type) =>
        type.Size == 8 ? any64 : type.IsSigned ? s32 : u32;

    private static Opcode Signed(CType type, Opcode s32, Opcode s64, Opcode unsigned) =>
        !type.IsSigned ? unsigned : type.Size == 8 ? s64 : s32;
}
