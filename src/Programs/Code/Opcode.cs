namespace ActorVm.Programs.Code;

/// <summary>What an <see cref="Instruction"/> does.</summary>
/// <remarks>
/// A register holds 64 bits. A narrower integer is kept extended as its C type says: widening costs
/// nothing and one comparison serves all widths: S32 operations leave a sign-extended result,
/// U32 ones a zero-extended one. A float is kept as its 32 bits, a double as its 64.
/// In the two-operand group the odd opcode is the form that takes the immediate for register C
/// (for comparisons: compares B with the immediate).
/// Three addressing forms of a load or store follow each other: [B + immediate], [immediate],
/// [B + C * size + immediate].
/// </remarks>
internal enum Opcode : ushort
{
    // Integer arithmetic, A = B op C; each followed by its immediate form.
    AddS32, AddS32Imm,
    AddU32, AddU32Imm,
    Add64, Add64Imm,
    SubS32, SubS32Imm,
    SubU32, SubU32Imm,
    Sub64, Sub64Imm,
    MulS32, MulS32Imm,
    MulU32, MulU32Imm,
    Mul64, Mul64Imm,
    DivS32, DivS32Imm,
    DivS64, DivS64Imm,
    DivU, DivUImm,
    RemS32, RemS32Imm,
    RemS64, RemS64Imm,
    RemU, RemUImm,
    And, AndImm,
    Or, OrImm,
    Xor, XorImm,
    ShlS32, ShlS32Imm,
    ShlU32, ShlU32Imm,
    Shl64, Shl64Imm,
    ShrU32, ShrU32Imm,
    ShrU64, ShrU64Imm,
    SarS32, SarS32Imm,
    SarS64, SarS64Imm,

    // A = B compared with C, 0 or 1.
    SetEq, SetEqImm,
    SetNe, SetNeImm,
    SetLtS, SetLtSImm,
    SetLeS, SetLeSImm,
    SetGtS, SetGtSImm,
    SetGeS, SetGeSImm,
    SetLtU, SetLtUImm,
    SetLeU, SetLeUImm,
    SetGtU, SetGtUImm,
    SetGeU, SetGeUImm,

    // To the immediate's distance where A compared with B holds; the immediate form compares A with
    // the immediate and goes to Distance.
    BranchEq, BranchEqImm,
    BranchNe, BranchNeImm,
    BranchLtS, BranchLtSImm,
    BranchLeS, BranchLeSImm,
    BranchGtS, BranchGtSImm,
    BranchGeS, BranchGeSImm,
    BranchLtU, BranchLtUImm,
    BranchLeU, BranchLeUImm,
    BranchGtU, BranchGtUImm,
    BranchGeU, BranchGeUImm,

    // Loads to A and stores from A: [B + imm], [imm], [B + C * size + imm].
    LoadU8, LoadU8At, LoadU8Indexed,
    LoadS8, LoadS8At, LoadS8Indexed,
    LoadU16, LoadU16At, LoadU16Indexed,
    LoadS16, LoadS16At, LoadS16Indexed,
    LoadU32, LoadU32At, LoadU32Indexed,
    LoadS32, LoadS32At, LoadS32Indexed,
    Load64, Load64At, Load64Indexed,
    Store8, Store8At, Store8Indexed,
    Store16, Store16At, Store16Indexed,
    Store32, Store32At, Store32Indexed,
    Store64, Store64At, Store64Indexed,

    // A = ...
    Move,          // B
    Constant,      // immediate
    Scale,         // B + C * immediate
    ExtendS8,      // B's low 8 bits, sign-extended
    ExtendS16,
    ExtendS32,
    ExtendU32,     // B's low 32 bits, zero-extended

    // Control.
    Jump,          // to Distance
    JumpIndirect,  // to the address A, which must lie in the same function
    Table,         // to the jump A - immediate of Distance + 1 that follow; else the last
    Call,          // the function at Distance; its window begins at register A
    CallIndirect,  // the function at address B; its window begins at register A
    Enter,         // a function's first: A registers, immediate bytes of frame, B = its address
    Return,        // A to the window's register 0; sp = B + immediate
    ReturnVoid,    // sp = B + immediate

    // Double arithmetic, A = B op C.
    AddF64,
    SubF64,
    MulF64,
    DivF64,

    // From here on: rarer ones, in a second switch.
    AddF32,
    SubF32,
    MulF32,
    DivF32,
    NegF64,        // of B
    NegF32,
    SetEqF64,
    SetNeF64,
    SetLtF64,
    SetLeF64,
    SetEqF32,
    SetNeF32,
    SetLtF32,
    SetLeF32,
    F64FromS64,    // conversions of B
    F64FromU64,
    F64FromF32,
    F32FromS64,
    F32FromU64,
    F32FromF64,
    S32FromF64,    // out of range: the "indefinite" minimum, as cvttsd2si
    S64FromF64,
    U64FromF64,

    PopulationCount, // of B
    LeadingZeros,
    TrailingZeros,
    FindFirstSet,
    RedundantSignBits,
    ByteSwap,
    SquareRoot,

    Copy,          // immediate bytes from [B] to [A]
    Zero,          // immediate bytes at [A]
    Allocate,      // A = sp -= B rounded up to 16 bytes
    SetStack,      // sp = A
    Overflow,      // A = whether B op C overflows, A + 1 = it cut; by the immediate's OverflowCheck
    Atomic,        // A = old value of [B]; operand C, desired C + 1; the immediate is an AtomicWord
    Syscall,       // number in A, arguments in A + 1 ... A + 6; result to A
    FormatDouble,  // A = __builtin_format_double(A, A + 1, A + 2, A + 3); works in A + 4 ... A + 6
    Checkpoint,    // for setjmp: A = where Rewind shall land (the Landing at Distance), A + 1 = sp
    Landing,       // of a Rewind, which leaves its value in A; does nothing itself
    Rewind,        // for longjmp: to what Checkpoint left in A, A + 1, with the value in A + 2
    Trap,          // signal A
    Refuse,        // SIGSYS: the function was declared, but is not supported; its number
}
