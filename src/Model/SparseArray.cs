using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActorVm.Model;

/// <summary>
/// A map from 64-bit indexes to values, kept in index order, in leaves of 64 neighbours: what a
/// page table, an address space or a block map is. The default of <typeparamref name="T"/> means
/// absent.
/// </summary>
/// <remarks>
/// Reading takes a few instructions where one of the last eight leaves is met again, a binary
/// search otherwise. Nothing is allocated but leaves, and <see cref="Reset"/> keeps those for the
/// next use.
/// </remarks>
/// <typeparam name="T">The values; its default is what an absent index reads as.</typeparam>
public sealed class SparseArray<T>
    where T : struct, IEquatable<T>
{
    private const int LeafBits = 6;
    private const int LeafSize = 1 << LeafBits;
    private const int RecentLeaves = 8;

    private readonly Leaf _nowhere = new() { Key = ulong.MaxValue };
    private readonly Leaf[] _recent = new Leaf[RecentLeaves];
    private readonly Stack<Leaf> _pool = new();
    private Leaf[] _leaves = new Leaf[RecentLeaves];
    private int _leafCount;

    /// <summary>Makes an empty one.</summary>
    public SparseArray() => Array.Fill(_recent, _nowhere);

    /// <summary>How many indexes hold a value.</summary>
    public int Count { get; private set; }

    /// <summary>The value at an index; setting the default removes it.</summary>
    public T this[ulong index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Slot(index);
        set => Set(index, value);
    }

    /// <summary>
    /// Takes over all values of another one. A leaf that became empty is left behind.
    /// </summary>
    public void CopyFrom(SparseArray<T> other)
    {
        Reset();
        foreach (Leaf leaf in other._leaves.AsSpan(0, other._leafCount))
        {
            if (leaf.Used != 0)
            {
                Leaf copy = Insert(_leafCount, leaf.Key);
                copy.Used = leaf.Used;
                leaf.Items.CopyTo(copy.Items, 0);
            }
        }

        Count = other.Count;
    }

    /// <summary>The values from one index up to, not including, another, in index order.</summary>
    /// <remarks>During the walk values may be changed and removed, but none added.</remarks>
    public Walker Walk(ulong first = 0, ulong end = ulong.MaxValue) => new(this, first, end);

    /// <summary>Removes everything and keeps the leaves for the next use.</summary>
    public void Reset()
    {
        foreach (Leaf leaf in _leaves.AsSpan(0, _leafCount))
        {
            if (leaf.Used != 0)
            {
                Array.Clear(leaf.Items);
                leaf.Used = 0;
            }

            _pool.Push(leaf);
        }

        Array.Clear(_leaves, 0, _leafCount);
        Array.Fill(_recent, _nowhere);
        _leafCount = 0;
        Count = 0;
    }

    /// <summary>
    /// Where the value of an index lies. To be written only where a value is already.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref T Slot(ulong index)
    {
        ulong key = index >> LeafBits;
        // Both arrays are as long as the masks say, so that nothing has to be checked.
        Leaf leaf = Unsafe.Add(
            ref MemoryMarshal.GetArrayDataReference(_recent), (nuint)(key & (RecentLeaves - 1)));
        if (leaf.Key != key)
        {
            leaf = Find(key);
        }

        return ref Unsafe.Add(
            ref MemoryMarshal.GetArrayDataReference(leaf.Items), (nuint)(index & (LeafSize - 1)));
    }

    private Leaf Find(ulong key)
    {
        int at = Position(key);
        if (at == _leafCount || _leaves[at].Key != key)
        {
            return _nowhere;
        }

        return _recent[key & (RecentLeaves - 1)] = _leaves[at];
    }

    private void Set(ulong index, T value)
    {
        ulong key = index >> LeafBits;
        bool removes = value.Equals(default);
        Leaf leaf = Find(key);
        if (leaf == _nowhere)
        {
            if (removes)
            {
                return;
            }

            leaf = Insert(Position(key), key);
        }

        ref T item = ref leaf.Items[index & (LeafSize - 1)];
        int change = (item.Equals(default) ? 1 : 0) - (removes ? 1 : 0);
        item = value;
        leaf.Used += change;
        Count += change;
    }

    /// <summary>The first leaf whose key is not below the one given.</summary>
    private int Position(ulong key)
    {
        int low = 0;
        int high = _leafCount;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (_leaves[middle].Key < key)
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

    private Leaf Insert(int at, ulong key)
    {
        if (_leafCount == _leaves.Length)
        {
            Array.Resize(ref _leaves, _leaves.Length * 2);
        }

        Leaf leaf = _pool.TryPop(out Leaf? pooled) ? pooled : new Leaf();
        leaf.Key = key;
        Array.Copy(_leaves, at, _leaves, at + 1, _leafCount - at);
        _leaves[at] = leaf;
        _leafCount++;
        return leaf;
    }

    /// <summary>Goes over the values of a range in index order; made for <c>foreach</c>.</summary>
    public ref struct Walker
    {
        private readonly SparseArray<T> _array;
        private readonly ulong _end;
        private ulong _next;
        private int _leaf;

        internal Walker(SparseArray<T> array, ulong first, ulong end)
        {
            _array = array;
            _next = first;
            _end = end;
            _leaf = array.Position(first >> LeafBits);
        }

        /// <summary>Where the walk stands: an index and its value.</summary>
        public readonly Entry Current => new(_array, _next - 1);

        /// <summary>The walk itself.</summary>
        public readonly Walker GetEnumerator() => this;

        /// <summary>Goes to the next index that holds a value.</summary>
        public bool MoveNext()
        {
            for (; _leaf < _array._leafCount; _leaf++)
            {
                Leaf leaf = _array._leaves[_leaf];
                _next = Math.Max(_next, leaf.Key << LeafBits);
                for (; _next >> LeafBits == leaf.Key && leaf.Used != 0; _next++)
                {
                    if (_next >= _end)
                    {
                        return false;
                    }

                    if (!leaf.Items[_next & (LeafSize - 1)].Equals(default))
                    {
                        _next++;
                        return true;
                    }
                }
            }

            return false;
        }
    }

    /// <summary>An index met on a walk, with its value.</summary>
    public readonly ref struct Entry
    {
        private readonly SparseArray<T> _array;

        internal Entry(SparseArray<T> array, ulong index)
        {
            _array = array;
            Index = index;
        }

        /// <summary>The index.</summary>
        public ulong Index { get; }

        /// <summary>Its value; setting the default removes it.</summary>
        public T Value
        {
            get => _array[Index];
            set => _array.Set(Index, value);
        }
    }

    private sealed class Leaf
    {
        public readonly T[] Items = new T[LeafSize];
        public ulong Key;
        public int Used;
    }
}
