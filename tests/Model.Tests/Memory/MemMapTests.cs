using System.Collections.Generic;
using System.Linq;
using ActorVm.Model.Memory;

namespace ActorVm.Model.Tests.Memory;

public class MemMapTests
{
    private static readonly FrameOwner Page3 = FrameOwner.OfSegment(new(0, 1), new(3));

    [Fact]
    public void GivingBackNeverTakesWhatAPinHolds()
    {
        MemMap map = new(4);
        FrameNumber frame = map.Allocate(Page3);
        frame.ShouldBe(new FrameNumber(1));
        map.Get(frame);
        map.Pin(frame);
        map[frame].Count.ShouldBe(3);
        map.Put(frame).ShouldBeFalse();
        map.Put(frame).ShouldBeFalse();
        Should.Throw<KernelBug>(() => map.Put(frame));
    }

    [Fact]
    public void APinIsAReference()
    {
        MemMap map = new(4);
        FrameNumber frame = map.Allocate(Page3);
        map.Pin(frame);
        map.Put(frame).ShouldBeFalse();
        map.Unpin(frame).ShouldBeTrue();
        map.FreeCount.ShouldBe(4);
        Should.Throw<KernelBug>(() => map.Get(frame));
    }

    [Fact]
    public void FramesAreCountedByUse()
    {
        MemMap map = new(4);
        FrameNumber shm = map.Allocate(Page3);
        FrameNumber own = map.Allocate(FrameOwner.OfProcess(FrameUse.Image, new(2), 0x08049123));
        map.SetOwner(own, FrameOwner.OfProcess(FrameUse.Anonymous, new(2), 0x08049123));
        (map.CountOf(FrameUse.Shm), map.CountOf(FrameUse.Image), map.CountOf(FrameUse.Anonymous),
            map.CountOf(FrameUse.Free)).ShouldBe((1, 0, 1, 2));
        map[shm].Owner.Segment.ShouldBe(new(0, 1));
        map[shm].Owner.Page.ShouldBe(new PageIndex(3));
        (map[own].Owner.Process, map[own].Owner.Index).ShouldBe((new Pid(2), 0x08049UL));
        map.CheckInvariants();
    }

    [Fact]
    public void AFullMachineGivesNoFrame()
    {
        MemMap map = new(2);
        map.Allocate(Page3);
        map.Allocate(Page3);
        map.Allocate(Page3).ShouldBe(default);
    }

    [Fact]
    public void MappingsAreListedByPidAndAddress()
    {
        MemMap map = new(2);
        FrameNumber frame = map.Allocate(Page3);
        FrameMapping[] mappings =
            [new(new(3), 0x1000), new(new(2), 0x9000), new(new(3), 0x0), new(new(2), 0x5000)];
        foreach (FrameMapping mapping in mappings)
        {
            map.Get(frame);
            map.AddMapping(frame, mapping);
        }

        List(map, frame).ShouldBe(mappings.OrderBy(m => m.Pid.Value).ThenBy(m => m.Address));
        map.RemoveMapping(frame, mappings[1]);
        List(map, frame).Count.ShouldBe(3);
        Should.Throw<KernelBug>(() => map.RemoveMapping(frame, mappings[1]));
        map.CheckInvariants();
    }

    [Fact]
    public void CountsAreConserved() => Properties.Hold<(byte, byte)[]>(steps =>
    {
        MemMap map = new(8);
        Dictionary<int, (int References, int Pins, SortedSet<int> Mappers)> model = [];
        foreach ((byte step, byte choice) in steps)
        {
            FrameNumber frame = new(1 + (choice % 8));
            if (!model.TryGetValue(frame.Value, out var state))
            {
                FrameNumber given = map.Allocate(Page3);
                model.Count(p => p.Key < given.Value).ShouldBe(given.Value - 1);
                model[given.Value] = (1, 0, []);
                continue;
            }

            FrameMapping mapping = new(new(1 + (choice / 8)), 0x1000);
            bool freed = Apply(map, frame, step % 5, mapping, ref state);
            freed.ShouldBe(state.References + state.Pins + state.Mappers.Count == 0);
            model[frame.Value] = state;
            if (freed)
            {
                model.Remove(frame.Value);
            }

            map.CheckInvariants();
            map.FreeCount.ShouldBe(8 - model.Count);
        }

        foreach (var (number, state) in model)
        {
            FrameNumber frame = new(number);
            map[frame].Count.ShouldBe(state.References + state.Pins + state.Mappers.Count);
            List(map, frame).Select(m => m.Pid.Value).ShouldBe(state.Mappers);
        }
    });

    [Fact]
    public void AResetMapIsAsNew()
    {
        MemMap map = new(8);
        ulong fresh = Hash(map);
        FrameNumber frame = map.Allocate(Page3);
        map.AddMapping(frame, new(new(2), 0x1000));
        Hash(map).ShouldNotBe(fresh);
        map.Reset();
        Hash(map).ShouldBe(fresh);
        map.Allocate(Page3).ShouldBe(new FrameNumber(1));
        List(map, new(1)).ShouldBeEmpty();
    }

    private static bool Apply(
        MemMap map,
        FrameNumber frame,
        int step,
        FrameMapping mapping,
        ref (int References, int Pins, SortedSet<int> Mappers) state)
    {
        switch (step)
        {
            case 0:
                map.Get(frame);
                state.References++;
                return false;
            case 1 when state.References > 0:
                state.References--;
                return map.Put(frame);
            case 2:
                map.Pin(frame);
                state.Pins++;
                return false;
            case 3 when state.Pins > 0:
                state.Pins--;
                return map.Unpin(frame);
            case 4 when state.Mappers.Remove(mapping.Pid.Value):
                map.RemoveMapping(frame, mapping);
                return map.Put(frame);
            case 4:
                map.Get(frame);
                map.AddMapping(frame, mapping);
                state.Mappers.Add(mapping.Pid.Value);
                return false;
            default:
                return false;
        }
    }

    private static List<FrameMapping> List(MemMap map, FrameNumber frame)
    {
        List<FrameMapping> found = [];
        foreach (FrameMapping mapping in map.MappingsOf(frame))
        {
            found.Add(mapping);
        }

        return found;
    }

    private static ulong Hash(MemMap map)
    {
        ulong hash = StateHash.Seed;
        map.AddTo(ref hash);
        return hash;
    }
}
