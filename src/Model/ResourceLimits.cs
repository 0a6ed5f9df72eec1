using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Model;

/// <summary>What a process may use. Kernel: <c>signal_struct.rlim</c>.</summary>
/// <param name="profile">In classic locked memory is not limited.</param>
public sealed class ResourceLimits(Profile profile)
{
    /// <summary>No limit: RLIM_INFINITY.</summary>
    public const ulong Infinity = ulong.MaxValue;

    private const ulong DefaultStackBytes = 8 << 20;
    private const ulong DefaultFiles = 1024;
    private const ulong MostFiles = 4096;
    private const ulong DefaultLockedBytes = 8 << 20;

    private ResourceLimit[] _limits = []; // most processes never set one

    /// <summary>A limit by its number, below RLIM_NLIMITS.</summary>
    public ResourceLimit this[int resource]
    {
        get => _limits.Length == 0 ? First(resource) : _limits[resource];
        set
        {
            if (_limits.Length == 0)
            {
                _limits = new ResourceLimit[RLIM_NLIMITS];
                Reset();
            }

            _limits[resource] = value;
        }
    }

    /// <summary>Takes over another process's, as fork does.</summary>
    public void CopyFrom(ResourceLimits other)
    {
        for (int i = 0; i < RLIM_NLIMITS && (_limits.Length | other._limits.Length) > 0; i++)
        {
            this[i] = other[i];
        }
    }

    /// <summary>Back to those that a process begins with.</summary>
    public void Reset()
    {
        for (int i = 0; i < _limits.Length; i++)
        {
            _limits[i] = First(i);
        }
    }

    /// <summary>Adds them to a hash.</summary>
    public ulong Hash(ulong hash)
    {
        for (int i = 0; i < RLIM_NLIMITS; i++)
        {
            ResourceLimit limit = this[i];
            hash = StateHash.Mix(StateHash.Mix(hash, limit.Soft), limit.Hard);
        }

        return hash;
    }

    private ResourceLimit First(int resource) => resource switch
    {
        RLIMIT_STACK => new ResourceLimit(DefaultStackBytes, Infinity),
        RLIMIT_NOFILE => new ResourceLimit(DefaultFiles, MostFiles),
        RLIMIT_MEMLOCK when profile == Profile.Linux =>
            new ResourceLimit(DefaultLockedBytes, DefaultLockedBytes),
        RLIMIT_CORE => new ResourceLimit(0, Infinity),
        _ => new ResourceLimit(Infinity, Infinity),
    };
}
