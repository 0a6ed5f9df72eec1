using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Model.Tests.Memory;

public class PageTableTests
{
    [Fact]
    public void AnEntryKeepsItsFrameUnderProtNone()
    {
        PageTableEntry entry = PageTableEntry.Map(new(7), true, false).WithDirty(true);
        PageTableEntry hidden = entry.WithPresent(false);
        (hidden.Present, hidden.NoAccess, hidden.Frame).ShouldBe((false, true, new FrameNumber(7)));
        hidden.WithPresent(true).ShouldBe(entry);
    }

    [Fact]
    public void ASwappedEntryHoldsASlotAndNoFrame()
    {
        PageTableEntry entry = PageTableEntry.Swap(new SwapSlot(9));
        (entry.Slot, entry.Frame, entry.Present, entry.IsEmpty)
            .ShouldBe((new SwapSlot(9), default, false, false));
        Should.Throw<KernelBug>(() => entry.WithPresent(true));
    }

    [Fact]
    public void AnyAddressOfAPageFindsItsEntry()
    {
        PageTable table = new();
        PageTableEntry entry = PageTableEntry.Map(new(3), false, true);
        table.Set(0x7ffffffff123, entry);
        table.Get(0x7ffffffff000).ShouldBe(entry);
        table.Get(0x7fffffffe000).IsEmpty.ShouldBeTrue();
        table.Clear(0x7fffffffffff).ShouldBe(entry);
        table.Count.ShouldBe(0);
    }

    [Fact]
    public void AWalkGoesByAddressAndMayChangeEntries()
    {
        PageTable table = new();
        table.Set(0xC0000000, PageTableEntry.Map(new(1), true, false));
        table.Set(0x40000000, PageTableEntry.Map(new(2), true, false));
        table.Set(0x40001000, PageTableEntry.Map(new(3), true, false));
        string met = "";
        foreach (PageTable.Item item in table.Walk(0x40000000, 0xC0000000))
        {
            met += $"{item.Address:x} ";
            PageTable.Item found = item;
            found.Entry = item.Entry.WithWritable(false);
        }

        met.ShouldBe("40000000 40001000 ");
        table.Get(0x40001000).Writable.ShouldBeFalse();
        table.Get(0xC0000000).Writable.ShouldBeTrue();
    }

    [Fact]
    public void EqualTablesHashAlikeHoweverTheyWereMade()
    {
        PageTable one = new();
        one.Set(0x1000, PageTableEntry.Map(new(1), true, false));
        PageTable other = new();
        other.Set(0x9000000, PageTableEntry.Map(new(2), true, false));
        other.Reset();
        other.Set(0x800000, PageTableEntry.Map(new(2), true, false));
        other.Clear(0x800000);
        other.Set(0x1000, PageTableEntry.Map(new(1), true, false));
        Hash(other).ShouldBe(Hash(one));
        other.Set(0x1000, PageTableEntry.Map(new(1), true, true));
        Hash(other).ShouldNotBe(Hash(one));
    }

    private static ulong Hash(PageTable table)
    {
        ulong hash = StateHash.Seed;
        table.AddTo(ref hash);
        return hash;
    }
}
