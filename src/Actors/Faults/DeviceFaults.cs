using System;
using System.Collections.Immutable;
using System.Linq;
using ActorVm.Model;

namespace ActorVm.Actors.Faults;

/// <summary>What is to go wrong in one device: counts its operations.</summary>
internal sealed class DeviceFaults
{
    private readonly ImmutableArray<DeviceFaultSetup> _faults;
    private int _reads;
    private int _writes;
    private long _lastDueNs;

    /// <summary>Takes the faults of a device out of those of a machine.</summary>
    public DeviceFaults(Device device, ImmutableArray<FaultSetup> faults) =>
        _faults = [.. faults.OfType<DeviceFaultSetup>().Where(fault => fault.Device == device)];

    /// <summary>Counts an operation that was asked for.</summary>
    /// <returns>What goes wrong with it; null for nothing.</returns>
    public DeviceFaultSetup? Next(bool isWrite)
    {
        if (_faults.IsEmpty)
        {
            return null;
        }

        int nth = isWrite ? checked(++_writes) : checked(++_reads);
        foreach (DeviceFaultSetup fault in _faults)
        {
            bool isMeant = fault.AndLater ? fault.Nth <= nth : fault.Nth == nth;
            if (fault.IsWrite == isWrite && isMeant)
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>When an operation is over that may not be over before those ahead of it.</summary>
    public long InOrder(long dueNs) => _lastDueNs = Math.Max(_lastDueNs, dueNs);

    /// <summary>
    /// Adds the counts to a hash: they say of the operations under way, too, which of them fail.
    /// Where nothing goes wrong they are no part of the state.
    /// </summary>
    public ulong Hash(ulong hash) => _faults.IsEmpty
        ? hash
        : StateHash.Mix(
            StateHash.Mix(hash, ((ulong)(uint)_reads << 32) | (uint)_writes), (ulong)_lastDueNs);

    /// <summary>Counts from the beginning.</summary>
    public void Reset()
    {
        _reads = 0;
        _writes = 0;
        _lastDueNs = 0;
    }
}
