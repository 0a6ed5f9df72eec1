using System;
using System.Runtime.InteropServices;

namespace ActorVm.Model.Signals;

/// <summary>What a process does about each signal. Kernel: <c>sighand_struct</c>.</summary>
public sealed class SignalDispositions
{
    private readonly SignalDisposition[] _actions = new SignalDisposition[SignalSet.Highest];

    /// <summary>What it does about a signal.</summary>
    public ref SignalDisposition this[Signal signal] => ref _actions[(int)signal - 1];

    /// <summary>Takes over another's, as fork does.</summary>
    public void CopyFrom(SignalDispositions other) =>
        other._actions.AsSpan().CopyTo(_actions);

    /// <summary>Everything by default.</summary>
    public void Reset() => Array.Clear(_actions);

    /// <summary>Adds them to a hash.</summary>
    public ulong Hash(ulong hash) =>
        StateHash.Mix(hash, MemoryMarshal.AsBytes<SignalDisposition>(_actions));
}
