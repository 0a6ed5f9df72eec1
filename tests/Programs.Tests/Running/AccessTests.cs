using System.Runtime.InteropServices;
using ActorVm.Model.Memory;
using ActorVm.Programs.Code;
using ActorVm.Programs.Running;
using static ActorVm.Programs.Tests.Running.Assembly;

namespace ActorVm.Programs.Tests.Running;

/// <summary>Single accesses: their turns, their faults, and what a stop leaves undone.</summary>
public sealed class AccessTests
{
    private const ulong First = 0x4000_0000;
    private const ulong Second = First + Paging.PageSizeBytes;
    private const int Budget = 1000;

    private readonly PhysicalMemory _memory = new(4);
    private readonly PageTable _table = new();
    private readonly Cpu _cpu = new();

    [Fact]
    public void AVisibleAccessWaitsForItsTurn()
    {
        Share(First, 1);
        Begin(
            Do(Opcode.Load64At, 1, immediate: (long)First),
            Do(Opcode.Store64At, 1, immediate: (long)First + 8),
            Do(Opcode.Syscall, 1));
        Word(1, 0) = 77;
        Run().ShouldBe(StopReason.Visible);
        Run().ShouldBe(StopReason.Visible);
        Word(1, 0) = 88;
        Run(allowVisible: true).ShouldBe(StopReason.Visible);
        Word(1, 8).ShouldBe(0UL);
        Run(allowVisible: true).ShouldBe(StopReason.Call);
        Word(1, 8).ShouldBe(88UL);
    }

    [Fact]
    public void PrivateAccessesAreNoTurns()
    {
        Map(First, 1);
        Share(Second, 2);
        Begin(
            Do(Opcode.Load64At, 1, immediate: (long)First),
            Do(Opcode.Load64At, 1, immediate: (long)Second),
            Do(Opcode.Store64At, 1, immediate: (long)First),
            Do(Opcode.Syscall, 1));
        Word(2, 0) = 5;
        Run().ShouldBe(StopReason.Visible);
        Run(allowVisible: true).ShouldBe(StopReason.Call);
        Word(1, 0).ShouldBe(5UL);
    }

    [Fact]
    public void AStraddlingLoadIsTwoTurnsAndKeepsItsFirstPart()
    {
        Share(First, 1);
        Share(Second, 2);
        Begin(Do(Opcode.Load64At, 1, immediate: (long)Second - 4), Do(Opcode.Syscall, 1));
        Word(1, 4092 - 4) = 0x11111111_00000000;
        Word(2, 0) = 0x22222222;
        Run(allowVisible: true).ShouldBe(StopReason.Visible);
        Word(1, 4092 - 4) = 0;
        Word(2, 0) = 0x33333333;
        Run(allowVisible: true).ShouldBe(StopReason.Call);
        _cpu.CallNumber.ShouldBe(0x11111111);
    }

    [Fact]
    public void AStraddlingStoreFaultsAtTheSecondPage()
    {
        Map(First, 1);
        Begin(
            Do(Opcode.Constant, 1, immediate: -1),
            Do(Opcode.Store64At, 1, immediate: (long)Second - 3),
            Do(Opcode.Syscall, 1));
        Run().ShouldBe(StopReason.Fault);
        _cpu.FaultAddress.ShouldBe(Second);
        _cpu.FaultIsStore.ShouldBeTrue();
        _cpu.FaultSize.ShouldBe((byte)5);
        Word(1, 4088).ShouldBe(0xFFFFFF00_00000000);
        Word(1, 4088) = 0;
        Map(Second, 2);
        Run().ShouldBe(StopReason.Call);
        Word(1, 4088).ShouldBe(0UL);
        Word(2, 0).ShouldBe(0xFF_FFFFFFFFUL);
    }

    [Fact]
    public void AReadModifyWriteIsOneTurn()
    {
        Share(First, 1);
        AtomicWord add = new(AtomicOperation.Add, 4, IsSigned: true);
        Begin(
            Do(Opcode.Constant, 1, immediate: (long)First),
            Do(Opcode.Constant, 2, immediate: 5),
            Do(Opcode.Atomic, 3, 1, 2, add.Pack()),
            Do(Opcode.Atomic, 3, 1, 2, add.Pack()),
            Do(Opcode.Syscall, 3));
        Word(1, 0) = 0xFFFFFFFF;
        Run().ShouldBe(StopReason.Visible);
        Run(allowVisible: true).ShouldBe(StopReason.Visible);
        Word(1, 0).ShouldBe(4UL);
        Run(allowVisible: true).ShouldBe(StopReason.Call);
        Word(1, 0).ShouldBe(9UL);
        _cpu.CallNumber.ShouldBe(4);
    }

    [Fact]
    public void AReadModifyWriteOfAProtectedPageFaultsAsAStore()
    {
        _table.Set(First, PageTableEntry.Map(new FrameNumber(1), writable: false, visible: false));
        AtomicWord swap = new(AtomicOperation.CompareSwap, 8, IsSigned: false);
        Begin(
            Do(Opcode.Constant, 1, immediate: (long)First),
            Do(Opcode.Constant, 2, immediate: 1),
            Do(Opcode.Atomic, 4, 1, 2, swap.Pack()));
        Run().ShouldBe(StopReason.Fault);
        _cpu.FaultIsStore.ShouldBeTrue();
        _cpu.FaultAddress.ShouldBe(First);
    }

    [Fact]
    public void ACopyGoesOnWhereItStopped()
    {
        Share(First, 1);
        Begin(
            Do(Opcode.Constant, 1, immediate: (long)Second + 100),
            Do(Opcode.Constant, 2, immediate: (long)First),
            Do(Opcode.Copy, 1, 2, immediate: 20),
            Do(Opcode.Syscall, 1));
        (Word(1, 0), Word(1, 8), Word(1, 16)) = (1, 2, 3);
        Run(allowVisible: true).ShouldBe(StopReason.Fault);
        Word(1, 0) = 9;
        Map(Second, 2);
        Run().ShouldBe(StopReason.Visible);
        Word(1, 8) = 8;
        Run(allowVisible: true).ShouldBe(StopReason.Visible);
        Run(allowVisible: true).ShouldBe(StopReason.Call);
        (Word(2, 100), Word(2, 108), Word(2, 116)).ShouldBe((1UL, 8UL, 3UL));
    }

    [Fact]
    public void AFaultThatIsNotResolvedIsMetAgain()
    {
        Begin(Do(Opcode.LoadU16At, 1, immediate: (long)First + 6));
        for (int i = 0; i < 3; i++)
        {
            Run().ShouldBe(StopReason.Fault);
            _cpu.FaultAddress.ShouldBe(First + 6);
            _cpu.FaultSize.ShouldBe((byte)2);
            _cpu.FaultIsStore.ShouldBeFalse();
        }
    }

    private void Begin(params Instruction[] body) =>
        _cpu.Start(Image(body), TestMachine.StackTop, 0, 0, 0);

    private StopReason Run(bool allowVisible = false)
    {
        int budget = Budget;
        return _cpu.Run(new Mmu(_table, _memory), ref budget, allowVisible);
    }

    private void Map(ulong page, int frame) =>
        _table.Set(page, PageTableEntry.Map(new FrameNumber(frame), true, visible: false));

    private void Share(ulong page, int frame) =>
        _table.Set(page, PageTableEntry.Map(new FrameNumber(frame), true, visible: true));

    private ref ulong Word(int frame, int offset) =>
        ref MemoryMarshal.AsRef<ulong>(
            _memory.Page(new FrameNumber(frame))[offset..]);
}
