using System;
using System.Collections.Generic;
using System.Linq;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Scheduling;

namespace ActorVm.Bench;

/// <summary>Tells which turns of a run allocate, by the message that they handle.</summary>
internal sealed class AllocationFinder : IJournal
{
    private const string Boot = "reset and boot";
    private readonly SortedDictionary<string, long> _bytes = new(StringComparer.Ordinal);
    private string _turn = Boot;
    private long _before;

    /// <inheritdoc/>
    public bool WantsMessages => true;

    /// <summary>What allocated how much in one more run of a machine.</summary>
    public IReadOnlyList<string> Run(MachineRun machine)
    {
        Start(Boot);
        machine.Run(this);
        End();
        return
        [
            .. from turn in _bytes where turn.Value > 0 select $"{turn.Key}: {turn.Value} bytes",
        ];
    }

    /// <inheritdoc/>
    public void Decided(in DecisionBlock block, ReadOnlySpan<char> decisions)
    {
        if (_turn != Boot && _bytes.Count > 0)
        {
            End();
            Start("end of the run or of an event");
        }
    }

    /// <inheritdoc/>
    public void Delivered(long turn, long nowNs, in Envelope message)
    {
        End();
        Start($"{message.Kind} at {message.Receiver}");
    }

    private void Start(string turn)
    {
        _turn = turn;
        _before = GC.GetAllocatedBytesForCurrentThread();
    }

    private void End()
    {
        long bytes = GC.GetAllocatedBytesForCurrentThread() - _before;
        _bytes[_turn] = _bytes.GetValueOrDefault(_turn) + bytes;
    }
}
