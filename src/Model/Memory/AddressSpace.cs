namespace ActorVm.Model.Memory;

/// <summary>
/// The cached pages of one object, a file or the swap device, by index. Kernel:
/// <c>struct address_space</c>.
/// </summary>
/// <remarks>
/// Changed only by the PageCache actor. "All pages of the page cache and the swap cache are told
/// apart by an address_space and an offset" (the mmap document).
/// </remarks>
public sealed class AddressSpace
{
    private readonly SparseArray<CachedPage> _pages = new();

    /// <summary>How many pages are cached. Kernel: <c>nrpages</c>.</summary>
    public int Count => _pages.Count;

    /// <summary>A page; setting one that is absent removes it.</summary>
    public CachedPage this[PageIndex index]
    {
        get => _pages[index.Value];
        set => _pages[index.Value] = value;
    }

    /// <summary>
    /// The cached pages from one index up to, not including, another, in order. During the walk
    /// pages may be changed and removed, but none added.
    /// </summary>
    public Walker Walk(ulong first = 0, ulong end = ulong.MaxValue) => new(_pages.Walk(first, end));

    /// <summary>How many cached pages are dirty.</summary>
    public int CountDirty()
    {
        int dirty = 0;
        foreach (Entry item in Walk())
        {
            dirty += item.Page.Dirty ? 1 : 0;
        }

        return dirty;
    }

    /// <summary>Forgets all pages.</summary>
    public void Reset() => _pages.Reset();

    /// <summary>Adds indexes, states and frames to a hash.</summary>
    public void AddTo(ref ulong hash)
    {
        hash = StateHash.Mix(hash, (ulong)Count);
        foreach (Entry item in Walk())
        {
            CachedPage page = item.Page;
            ulong state = ((ulong)page.State << 1) | (page.Dirty ? 1UL : 0);
            hash = StateHash.Mix(hash, item.Index.Value);
            hash = StateHash.Mix(hash, ((ulong)page.Frame.Value << 32) | state);
        }
    }

    /// <summary>Goes over cached pages in index order; made for <c>foreach</c>.</summary>
    public ref struct Walker
    {
        private SparseArray<CachedPage>.Walker _walker;

        internal Walker(SparseArray<CachedPage>.Walker walker) => _walker = walker;

        /// <summary>Where the walk stands.</summary>
        public readonly Entry Current => new(_walker.Current);

        /// <summary>The walk itself.</summary>
        public readonly Walker GetEnumerator() => this;

        /// <summary>Goes to the next cached page.</summary>
        public bool MoveNext() => _walker.MoveNext();
    }

    /// <summary>A cached page met on a walk.</summary>
    public readonly ref struct Entry
    {
        private readonly SparseArray<CachedPage>.Entry _entry;

        internal Entry(SparseArray<CachedPage>.Entry entry) => _entry = entry;

        /// <summary>Its index in the object.</summary>
        public PageIndex Index => new((uint)_entry.Index);

        /// <summary>The page, to read and to change.</summary>
        public CachedPage Page
        {
            get => _entry.Value;
            set => _entry.Value = value;
        }
    }
}
