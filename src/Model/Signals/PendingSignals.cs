using System;

namespace ActorVm.Model.Signals;

/// <summary>The signals that a process has not acted on yet, in the order of their coming. Kernel:
/// <c>struct sigpending</c>.</summary>
/// <remarks>Of an ordinary signal one is kept; each real-time signal is kept.</remarks>
public sealed class PendingSignals
{
    private SignalInfo[] _queue = [];
    private int _count;

    /// <summary>Which signals are pending.</summary>
    public SignalSet Set { get; private set; }

    /// <summary>Adds a signal, unless it is an ordinary one that is pending.</summary>
    public void Add(in SignalInfo info)
    {
        if (Set.Has(info.Signal) && (int)info.Signal < SignalSet.FirstRealTime)
        {
            return;
        }

        if (_count == _queue.Length)
        {
            Array.Resize(ref _queue, Math.Max(4, _count * 2));
        }

        _queue[_count++] = info;
        Set |= SignalSet.Of(info.Signal);
    }

    /// <summary>Which of a set comes first: SIGKILL, what an instruction raised, then by number.
    /// Kernel: <c>next_signal</c>.</summary>
    /// <returns>None where none of them is pending.</returns>
    public Signal First(SignalSet wanted)
    {
        SignalSet found = Set & wanted;
        if (found.IsEmpty || found.Has(Signal.SIGKILL))
        {
            return found.IsEmpty ? Signal.None : Signal.SIGKILL;
        }

        SignalSet synchronous = found & SignalSet.Synchronous;
        return synchronous.IsEmpty ? found.Lowest : synchronous.Lowest;
    }

    /// <summary>Takes the oldest of a signal that is pending.</summary>
    public SignalInfo Take(Signal signal)
    {
        int at = IndexOf(signal, 0);
        SignalInfo taken = _queue[at];
        _queue.AsSpan(at + 1, --_count - at).CopyTo(_queue.AsSpan(at));
        if (IndexOf(signal, at) == _count)
        {
            Set &= ~SignalSet.Of(signal);
        }

        return taken;
    }

    /// <summary>Forgets the signals of a set. Kernel: <c>flush_sigqueue_mask</c>.</summary>
    public void Discard(SignalSet signals)
    {
        if ((Set & signals).IsEmpty)
        {
            return;
        }

        int kept = 0;
        for (int i = 0; i < _count; i++)
        {
            if (!signals.Has(_queue[i].Signal))
            {
                _queue[kept++] = _queue[i];
            }
        }

        _count = kept;
        Set &= ~signals;
    }

    /// <summary>Forgets all.</summary>
    public void Reset()
    {
        _count = 0;
        Set = default;
    }

    /// <summary>Adds them to a hash.</summary>
    public ulong Hash(ulong hash)
    {
        hash = StateHash.Mix(hash, Set.Bits);
        for (int i = 0; i < _count; i++)
        {
            hash = _queue[i].Hash(hash);
        }

        return hash;
    }

    private int IndexOf(Signal signal, int from)
    {
        int at = from;
        while (at < _count && _queue[at].Signal != signal)
        {
            at++;
        }

        return at;
    }
}
