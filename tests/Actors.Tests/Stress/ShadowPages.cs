using System;

namespace ActorVm.Actors.Tests.Stress;

/// <summary>
/// Pages that several processes share, as they ought to be: a number for each cell. A cell is eight
/// bytes; each page has twelve, some way apart.
/// </summary>
/// <param name="id">What the numbers stored in them are marked with.</param>
/// <param name="pageCount">How many pages.</param>
internal sealed class ShadowPages(int id, int pageCount)
{
    public const int CellsPerPage = 12;

    private const int PageBytes = 4096;
    private const int CellStride = 336;
    private const int CellBytes = 8;

    private readonly long[] _now = new long[pageCount * CellsPerPage];
    private readonly long[] _before = new long[pageCount * CellsPerPage];

    public int Id => id;

    public int PageCount => pageCount;

    /// <summary>How many cells there are; for a file, how many lie below its end.</summary>
    public int Length { get; private set; } = pageCount * CellsPerPage;

    /// <summary>How many pages can be touched: SIGBUS is behind them.</summary>
    public int ReachablePages => (Length + CellsPerPage - 1) / CellsPerPage;

    public long SizeBytes =>
        Length % CellsPerPage == 0
            ? Length / CellsPerPage * PageBytes
            : OffsetOf(Length - 1) + CellBytes;

    public static long OffsetOf(int cell) =>
        (cell / CellsPerPage * PageBytes) + (cell % CellsPerPage * CellStride);

    /// <summary>What the cell holds, for him who alone stores to it.</summary>
    public long this[int cell]
    {
        get => _now[cell];
        set => _now[cell] = value;
    }

    /// <summary>What it held before anybody stored to it in this epoch.</summary>
    public long Before(int cell) => _before[cell];

    public void BeginEpoch() => _now.CopyTo(_before, 0);

    /// <summary>A file gets a new size: what lies behind it is lost.</summary>
    public void Resize(int cells)
    {
        Array.Clear(_now, cells, _now.Length - cells);
        Length = cells;
        BeginEpoch();
    }

    /// <summary>The pages are new.</summary>
    public void Clear()
    {
        Array.Clear(_now);
        BeginEpoch();
    }
}
