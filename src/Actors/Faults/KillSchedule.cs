using System;
using System.Collections.Immutable;
using ActorVm.Actors.Messaging;
using ActorVm.Model;

namespace ActorVm.Actors.Faults;

/// <summary>Which signals of a machine's setup are due after a turn.</summary>
/// <remarks>They follow from the turns alone, so that a replay sends them again by
/// itself.</remarks>
internal sealed class KillSchedule
{
    private readonly Machine _machine;
    private readonly ImmutableArray<KillSetup> _kills;
    private readonly bool[] _isSent;
    private int _left;

    /// <summary>Takes the kills out of what is to go wrong in a machine.</summary>
    public KillSchedule(Machine machine)
    {
        _machine = machine;
        _kills = [.. machine.Setup.Faults.OfType<KillSetup>()];
        _isSent = new bool[_kills.Length];
        _left = _kills.Length;
    }

    /// <summary>Whether any signal is still to be sent.</summary>
    public bool HasMore => _left > 0;

    /// <summary>Sends what is due after a turn, in the order of the setup.</summary>
    public void Send(long turn, Outbox outbox)
    {
        for (int i = 0; i < _kills.Length; i++)
        {
            KillSetup kill = _kills[i];
            bool isDue = kill.AtTurn == turn
                || (kill.When is { } wait && _machine.IsWaiting(kill.Process, wait));
            if (!_isSent[i] && isDue)
            {
                _isSent[i] = true;
                _left--;
                _machine.Init.Post(kill.Process, kill.Signal, outbox);
            }
        }
    }

    /// <summary>Adds to a hash what is still to come; nothing where nothing ever was.</summary>
    public ulong Hash(ulong hash)
    {
        foreach (bool isSent in _isSent)
        {
            hash = StateHash.Mix(hash, isSent ? 1UL : 0);
        }

        return hash;
    }

    /// <summary>All is to come again.</summary>
    public void Reset()
    {
        Array.Clear(_isSent);
        _left = _kills.Length;
    }
}
