using System;
using ActorVm.Model;
using ActorVm.Programs.Code;
using ActorVm.Programs.Running;
using static ActorVm.Programs.Tests.Running.Assembly;

namespace ActorVm.Programs.Tests.Running;

public sealed class InstructionTests
{
    private const long Low = int.MinValue;
    private const long Lowest = long.MinValue;

    public static TheoryData<int, long, long, long> Arithmetic => new()
    {
        { (int)Opcode.AddS32, int.MaxValue, 1, Low },
        { (int)Opcode.AddU32, uint.MaxValue, 2, 1 },
        { (int)Opcode.Add64, long.MaxValue, 1, Lowest },
        { (int)Opcode.SubS32, Low, 1, int.MaxValue },
        { (int)Opcode.SubU32, 0, 1, uint.MaxValue },
        { (int)Opcode.Sub64, Lowest, 1, long.MaxValue },
        { (int)Opcode.MulS32, 65536, 65537, 65536 },
        { (int)Opcode.MulU32, 65536, 65537, 65536 },
        { (int)Opcode.Mul64, 1L << 62, 6, Lowest },
        { (int)Opcode.DivS32, -7, 2, -3 },
        { (int)Opcode.DivS64, -7, 2, -3 },
        { (int)Opcode.DivU, -7, 2, 0x7FFF_FFFF_FFFF_FFFC },
        { (int)Opcode.RemS32, -7, 2, -1 },
        { (int)Opcode.RemS64, -7, -2, -1 },
        { (int)Opcode.RemU, uint.MaxValue, 10, 5 },
        { (int)Opcode.And, 0b1100, 0b1010, 0b1000 },
        { (int)Opcode.Or, 0b1100, 0b1010, 0b1110 },
        { (int)Opcode.Xor, 0b1100, 0b1010, 0b0110 },
        { (int)Opcode.ShlS32, 1, 31, Low },
        { (int)Opcode.ShlS32, 1, 33, 2 },
        { (int)Opcode.ShlU32, 1, 31, 1L << 31 },
        { (int)Opcode.Shl64, 1, 63, Lowest },
        { (int)Opcode.ShrU32, uint.MaxValue, 28, 15 },
        { (int)Opcode.ShrU64, -1, 60, 15 },
        { (int)Opcode.SarS32, -8, 1, -4 },
        { (int)Opcode.SarS64, Lowest, 63, -1 },
        { (int)Opcode.SetEq, 3, 3, 1 },
        { (int)Opcode.SetNe, 3, 3, 0 },
        { (int)Opcode.SetLtS, -1, 0, 1 },
        { (int)Opcode.SetLtU, -1, 0, 0 },
        { (int)Opcode.SetLeS, 0, 0, 1 },
        { (int)Opcode.SetLeU, 1, 0, 0 },
        { (int)Opcode.SetGtS, -1, 0, 0 },
        { (int)Opcode.SetGtU, -1, 0, 1 },
        { (int)Opcode.SetGeS, 0, 0, 1 },
        { (int)Opcode.SetGeU, 0, 1, 0 },
    };

    public static TheoryData<int, double, double, double> Floating => new()
    {
        { (int)Opcode.AddF64, 0.1, 0.2, 0.1 + 0.2 },
        { (int)Opcode.SubF64, 1, 3, -2 },
        { (int)Opcode.MulF64, 1.5, -2, -3 },
        { (int)Opcode.DivF64, 1, 0, double.PositiveInfinity },
    };

    public static TheoryData<int, long, long> Unary => new()
    {
        { (int)Opcode.ExtendS8, 0x80, -128 },
        { (int)Opcode.ExtendS16, 0x1_8000, -32768 },
        { (int)Opcode.ExtendS32, uint.MaxValue, -1 },
        { (int)Opcode.ExtendU32, -1, uint.MaxValue },
        { (int)Opcode.PopulationCount, -1, 64 },
        { (int)Opcode.LeadingZeros, 1, 63 },
        { (int)Opcode.TrailingZeros, 8, 3 },
        { (int)Opcode.S32FromF64, Bits(-2.9), -2 },
        { (int)Opcode.S32FromF64, Bits(3e9), Low },
        { (int)Opcode.S32FromF64, Bits(double.NaN), Low },
        { (int)Opcode.S64FromF64, Bits(1e19), Lowest },
        { (int)Opcode.U64FromF64, Bits(1e19), unchecked((long)10_000_000_000_000_000_000UL) },
        { (int)Opcode.F64FromS64, -3, Bits(-3) },
        { (int)Opcode.F64FromU64, -1, Bits(18446744073709551616.0) },
        { (int)Opcode.NegF64, Bits(0), Bits(-0.0) },
        { (int)Opcode.SquareRoot, Bits(2), Bits(Math.Sqrt(2)) },
    };

