using System;
using System.Runtime.InteropServices;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Model;

/// <summary>What a process may use. Kernel: <c>signal_struct.rlim</c>.</summary>
public sealed class ResourceLimits
{
    /// <summary>No limit: RLIM_INFINITY.</summary>
    public const ulong Infinity = ulong.MaxValue;

    private const ulong DefaultStackBytes = 8 << 20;
    private const ulong DefaultFiles = 1024;
    private const ulong MostFiles = 4096;
    private const ulong DefaultLockedBytes = 8 << 20;

    private readonly Profile _profile;
    private readonly ResourceLimit[] _limits = new ResourceLimit[RLIM_NLIMITS];

    /// <summary>Makes those that a process begins with. In classic locked memory is not
    /// limited.</summary>
    public ResourceLimits(Profile profile)
    {
        _profile = profile;
        Reset();
    }

    /// <summary>A limit by its number, below RLIM_NLIMITS.</summary>
    public ref ResourceLimit this[int resource] => ref _limits[resource];

    /// <summary>Takes over another process's, as fork does.</summary>
    public void CopyFrom(ResourceLimits other) => other._limits.AsSpan().CopyTo(_limits);

    /// <summary>Back to those that a process begins with.</summary>
    public void Reset()
    {
        Array.Fill(_limits, new ResourceLimit(Infinity, Infinity));
        _limits[RLIMIT_STACK] = new ResourceLimit(DefaultStackBytes, Infinity);
        _limits[RLIMIT_NOFILE] = new ResourceLimit(DefaultFiles, MostFiles);
        if (_profile == Profile.Linux)
        {
            _limits[RLIMIT_MEMLOCK] = new ResourceLimit(DefaultLockedBytes, DefaultLockedBytes);
        }

        _limits[RLIMIT_CORE] = new ResourceLimit(0, Infinity);
    }

    /// <summary>Adds them to a hash.</summary>
    public ulong Hash(ulong hash) =>
        StateHash.Mix(hash, MemoryMarshal.AsBytes<ResourceLimit>(_limits));
}
