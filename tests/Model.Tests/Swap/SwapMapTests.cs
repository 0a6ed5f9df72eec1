using System.Collections.Generic;
using ActorVm.Model.Swap;

namespace ActorVm.Model.Tests.Swap;

public class SwapMapTests
{
    [Fact]
    public void CountsAreConserved() => Properties.Hold<(byte, byte)[]>(steps =>
    {
        SwapMap map = new(16);
        SortedDictionary<int, int> model = [];
        foreach ((byte step, byte choice) in steps)
        {
            SwapSlot slot = new(1 + (choice % 16));
            switch (step % 3)
            {
                case 1 when model.ContainsKey(slot.Value):
                    map.Duplicate(slot);
                    model[slot.Value]++;
                    break;
                case 2 when model.ContainsKey(slot.Value):
                    map.Free(slot).ShouldBe(--model[slot.Value] == 0);
                    if (model[slot.Value] == 0)
                    {
                        model.Remove(slot.Value);
                    }

                    break;
                default:
                    SwapSlot given = map.Allocate();
                    (given == default).ShouldBe(model.Count == 16);
                    if (given != default)
                    {
                        model.Add(given.Value, 1);
                    }

                    break;
            }

            map.CheckInvariants();
        }

        map.UsedCount.ShouldBe(model.Count);
        foreach (var (slot, count) in model)
        {
            map.CountOf(new(slot)).ShouldBe(count);
        }
    });

    [Fact]
    public void AFreeSlotCanNeitherBeDuplicatedNorFreed()
    {
        SwapMap map = new(2);
        SwapSlot slot = map.Allocate();
        map.Free(slot).ShouldBeTrue();
        Should.Throw<KernelBug>(() => map.Free(slot));
        Should.Throw<KernelBug>(() => map.Duplicate(slot));
    }
}
