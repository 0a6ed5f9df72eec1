using System;
using System.Numerics;

namespace ActorVm.Model;

/// <summary>Numbers from 1 up to a limit, given out lowest first and taken back.</summary>
/// <remarks>
/// Lowest first, so that which numbers are taken is all there is to know: the order in which others
/// came back leaves no trace. <see cref="Reset"/> costs no more than the numbers that were in use.
/// </remarks>
public sealed class NumberPool
{
    private const int WordBits = 64;

    private readonly ulong[] _taken;
    private int _lowestFreeWord;
    private int _wordsUsed;

    /// <summary>Makes a pool of the numbers 1 to <paramref name="limit"/>, all free.</summary>
    public NumberPool(int limit)
    {
        Limit = limit;
        _taken = new ulong[(limit / WordBits) + 1];
        Reset();
    }

    /// <summary>The highest number.</summary>
    public int Limit { get; }

    /// <summary>How many numbers are taken.</summary>
    public int TakenCount { get; private set; }

    /// <summary>How many numbers are free.</summary>
    public int FreeCount => Limit - TakenCount;

    /// <summary>Takes the lowest free number; 0 where none is left.</summary>
    public int Take()
    {
        if (TakenCount == Limit)
        {
            return 0;
        }

        while (_taken[_lowestFreeWord] == ulong.MaxValue)
        {
            _lowestFreeWord++;
        }

        int bit = BitOperations.TrailingZeroCount(~_taken[_lowestFreeWord]);
        _taken[_lowestFreeWord] |= 1UL << bit;
        _wordsUsed = Math.Max(_wordsUsed, _lowestFreeWord + 1);
        TakenCount++;
        return (_lowestFreeWord * WordBits) + bit;
    }

    /// <summary>Gives a taken number back.</summary>
    public void Return(int number)
    {
        if (number == 0 || !IsTaken(number))
        {
            throw new KernelBug($"number {number} is given back and was not taken");
        }

        _taken[number / WordBits] &= ~(1UL << (number % WordBits));
        _lowestFreeWord = Math.Min(_lowestFreeWord, number / WordBits);
        TakenCount--;
    }

    /// <summary>Whether a number is taken.</summary>
    public bool IsTaken(int number) =>
        (_taken[number / WordBits] & (1UL << (number % WordBits))) != 0;

    /// <summary>The lowest taken number above the one given; 0 where there is none.</summary>
    public int NextTaken(int after)
    {
        int next = after + 1;
        for (int word = next / WordBits; word < _wordsUsed; word++)
        {
            ulong bits = _taken[word] & (ulong.MaxValue << Math.Max(next - (word * WordBits), 0));
            bits = word == 0 ? bits & ~1UL : bits;
            if (bits != 0)
            {
                return (word * WordBits) + BitOperations.TrailingZeroCount(bits);
            }
        }

        return 0;
    }

    /// <summary>Makes all numbers free.</summary>
    public void Reset()
    {
        Array.Clear(_taken, 0, _wordsUsed);
        _taken[0] = 1; // number 0 stays taken: it means none
        _wordsUsed = 1;
        _lowestFreeWord = 0;
        TakenCount = 0;
    }
}
