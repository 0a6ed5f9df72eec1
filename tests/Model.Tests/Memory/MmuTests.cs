using System;
using ActorVm.Model.Memory;

namespace ActorVm.Model.Tests.Memory;

public class MmuTests
{
    private const ulong Private = 0x08049000;
    private const ulong Shared = 0x40000000;
    private const ulong ReadOnly = 0x08048000;

    private readonly PageTable _table = new();
    private readonly PhysicalMemory _memory = new(16);
    private readonly Mmu _mmu;

    public MmuTests()
    {
        _mmu = new Mmu(_table, _memory);
        _table.Set(Private, PageTableEntry.Map(new(1), writable: true, visible: false));
        _table.Set(Shared, PageTableEntry.Map(new(2), writable: true, visible: true));
        _table.Set(ReadOnly, PageTableEntry.Map(new(3), writable: false, visible: false));
    }

    [Theory]
    [InlineData(1, 0xF0UL)]
    [InlineData(2, 0xDEF0UL)]
    [InlineData(4, 0x9ABCDEF0UL)]
    [InlineData(8, 0x123456789ABCDEF0UL)]
    public void ALoadReturnsTheStoredBytesZeroExtended(int size, ulong expected)
    {
        _mmu.Store(Private + 4088, size, 0x123456789ABCDEF0, false).ShouldBe(MmuOutcome.Done);
        _mmu.Load(Private + 4088, size, false, out ulong value).ShouldBe(MmuOutcome.Done);
        value.ShouldBe(expected);
        _mmu.Load(Private + 4088, 8, false, out value);
        value.ShouldBe(expected);
    }

    [Fact]
    public void AVisiblePageIsReachedOnlyWhenAllowed()
    {
        _mmu.Store(Shared, 4, 1, allowVisible: false).ShouldBe(MmuOutcome.Visible);
        _table.Get(Shared).Accessed.ShouldBeFalse();
        _mmu.Store(Shared, 4, 1, allowVisible: true).ShouldBe(MmuOutcome.Done);
        _mmu.Load(Shared, 4, false, out _).ShouldBe(MmuOutcome.Visible);
        _mmu.Load(Shared, 4, true, out ulong value).ShouldBe(MmuOutcome.Done);
        value.ShouldBe(1UL);
    }

    [Fact]
    public void FaultsChangeNothing()
    {
        _mmu.Store(ReadOnly, 4, 1, true).ShouldBe(MmuOutcome.Fault);
        _mmu.Load(0, 1, true, out _).ShouldBe(MmuOutcome.Fault);
        _mmu.Load(ulong.MaxValue, 1, true, out _).ShouldBe(MmuOutcome.Fault);
        _table.Set(Private, _table.Get(Private).WithPresent(false));
        _mmu.Load(Private, 1, true, out _).ShouldBe(MmuOutcome.Fault);
        _table.Get(ReadOnly).ShouldBe(PageTableEntry.Map(new(3), false, false));
    }

    [Fact]
    public void AccessedAndDirtyAreSetAsByHardware()
    {
        _mmu.Load(ReadOnly, 4, false, out _);
        (_table.Get(ReadOnly).Accessed, _table.Get(ReadOnly).Dirty).ShouldBe((true, false));
        _mmu.Store(Private, 4, 1, false);
        (_table.Get(Private).Accessed, _table.Get(Private).Dirty).ShouldBe((true, true));
    }

    [Fact]
    public void BytesAreCopiedWithinAPage()
    {
        _mmu.StoreBytes(Private + 10, "hello"u8, false).ShouldBe(MmuOutcome.Done);
        byte[] read = new byte[5];
        _mmu.LoadBytes(Private + 10, read, false).ShouldBe(MmuOutcome.Done);
        read.ShouldBe("hello"u8.ToArray());
        _mmu.StoreBytes(ReadOnly, "x"u8, false).ShouldBe(MmuOutcome.Fault);
    }

    [Fact]
    public void AnAccessOverThePageEndIsTheCallersDefect()
    {
        Should.Throw<KernelBug>(() => _mmu.Load(Private + 4093, 4, false, out _));
        Should.Throw<ArgumentException>(() => _mmu.StoreBytes(Private + 4093, new byte[4], false));
    }

    [Fact]
    public void AFrameIsZeroAfterResetAndHashesByContent()
    {
        ulong zero = _memory.ContentHash(new(5));
        _memory.Page(new(1))[4095] = 1;
        _memory.Copy(new(1), new(2));
        _memory.ContentHash(new(1)).ShouldNotBe(zero);
        _memory.ContentHash(new(2)).ShouldBe(_memory.ContentHash(new(1)));
        _memory.Zero(new(1));
        _memory.ContentHash(new(1)).ShouldBe(zero);
        _memory.Reset();
        _memory.Page(new(2))[4095].ShouldBe((byte)0);
        _memory.ContentHash(new(2)).ShouldBe(zero);
        _memory.Page(new(2))[0] = 1;
        _memory.Copy(new(9), new(2));
        _memory.ContentHash(new(2)).ShouldBe(zero);
    }
}
