using System.Runtime.InteropServices;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Programs.Calls;
using ActorVm.Programs.Code;

namespace ActorVm.Programs.Tests.Running;

/// <summary>Programs of single instructions.</summary>
internal static class Assembly
{
    public const int Window = 24;

    /// <summary>The first instruction after the entry's Enter.</summary>
    public const int Body = 3;

    public static Instruction Do(Opcode op, int a = 0, int b = 0, int c = 0, long immediate = 0) =>
        new() { Op = op, A = (ushort)a, B = (ushort)b, C = (ushort)c, Immediate = immediate };

    /// <summary>A jump, a call or a branch with a constant, so many instructions on.</summary>
    public static Instruction Go(Opcode op, int steps, int a = 0, long immediate = 0) => new()
    {
        Op = op,
        A = (ushort)a,
        Distance = steps * Instruction.SizeBytes,
        Immediate = immediate,
    };

    /// <summary>A program whose entry is these instructions; they end with <see
    /// cref="Exit"/>.</summary>
    public static ProgramImage Image(params Instruction[] body)
    {
        Instruction[] code =
        [
            Do(Opcode.Call),
            Do(Opcode.Trap, (int)Signal.SIGILL),
            Do(Opcode.Enter, Window, Window - 1, immediate: 64),
            .. body,
        ];
        byte[] text = MemoryMarshal.AsBytes<Instruction>(code).ToArray();
        ImageSegment segment = new(
            SegmentKind.Text, 0x0804_8000, Paging.RoundUp((ulong)text.Length), text);
        LineTable lines = new();
        lines.Begin(0, new SourceLine("test.s", 1, IsLibrary: false));
        return new ProgramImage(
            Profile.Classic, code, 2, [(2, "entry")], [segment], lines, []);
    }

    /// <summary>The call that ends a program with the value of a register.</summary>
    public static Instruction[] Exit(int register) =>
    [
        Do(Opcode.Move, 11, register),
        Do(Opcode.Constant, 10, immediate: (long)CallNumber.ExitGroup),
        Do(Opcode.Syscall, 10),
    ];
}
