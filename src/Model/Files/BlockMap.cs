using ActorVm.Model.Memory;

namespace ActorVm.Model.Files;

/// <summary>Where on disk the pages of a file lie. Kernel: the extent tree of ext4.</summary>
/// <remarks>
/// A page has a block, or one is <see cref="Reserved"/> for it since a write(2) put it into the
/// page cache (delayed allocation), or it is a hole. A reserved page and a hole have nothing on
/// disk: they read as zeros.
/// </remarks>
public sealed class BlockMap
{
    /// <summary>The block of a page that will get one when it is written out.</summary>
    public const uint Reserved = uint.MaxValue;

    private readonly SparseArray<uint> _blocks = new();

    /// <summary>How many pages have a block or a reservation.</summary>
    public int Count => _blocks.Count;

    /// <summary>The block of a page, from 1; 0 for a hole.</summary>
    public uint this[PageIndex page]
    {
        get => _blocks[page.Value];
        set => _blocks[page.Value] = value;
    }

    /// <summary>Whether the page has bytes on disk.</summary>
    public bool IsOnDisk(PageIndex page) => this[page] is not (0 or Reserved);

    /// <summary>
    /// The pages from one on that are no holes, in order. During the walk entries may be removed.
    /// </summary>
    public SparseArray<uint>.Walker Walk(ulong first = 0) => _blocks.Walk(first);

    /// <summary>Makes all pages holes.</summary>
    public void Reset() => _blocks.Reset();

    /// <summary>Adds the map to a hash.</summary>
    public void AddTo(ref ulong hash)
    {
        foreach (SparseArray<uint>.Entry entry in _blocks.Walk())
        {
            hash = StateHash.Mix(hash, (entry.Index << 32) | entry.Value);
        }
    }
}
