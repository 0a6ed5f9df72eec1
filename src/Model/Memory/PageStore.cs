using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActorVm.Model.Memory;

/// <summary>
/// Numbered pages of bytes, all zero at first: what frames, swap slots and disk blocks hold.
/// </summary>
/// <remarks>
/// A page takes memory once it is touched, and <see cref="Reset"/> costs no more than what was
/// touched. Page 0 exists, so that numbers index directly; the ids built on it never name it.
/// </remarks>
public sealed class PageStore
{
    private static readonly ulong ZeroPageHash = HashOf(new byte[Paging.PageSizeBytes]);

    private readonly byte[]?[] _pages;
    private readonly List<int> _touched = [];
    private readonly Stack<byte[]> _pool = new();

    /// <summary>Makes pages numbered from 0 to the highest number given.</summary>
    public PageStore(int highest) => _pages = new byte[]?[highest + 1];

    /// <summary>The bytes of a page, to read and to write.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Page(int number) => _pages[number] ?? Back(number);

    /// <summary>Fills a page with zeros.</summary>
    public void Zero(int number) => _pages[number]?.AsSpan().Clear();

    /// <summary>Copies a page's bytes, within one store or between two.</summary>
    public void CopyFrom(PageStore source, int from, int to)
    {
        if (source._pages[from] is byte[] bytes)
        {
            bytes.CopyTo(Page(to));
        }
        else
        {
            Zero(to);
        }
    }

    /// <summary>The hash of a page's bytes; the same for equal bytes, wherever they lie.</summary>
    public ulong ContentHash(int number) =>
        _pages[number] is byte[] bytes ? HashOf(bytes) : ZeroPageHash;

    /// <summary>Makes all pages zero again.</summary>
    public void Reset()
    {
        foreach (int number in _touched)
        {
            _pool.Push(_pages[number]!);
            _pages[number] = null;
        }

        _touched.Clear();
    }

    private byte[] Back(int number)
    {
        if (_pool.TryPop(out byte[]? page))
        {
            Array.Clear(page);
        }
        else
        {
            page = new byte[Paging.PageSizeBytes];
        }

        _touched.Add(number);
        return _pages[number] = page;
    }

    /// <summary>Four lanes, since one would wait for its own multiplications.</summary>
    private static ulong HashOf(byte[] page)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(page);
        (ulong a, ulong b, ulong c, ulong d) = (1, 2, 3, 4);
        for (int i = 0; i < words.Length; i += 4)
        {
            a = StateHash.Mix(a, words[i]);
            b = StateHash.Mix(b, words[i + 1]);
            c = StateHash.Mix(c, words[i + 2]);
            d = StateHash.Mix(d, words[i + 3]);
        }

        return StateHash.Mix(StateHash.Mix(StateHash.Mix(a, b), c), d);
    }
}
