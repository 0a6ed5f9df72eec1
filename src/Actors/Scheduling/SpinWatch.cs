using System;
using System.Runtime.InteropServices;
using ActorVm.Actors.Processes;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Scheduling;

/// <summary>
/// The turns of a process while it is watched, and the words of memory that it met.
/// </summary>
internal sealed class SpinWatch
{
    /// <summary>With fewer accesses nobody is said to spin.</summary>
    public const int AccessesMin = 100;

    private const int WordBytes = sizeof(ulong);
    private const int WordsMax = 8;

    private readonly ulong[] _addresses = new ulong[WordsMax];
    private readonly ulong[] _values = new ulong[WordsMax];
    private int _words;
    private long _accesses;
    private bool _changes;

    /// <summary>How many steps it did.</summary>
    public long Turns { get; private set; }

    /// <summary>How many of them made a system call other than sched_yield(2).</summary>
    public long Calls { get; private set; }

    /// <summary>Whether all that it did was to access a few words that did not change.</summary>
    public bool Spins => Calls == 0 && !_changes && _accesses >= AccessesMin;

    /// <summary>The lowest of the words; only where it spins.</summary>
    public ulong Address
    {
        get
        {
            ulong lowest = _addresses[0];
            foreach (ulong address in _addresses.AsSpan(0, _words))
            {
                lowest = Math.Min(lowest, address);
            }

            return lowest;
        }
    }

    /// <summary>Looks at a process that is about to do a step.</summary>
    public void Note(Machine machine, Process process)
    {
        Turns++;
        if (process.IsAtCall)
        {
            Calls++;
        }
        else if (!_changes && process.TryFindAccess(out ulong address))
        {
            Access(machine, process, address & ~(ulong)(WordBytes - 1));
        }
    }

    /// <summary>The end: have the words changed by the last access?</summary>
    public void Finish(Machine machine, Process process)
    {
        for (int i = 0; i < _words; i++)
        {
            _changes |= IsChanged(machine, process, i);
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Reset() => (Turns, Calls, _accesses, _words, _changes) = (0, 0, 0, 0, false);

    private void Access(Machine machine, Process process, ulong address)
    {
        _accesses++;
        int word = _addresses.AsSpan(0, _words).IndexOf(address);
        if (word >= 0)
        {
            _changes |= IsChanged(machine, process, word);
        }
        else if (_words == WordsMax)
        {
            _changes = true; // it goes over memory
        }
        else if (TryLoad(machine, process, address, out ulong value))
        {
            _addresses[_words] = address;
            _values[_words++] = value;
        }
    }

    private bool IsChanged(Machine machine, Process process, int word) =>
        TryLoad(machine, process, _addresses[word], out ulong value) && value != _values[word];

    /// <summary>A word of memory; false where its page is not there at the moment.</summary>
    private static bool TryLoad(
        Machine machine, Process process, ulong address, out ulong value)
    {
        PageTableEntry entry = process.Pages.Get(address);
        value = entry.HoldsFrame
            ? MemoryMarshal.Read<ulong>(
                machine.BytesOf(entry.Frame)[PageSize.OffsetOf(address)..])
            : 0;
        return entry.HoldsFrame;
    }
}
