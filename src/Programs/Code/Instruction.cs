using System.Runtime.InteropServices;

namespace ActorVm.Programs.Code;

/// <summary>One instruction: 16 bytes, all fields at fixed places, nothing to decode.</summary>
/// <remarks>
/// A, B and C name registers of the current window. Branches and calls that need none of B and C
/// keep their distance there (<see cref="Distance"/>), so that the immediate stays free; distances
/// are in bytes from the instruction itself.
/// </remarks>
[StructLayout(LayoutKind.Explicit, Size = SizeBytes)]
internal struct Instruction
{
    /// <summary>Bytes of an instruction; what function addresses are multiples of.</summary>
    public const int SizeBytes = 16;

    /// <summary>What to do.</summary>
    [FieldOffset(0)]
    public Opcode Op;

    /// <summary>Usually the register of the result.</summary>
    [FieldOffset(2)]
    public ushort A;

    /// <summary>Usually the left operand's register.</summary>
    [FieldOffset(4)]
    public ushort B;

    /// <summary>Usually the right operand's register.</summary>
    [FieldOffset(6)]
    public ushort C;

    /// <summary>Overlays B and C: where to go, in bytes from here.</summary>
    [FieldOffset(4)]
    public int Distance;

    /// <summary>A constant, an address, an offset, a size; a two-register branch's way.</summary>
    [FieldOffset(8)]
    public long Immediate;
}
