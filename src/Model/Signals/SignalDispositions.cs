using System;

namespace ActorVm.Model.Signals;

/// <summary>What a process does about each signal. Kernel: <c>sighand_struct</c>.</summary>
public sealed class SignalDispositions
{
    private SignalDisposition[] _actions = []; // most processes leave all as they are

    /// <summary>What it does about a signal.</summary>
    public SignalDisposition this[Signal signal]
    {
        get => _actions.Length == 0 ? default : _actions[(int)signal - 1];
        set
        {
            MakeRoom();
            _actions[(int)signal - 1] = value;
        }
    }

    /// <summary>Takes over another's, as fork does.</summary>
    public void CopyFrom(SignalDispositions other)
    {
        if (other._actions.Length == 0)
        {
            Reset();
            return;
        }

        MakeRoom();
        other._actions.CopyTo(_actions, 0);
    }

    /// <summary>Everything by default.</summary>
    public void Reset() => Array.Clear(_actions);

    /// <summary>Adds those that are not the default to a hash.</summary>
    public ulong Hash(ulong hash)
    {
        for (int i = 0; i < _actions.Length; i++)
        {
            SignalDisposition action = _actions[i];
            if (action != default)
            {
                hash = StateHash.Mix(hash, (ulong)i);
                hash = StateHash.Mix(hash, action.Handler);
                hash = StateHash.Mix(hash, action.Flags);
                hash = StateHash.Mix(hash, action.Entry);
                hash = StateHash.Mix(hash, action.Mask.Bits);
            }
        }

        return StateHash.Mix(hash, SignalSet.Highest);
    }

    private void MakeRoom()
    {
        if (_actions.Length == 0)
        {
            _actions = new SignalDisposition[SignalSet.Highest];
        }
    }
}