    [Theory]
    [MemberData(nameof(Arithmetic))]
    public void ArithmeticGivesWhatCGives(int op, long left, long right, long expected)
    {
        Compute((Opcode)op, left, right).ShouldBe(expected);
        Instruction immediate = Do((Opcode)op + 1, 3, 1, immediate: right);
        Compute(immediate, left, 0).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Floating))]
    public void DoublesAreAddedAsOnTheHost(int op, double left, double right, double expected) =>
        Compute((Opcode)op, Bits(left), Bits(right)).ShouldBe(Bits(expected));

    [Theory]
    [MemberData(nameof(Unary))]
    public void ConversionsGiveWhatX86Gives(int op, long operand, long expected) =>
        Compute((Opcode)op, operand, 0).ShouldBe(expected);

    [Theory]
    [InlineData((int)Opcode.DivS32, 1, 0)]
    [InlineData((int)Opcode.DivS32, Low, -1)]
    [InlineData((int)Opcode.RemS32, Low, -1)]
    [InlineData((int)Opcode.DivS64, Lowest, -1)]
    [InlineData((int)Opcode.RemS64, 5, 0)]
    [InlineData((int)Opcode.DivU, 5, 0)]
    [InlineData((int)Opcode.RemU, 5, 0)]
    public void DivisionThatHasNoResultTraps(int op, long left, long right)
    {
        TestMachine machine = Started((Opcode)op, left, right);
        machine.Step().ShouldBe(StopReason.Trap);
        machine.Cpu.TrapSignal.ShouldBe(Signal.SIGFPE);
    }

    [Fact]
    public void TheBudgetCountsInstructions()
    {
        TestMachine machine = new(Image(
            [
                Do(Opcode.Constant, 1),
                Do(Opcode.AddS32Imm, 1, 1, immediate: 1),
                Go(Opcode.BranchLtSImm, -1, 1, 1000),
                .. Exit(1),
            ]));
        Outcome outcome = machine.Run();
        outcome.Exit.ShouldBe(1000 & 0xFF);
        outcome.Instructions.ShouldBe(1 + 1 + 2000 + 3);
    }

    [Fact]
    public void ACallOfNoFunctionFaultsThere()
    {
        TestMachine machine = new(Image(
            Do(Opcode.Constant, 1, immediate: 0x1234), Do(Opcode.CallIndirect, 2, 1)));
        machine.Run().ShouldSatisfyAllConditions(
            outcome => outcome.Signal.ShouldBe(Signal.SIGSEGV),
            outcome => outcome.FaultAddress.ShouldBe(0x1234UL));
    }

    [Fact]
    public void ACallIntoTheMiddleOfAFunctionIsIllegal()
    {
        TestMachine machine = new(Image(
            Do(Opcode.Constant, 1, immediate: 0x0804_8040), Do(Opcode.CallIndirect, 2, 1)));
        machine.Run().Signal.ShouldBe(Signal.SIGILL);
    }

    [Fact]
    public void EndlessRecursionFaultsBelowTheStack()
    {
        TestMachine machine = new(Image(Go(Opcode.Call, -1, 4)));
        machine.Run().ShouldSatisfyAllConditions(
            outcome => outcome.Signal.ShouldBe(Signal.SIGSEGV),
            outcome => outcome.FaultAddress.ShouldBeLessThan(machine.Cpu.StackLimit));
    }

    [Fact]
    public void ALongjmpToAForgedPlaceIsRefused()
    {
        TestMachine machine = new(Image(
            Do(Opcode.Constant, 1, immediate: 1L << 32 | 4),
            Do(Opcode.Constant, 2),
            Do(Opcode.Rewind, 1)));
        machine.Run().Signal.ShouldBe(Signal.SIGSEGV);
    }

    private static long Bits(double number) => BitConverter.DoubleToInt64Bits(number);

    private static TestMachine Started(Opcode op, long left, long right) => new(Image(
        Do(Opcode.Constant, 1, immediate: left),
        Do(Opcode.Constant, 2, immediate: right),
        Do(op, 3, 1, 2),
        Do(Opcode.Syscall, 3)));

    private static long Compute(Opcode op, long left, long right) =>
        Compute(Do(op, 3, 1, 2), left, right);

    /// <summary>The result stands where a system call's number would.</summary>
    private static long Compute(Instruction instruction, long left, long right)
    {
        TestMachine machine = new(Image(
            Do(Opcode.Constant, 1, immediate: left),
            Do(Opcode.Constant, 2, immediate: right),
            instruction,
            Do(Opcode.Move, 11, 3),
            Do(Opcode.Syscall, 10)));
        machine.Step().ShouldBe(StopReason.Call);
        return unchecked((long)machine.Cpu.Argument(0));
    }
}
