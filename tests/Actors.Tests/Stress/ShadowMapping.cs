using System.Linq;

namespace ActorVm.Actors.Tests.Stress;

/// <summary>What a slot of a generated program maps.</summary>
internal enum MappingKind
{
    Data,
    Heap,
    Anonymous,
    SharedAnonymous,
    Segment,
    SharedFile,
    PrivateFile,
}

/// <summary>A mapping as its process ought to see it.</summary>
/// <param name="kind">What it maps.</param>
/// <param name="pageCount">How many pages.</param>
/// <param name="shared">The shared pages, where it maps any.</param>
/// <param name="number">Which segment or file it is.</param>
internal sealed class ShadowMapping(
    MappingKind kind, int pageCount, ShadowPages? shared = null, int number = 0)
{
    private readonly long?[]?[] _own = new long?[]?[pageCount];
    private readonly bool[] _isHole = new bool[pageCount];

    public MappingKind Kind => kind;

    public int PageCount => pageCount;

    public ShadowPages? Shared => shared;

    public int Number => number;

    public bool HasHoles => _isHole.Contains(true);

    /// <summary>Whether a page can be touched.</summary>
    public bool IsReachable(int page) =>
        !_isHole[page]
        && (page < (shared?.ReachablePages ?? pageCount));

    public bool IsHole(int page) => _isHole[page];

    public void Punch(int page) => _isHole[page] = true;

    /// <summary>The process's own cells of a page; null where it sees the shared ones.</summary>
    public long?[]? Own(int page) => _own[page];

    /// <summary>From now on the process has its own page, with these cells.</summary>
    public void SetOwn(int page, long?[] cells) => _own[page] = cells;

    /// <summary>Copies of a file's pages that were cut off are gone.</summary>
    public void DropCopies(int firstPage)
    {
        for (int page = firstPage; page < pageCount; page++)
        {
            _own[page] = null;
        }
    }

    /// <summary>What a forked child has.</summary>
    public ShadowMapping Fork()
    {
        ShadowMapping copy = new(kind, pageCount, shared, number);
        for (int page = 0; page < pageCount; page++)
        {
            copy._own[page] = (long?[]?)_own[page]?.Clone();
            copy._isHole[page] = _isHole[page];
        }

        return copy;
    }
}
