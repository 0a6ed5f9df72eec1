using System.Runtime.CompilerServices;

namespace ActorVm.Model.Memory;

/// <summary>The page table of one process. Kernel: <c>pgd_t</c> and what hangs on it.</summary>
/// <remarks>
/// Changed only by its Process actor; the <see cref="Mmu"/> sets accessed and dirty, as hardware
/// does. Sparse over the whole address space. Addresses may lie anywhere in their page.
/// </remarks>
public sealed class PageTable
{
    private readonly SparseArray<PageTableEntry> _entries = new();

    /// <summary>How many entries are not empty.</summary>
    public int Count => _entries.Count;

    /// <summary>The entry of an address; empty where nothing was set.</summary>
    public PageTableEntry Get(ulong address) => _entries[address >> Paging.PageShift];

    /// <summary>Sets the entry of an address.</summary>
    public void Set(ulong address, PageTableEntry entry) =>
        _entries[address >> Paging.PageShift] = entry;

    /// <summary>Empties the entry of an address and tells what it was.</summary>
    public PageTableEntry Clear(ulong address)
    {
        PageTableEntry was = Get(address);
        Set(address, default);
        return was;
    }

    /// <summary>
    /// The entries that are not empty between two page-aligned addresses, in order. During the walk
    /// entries may be changed and emptied, but none added.
    /// </summary>
    public Walker Walk(ulong start = 0, ulong end = ulong.MaxValue) =>
        new(_entries.Walk(start >> Paging.PageShift, end >> Paging.PageShift));

    /// <summary>
    /// Takes over all entries of another table, as fork does before it write-protects them.
    /// </summary>
    public void CopyFrom(PageTable other) => _entries.CopyFrom(other._entries);

    /// <summary>Empties all entries; memory is kept for the next use.</summary>
    public void Reset() => _entries.Reset();

    /// <summary>Adds addresses, flags, frames and slots to a hash.</summary>
    public void AddTo(ref ulong hash)
    {
        hash = StateHash.Mix(hash, (ulong)Count);
        foreach (SparseArray<PageTableEntry>.Entry item in _entries.Walk())
        {
            hash = StateHash.Mix(StateHash.Mix(hash, item.Index), item.Value.Bits);
        }
    }

    /// <summary>Where the entry of an address lies: what the Mmu sets flags in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref PageTableEntry Slot(ulong address) =>
        ref _entries.Slot(address >> Paging.PageShift);

    /// <summary>
    /// Goes over the entries of a range in address order; made for <c>foreach</c>.
    /// </summary>
    public ref struct Walker
    {
        private SparseArray<PageTableEntry>.Walker _walker;

        internal Walker(SparseArray<PageTableEntry>.Walker walker) => _walker = walker;

        /// <summary>Where the walk stands.</summary>
        public readonly Item Current => new(_walker.Current);

        /// <summary>The walk itself.</summary>
        public readonly Walker GetEnumerator() => this;

        /// <summary>Goes to the next entry that is not empty.</summary>
        public bool MoveNext() => _walker.MoveNext();
    }

    /// <summary>An entry met on a walk, with the address of its page.</summary>
    public readonly ref struct Item
    {
        private readonly SparseArray<PageTableEntry>.Entry _item;

        internal Item(SparseArray<PageTableEntry>.Entry item) => _item = item;

        /// <summary>The first address of the page.</summary>
        public ulong Address => _item.Index << Paging.PageShift;

        /// <summary>The entry, to read and to change.</summary>
        public PageTableEntry Entry
        {
            get => _item.Value;
            set => _item.Value = value;
        }
    }
}
