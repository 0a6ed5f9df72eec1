namespace ActorVm.Programs.Tree;

/// <summary>Operators on two values. Operands of arithmetic, bitwise and comparison operators have
/// one type; the result has it too, but a comparison's is int. Signedness is that of the operands'
/// type. Pointer arithmetic is in bytes: pointer ± long.</summary>
public enum BinaryOperator : byte
{
    /// <summary><c>+</c>; of integers wraps around.</summary>
    Add,

    /// <summary><c>-</c>; of two pointers: a long, in bytes.</summary>
    Subtract,

    /// <summary><c>*</c>.</summary>
    Multiply,

    /// <summary><c>/</c>; of integers by zero, or INT_MIN by -1: SIGFPE.</summary>
    Divide,

    /// <summary><c>%</c>; integers only, traps as Divide.</summary>
    Remainder,

    /// <summary><c>&amp;</c>.</summary>
    And,

    /// <summary><c>|</c>.</summary>
    Or,

    /// <summary><c>^</c>.</summary>
    Xor,

    /// <summary><c>&lt;&lt;</c>; the count has a type of its own and is taken modulo the
    /// width.</summary>
    ShiftLeft,

    /// <summary><c>&gt;&gt;</c>; arithmetic for a signed left operand.</summary>
    ShiftRight,

    /// <summary><c>==</c>.</summary>
    Equal,

    /// <summary><c>!=</c>.</summary>
    NotEqual,

    /// <summary><c>&lt;</c>.</summary>
    Less,

    /// <summary><c>&lt;=</c>.</summary>
    LessOrEqual,

    /// <summary><c>&gt;</c>.</summary>
    Greater,

    /// <summary><c>&gt;=</c>.</summary>
    GreaterOrEqual,
}
