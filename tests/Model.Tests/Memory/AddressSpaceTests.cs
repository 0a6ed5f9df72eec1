using ActorVm.Model.Memory;

namespace ActorVm.Model.Tests.Memory;

public class AddressSpaceTests
{
    [Fact]
    public void PagesAreFoundByIndexAndWalkedInOrder()
    {
        AddressSpace space = new();
        space[new(900)] = new CachedPage(new(1), CachedPageState.UpToDate, Dirty: true);
        space[new(2)] = new CachedPage(new(2), CachedPageState.Reading, Dirty: false);
        space[new(3)].IsCached.ShouldBeFalse();
        space.Count.ShouldBe(2);
        space.CountDirty().ShouldBe(1);
        string met = "";
        foreach (AddressSpace.Entry entry in space.Walk())
        {
            met += $"{entry.Index.Value}:{entry.Page.Frame.Value} ";
        }

        met.ShouldBe("2:2 900:1 ");
    }

    [Fact]
    public void TruncationWalksFromTheFirstPageToDrop()
    {
        AddressSpace space = new();
        for (uint i = 0; i < 100; i++)
        {
            space[new(i)] = new CachedPage(new((int)i + 1), CachedPageState.UpToDate, false);
        }

        foreach (AddressSpace.Entry entry in space.Walk(first: 10))
        {
            AddressSpace.Entry dropped = entry;
            dropped.Page = default;
        }

        space.Count.ShouldBe(10);
        space[new(9)].Frame.ShouldBe(new FrameNumber(10));
    }
}
