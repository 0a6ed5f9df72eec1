namespace ActorVm.Programs.Tree;

/// <summary>Built-ins that the machine does itself. Of the atomic ones each is one access to memory
/// that reads and writes; the size is that of the result's type. All memory orders are sequentially
/// consistent here, so fences are nothing and atomic loads and stores ordinary ones.</summary>
public enum Intrinsic : byte
{
    /// <summary><c>long __syscall(long number, …)</c>: up to 6 longs; the raw result.</summary>
    SystemCall,

    /// <summary><c>void __builtin_trap(void)</c>: SIGILL. Also what <c>__builtin_unreachable</c>
    /// does.</summary>
    Trap,

    /// <summary><c>int __builtin_format_double(char *buffer, unsigned long size, const char *spec,
    /// double value)</c>: one printf conversion, exact; the length.</summary>
    FormatDouble,

    /// <summary>(pointer, value): stores the value, gives the old one.</summary>
    AtomicExchange,

    /// <summary>(pointer, value): old value; adds (a pointer's value: in bytes).</summary>
    AtomicFetchAdd,

    /// <summary>(pointer, value): old value; bitwise and.</summary>
    AtomicFetchAnd,

    /// <summary>(pointer, value): old value; bitwise or.</summary>
    AtomicFetchOr,

    /// <summary>(pointer, value): old value; bitwise exclusive or.</summary>
    AtomicFetchXor,

    /// <summary>(pointer, value): old value; complement of bitwise and.</summary>
    AtomicFetchNand,

    /// <summary>(pointer, expected, desired): old value; stores desired where it was
    /// expected.</summary>
    AtomicCompareSwap,

    /// <summary><c>int __builtin_setjmp(void *buffer)</c>: 200 bytes (jmp_buf) that the back end
    /// uses as it likes; 0, or the value that the jump brings.</summary>
    SetJump,

    /// <summary><c>void __builtin_longjmp(void *buffer, int value)</c>: 0 becomes 1.</summary>
    LongJump,

    /// <summary><c>void *__builtin_frame_address(0)</c>: an address in this function's
    /// frame.</summary>
    FrameAddress,

    /// <summary>(unsigned long): how many bits are set; an int.</summary>
    PopulationCount,

    /// <summary>(unsigned long): leading zero bits of 64; an int.</summary>
    LeadingZeros,

    /// <summary>(unsigned long): trailing zero bits; an int.</summary>
    TrailingZeros,

    /// <summary>(unsigned long): the lowest set bit, from 1; 0 for none; an int.</summary>
    FindFirstSet,

    /// <summary>(long): how many bits behind the sign bit equal it; an int.</summary>
    RedundantSignBits,

    /// <summary>(unsigned long): its 8 bytes in the other order.</summary>
    ByteSwap,

    /// <summary>(integer, integer, pointer or integer): whether the sum does not fit what the
    /// pointer leads to, or the third's type; a pointer's target gets the sum, cut.</summary>
    AddOverflow,

    /// <summary>The same of the difference.</summary>
    SubtractOverflow,

    /// <summary>The same of the product.</summary>
    MultiplyOverflow,

    /// <summary>(double): the square root; a double.</summary>
    SquareRoot,
}
