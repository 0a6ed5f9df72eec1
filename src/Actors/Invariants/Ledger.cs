using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace ActorVm.Actors.Invariants;

/// <summary>
/// What the counts of numbered things must be: the sum over all who refer to them, with terms for
/// what is in flight.
/// </summary>
/// <remarks>
/// It grows with the numbers that it meets and keeps its memory, so that checking every turn
/// allocates nothing. Who refers to one thing is told by watching it while everything is added once
/// more.
/// </remarks>
internal class Ledger
{
    private readonly List<int> _touched = [];
    private readonly List<string> _references = [];
    private int[] _expected = [];
    private int _watched;

    /// <summary>The numbers that something was added to; one may be there twice.</summary>
    public ReadOnlySpan<int> Touched => CollectionsMarshal.AsSpan(_touched);

    /// <summary>Who refers to the watched thing, in words.</summary>
    public IReadOnlyList<string> References => _references;

    /// <summary>What a count must be.</summary>
    public int this[int number] => number < _expected.Length ? _expected[number] : 0;

    /// <summary>
    /// References to a thing: more, or with a negative number less. 0 is no thing.
    /// </summary>
    public void Add(int number, int references, in Reference from)
    {
        if (number == 0)
        {
            return;
        }

        if (number >= _expected.Length)
        {
            Array.Resize(ref _expected, Math.Max(number + 1, _expected.Length * 2));
        }

        ref int expected = ref _expected[number];
        if (expected == 0)
        {
            _touched.Add(number);
        }

        expected += references;
        if (number == _watched && references != 0)
        {
            _references.Add(from.Describe(references));
        }
    }

    /// <summary>
    /// Empties the ledger, at the cost of what was added; watches a thing, or none.
    /// </summary>
    public void Clear(int watched = 0)
    {
        foreach (int number in Touched)
        {
            _expected[number] = 0;
        }

        _touched.Clear();
        _references.Clear();
        _watched = watched;
    }
}
