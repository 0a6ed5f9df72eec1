using System.Collections.Generic;
using System.Linq;

namespace ActorVm.Model.Tests;

public class SparseArrayTests
{
    [Fact]
    public void AgreesWithADictionaryWhateverIsDone() => Properties.Hold<(byte, byte, bool)[]>(steps =>
    {
        SparseArray<int> array = new();
        SortedDictionary<ulong, int> model = [];
        foreach ((byte where, byte value, bool reset) in steps)
        {
            // Far apart, near together, and crossing leaves.
            ulong index = (ulong)where * (where % 3 == 0 ? 1UL << 32 : 7);
            if (reset && value > 250)
            {
                array.Reset();
                model.Clear();
            }

            array[index] = value % 8;
            model[index] = value % 8;
            if (value % 8 == 0)
            {
                model.Remove(index);
            }

            array[index].ShouldBe(value % 8);
        }

        Contents(array, 0, ulong.MaxValue).ShouldBe(model.Select(p => (p.Key, p.Value)));
        array.Count.ShouldBe(model.Count);
        Contents(array, 60, 900).ShouldBe(
            model.Where(p => p.Key is >= 60 and < 900).Select(p => (p.Key, p.Value)));

        SparseArray<int> copy = new();
        copy[5] = 5;
        copy.CopyFrom(array);
        Contents(copy, 0, ulong.MaxValue).ShouldBe(Contents(array, 0, ulong.MaxValue));
    });

    [Fact]
    public void ACopyGoesItsOwnWay()
    {
        SparseArray<int> array = new();
        array[3] = 1;
        SparseArray<int> copy = new();
        copy.CopyFrom(array);
        copy[3] = 2;
        array[3].ShouldBe(1);
        copy[3].ShouldBe(2);
    }

    [Fact]
    public void AWalkMayRemoveWhatItMeets()
    {
        SparseArray<int> array = new();
        for (ulong i = 0; i < 200; i++)
        {
            array[i] = 1;
        }

        foreach (SparseArray<int>.Entry entry in array.Walk(10, 150))
        {
            SparseArray<int>.Entry met = entry;
            met.Value = 0;
        }

        array.Count.ShouldBe(60);
        array[10].ShouldBe(0);
        array[150].ShouldBe(1);
    }

    private static List<(ulong, int)> Contents(SparseArray<int> array, ulong first, ulong end)
    {
        List<(ulong, int)> found = [];
        foreach (SparseArray<int>.Entry entry in array.Walk(first, end))
        {
            found.Add((entry.Index, entry.Value));
        }

        return found;
    }
}
