using System;

namespace ActorVm.Model.Files;

/// <summary>
/// The names in a directory, in the order of their bytes. Kernel: <c>struct ext4_dir_entry_2</c>.
/// </summary>
public sealed class Directory
{
    private Entry[] _entries = new Entry[4];

    /// <summary>What <c>..</c> names; the root's is the root.</summary>
    public InodeNumber Parent { get; set; }

    /// <summary>How many names there are.</summary>
    public int Count { get; private set; }

    /// <summary>The names and their inodes.</summary>
    public ReadOnlySpan<Entry> Entries => _entries.AsSpan(0, Count);

    /// <summary>The inode of a name; none where it is not there.</summary>
    public InodeNumber Find(ReadOnlySpan<byte> name)
    {
        int at = Position(name);
        return at < Count && name.SequenceEqual(_entries[at].Name)
            ? _entries[at].Inode
            : default;
    }

    /// <summary>Adds a name, which is not there yet.</summary>
    public void Add(ReadOnlySpan<byte> name, InodeNumber inode)
    {
        int at = Position(name);
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, _entries.Length * 2);
        }

        Entry spare = _entries[Count];
        Array.Copy(_entries, at, _entries, at + 1, Count - at);
        _entries[at] = spare.With(name, inode);
        Count++;
    }

    /// <summary>Takes a name out, which is there.</summary>
    public void Remove(ReadOnlySpan<byte> name)
    {
        int at = Position(name);
        Entry spare = _entries[at];
        Count--;
        Array.Copy(_entries, at + 1, _entries, at, Count - at);
        _entries[Count] = spare;
    }

    /// <summary>Takes all names out.</summary>
    public void Reset() => Count = 0;

    /// <summary>Adds the names and their inodes to a hash.</summary>
    public void AddTo(ref ulong hash)
    {
        foreach (ref readonly Entry entry in Entries)
        {
            hash = StateHash.Mix(hash, entry.Name);
            hash = StateHash.Mix(hash, (ulong)entry.Inode.Value);
        }
    }

    /// <summary>Where a name is, or would be.</summary>
    private int Position(ReadOnlySpan<byte> name)
    {
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (name.SequenceCompareTo(_entries[middle].Name) > 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>A name and what it names. Behind the last one lie those that were taken out, whose
    /// memory the next ones get.</summary>
    public readonly struct Entry
    {
        private readonly byte[]? _bytes;
        private readonly int _length;

        private Entry(byte[] bytes, int length, InodeNumber inode)
        {
            _bytes = bytes;
            _length = length;
            Inode = inode;
        }

        /// <summary>The name.</summary>
        public ReadOnlySpan<byte> Name => _bytes.AsSpan(0, _length);

        /// <summary>What it names.</summary>
        public InodeNumber Inode { get; }

        /// <summary>Another entry in this one's memory, where that is enough.</summary>
        internal Entry With(ReadOnlySpan<byte> name, InodeNumber inode)
        {
            byte[] bytes = _bytes?.Length >= name.Length
                ? _bytes
                : new byte[Math.Max(name.Length, 16)];
            name.CopyTo(bytes);
            return new Entry(bytes, name.Length, inode);
        }
    }
}
