using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Model.Tests.Swap;

public class SwapCacheTests
{
    [Fact]
    public void ASlotAndItsFrameFindEachOther()
    {
        SwapCache cache = new();
        cache.Add(new(5), new(9), CachedPageState.Reading);
        cache.Find(new(5)).Frame.ShouldBe(new FrameNumber(9));
        cache.SlotOf(new(9)).ShouldBe(new SwapSlot(5));
        cache.SetState(new(5), CachedPageState.UpToDate);
        cache.Find(new(5)).State.ShouldBe(CachedPageState.UpToDate);
        cache.CheckInvariants();
        cache.Remove(new(5)).ShouldBe(new FrameNumber(9));
        cache.Find(new(5)).IsCached.ShouldBeFalse();
        cache.SlotOf(new(9)).ShouldBe(default);
        cache.CheckInvariants();
    }

    [Fact]
    public void NeitherSideCanBeEnteredTwice()
    {
        SwapCache cache = new();
        cache.Add(new(5), new(9), CachedPageState.Reading);
        Should.Throw<KernelBug>(() => cache.Add(new(5), new(8), CachedPageState.Reading));
        Should.Throw<KernelBug>(() => cache.Add(new(6), new(9), CachedPageState.Reading));
        Should.Throw<KernelBug>(() => cache.Remove(new(6)));
        Should.Throw<KernelBug>(() => cache.SetState(new(6), CachedPageState.UpToDate));
    }
}
