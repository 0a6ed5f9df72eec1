using System;
using System.Diagnostics;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Programs.Code;
using ActorVm.Programs.Running;

static Instruction R(Opcode op, int a, int b, int c, long imm = 0) => new() { Op = op, A = (ushort)a, B = (ushort)b, C = (ushort)c, Immediate = imm };
static Instruction D(Opcode op, int a, int distance, long imm = 0) => new() { Op = op, A = (ushort)a, Distance = distance * 16, Immediate = imm };

Instruction[] loop = [
    R(Opcode.Trap,0,0,0), R(Opcode.Trap, 0,0,0),
    R(Opcode.Enter, 8, 3, 0, 16),
    R(Opcode.Constant,4,0,0,0),
    R(Opcode.Constant,5,0,0,0),
    // loop
    R(Opcode.AddS32, 5, 5, 4),
    R(Opcode.XorImm, 5, 5, 0, 0x55),
    R(Opcode.MulS32Imm, 6, 5, 0, 3),
    R(Opcode.AddS32Imm, 4, 4, 0, 1),
    D(Opcode.BranchLtSImm, 4, -4, 100_000_000),
    R(Opcode.ReturnVoid,0,0,0,16)];
Instruction[] fib = [
    R(Opcode.Trap,0,0,0), R(Opcode.Trap, 0,0,0),
    R(Opcode.Enter, 8, 3, 0, 16),
    R(Opcode.Constant,4,0,0,35),
    D(Opcode.Call,4,2),
    R(Opcode.ReturnVoid,0,0,0,16),
    R(Opcode.Enter, 8, 1, 0, 16),
    D(Opcode.BranchGeSImm,0,2,2),
    R(Opcode.Return,0,0,0,16),
    R(Opcode.AddS32Imm,4,0,0,-1),
    D(Opcode.Call,4,-4),
    R(Opcode.Move,2,4,0),
    R(Opcode.AddS32Imm,4,0,0,-2),
    D(Opcode.Call,4,-7),
    R(Opcode.AddS32,2,2,4),
    R(Opcode.Return,2,0,0,16)];
Instruction[] memory = [
    R(Opcode.Trap,0,0,0), R(Opcode.Trap, 0,0,0),
    R(Opcode.Enter, 8, 3, 0, 16),
    R(Opcode.Constant,4,0,0,0),
    R(Opcode.Constant,6,0,0,0x10000),
    // loop
    R(Opcode.AndImm, 5, 4, 0, 2047),
    R(Opcode.LoadS32Indexed, 7, 6, 5),
    R(Opcode.AddS32Imm, 7, 7, 0, 1),
    R(Opcode.Store32Indexed, 7, 6, 5),
    R(Opcode.AddS32Imm, 4, 4, 0, 1),
    D(Opcode.BranchLtSImm, 4, -5, 50_000_000),
    R(Opcode.ReturnVoid,0,0,0,16)];
Instruction[] memory0 = [
    R(Opcode.Trap,0,0,0), R(Opcode.Trap, 0,0,0),
    R(Opcode.Enter, 8, 3, 0, 16),
    R(Opcode.Constant,4,0,0,0),
    R(Opcode.Constant,6,0,0,0x10000),
    // loop
    R(Opcode.AndImm, 5, 4, 0, 2047),
    R(Opcode.AddS32Imm, 7, 7, 0, 1),
    R(Opcode.AddS32Imm, 7, 7, 0, 1),
    R(Opcode.AddS32Imm, 7, 7, 0, 1),
    R(Opcode.AddS32Imm, 4, 4, 0, 1),
    D(Opcode.BranchLtSImm, 4, -5, 50_000_000),
    R(Opcode.ReturnVoid,0,0,0,16)];
for (int round = 0; round < 3; round++)
{
    Bench("loop", loop);
    Bench("fib", fib);
    Bench("memory", memory);
    Bench("memory0", memory0);
}

static void Bench(string name, Instruction[] code)
{
    ImageSegment text = new(SegmentKind.Text, 0x08048000, 4096, ProgramImage.TextBytes(code));
    ProgramImage image = new(Profile.Classic, code, 2, [0, 2], [text], new LineTable());
    PhysicalMemory physical = new(64);
    PageTable table = new();
    table.Set(0x10000, PageTableEntry.Map(new FrameNumber(1), true, false));
    table.Set(0x11000, PageTableEntry.Map(new FrameNumber(2), true, false));
    Mmu mmu = new(table, physical);
    Cpu cpu = new();
    cpu.Start(image, 0x20000000, 0, 0, 0);
    long start = Stopwatch.GetTimestamp();
    long count = 0;
    StopReason reason;
    do
    {
        int budget = 100_000;
        reason = cpu.Run(mmu, ref budget, false);
        count += 100_000 - budget;
    }
    while (reason == StopReason.Budget);
    double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
    Console.WriteLine($"{name}: {reason} {count / seconds / 1e6:F0} M/s {seconds / count * 1e9:F2} ns  {count}");
}
