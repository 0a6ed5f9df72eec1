using ActorVm.Model.Memory;

namespace ActorVm.Bench;

/// <summary>Loads and stores of four bytes through a page table, and on an array.</summary>
internal sealed class MemoryWork
{
    private const int Pages = 16;
    private const int Accesses = 1 << 16;
    private const int Mask = (Pages * Paging.PageSizeBytes) - 1;
    private const int Stride = 4 * 257; // not all in one page, nor each in another
    private const ulong Start = 0x40000000;
    private readonly Mmu _mmu;
    private readonly int[] _array = new int[(Mask + 1) / 4];

    /// <summary>Maps some pages.</summary>
    public MemoryWork()
    {
        PhysicalMemory memory = new(Pages + 1);
        PageTable table = new();
        for (int i = 0; i < Pages; i++)
        {
            table.Set(
                Start + (ulong)(i * Paging.PageSizeBytes),
                PageTableEntry.Map(new FrameNumber(i + 1), true, false));
        }

        _mmu = new Mmu(table, memory);
    }

    /// <summary>What was loaded, so that no load can be left out.</summary>
    public ulong Sum { get; private set; }

    /// <summary>Loads through the page table.</summary>
    public long Load()
    {
        ulong sum = 0;
        for (int i = 0; i < Accesses; i++)
        {
            ulong at = Start + (uint)((i * Stride) & Mask);
            if (_mmu.Load(at, 4, false, out ulong value) == MmuOutcome.Done)
            {
                sum += value;
            }
        }

        Sum += sum;
        return Accesses;
    }

    /// <summary>Stores through the page table.</summary>
    public long Store()
    {
        for (int i = 0; i < Accesses; i++)
        {
            ulong at = Start + (uint)((i * Stride) & Mask);
            if (_mmu.Store(at, 4, (ulong)i, false) != MmuOutcome.Done)
            {
                Sum++;
            }
        }

        return Accesses;
    }

    /// <summary>Loads from the array.</summary>
    public long LoadPlain()
    {
        ulong sum = 0;
        for (int i = 0; i < Accesses; i++)
        {
            sum += (uint)_array[((i * Stride) & Mask) / 4];
        }

        Sum += sum;
        return Accesses;
    }

    /// <summary>Stores to the array.</summary>
    public long StorePlain()
    {
        for (int i = 0; i < Accesses; i++)
        {
            _array[((i * Stride) & Mask) / 4] = i;
        }

        return Accesses;
    }
}
