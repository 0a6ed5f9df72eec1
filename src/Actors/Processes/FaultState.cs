using ActorVm.Model;

namespace ActorVm.Actors.Processes;

/// <summary>A page fault that a process has at the moment.</summary>
internal struct FaultState
{
    /// <summary>The address of the access.</summary>
    public ulong Address;

    /// <summary>Whether it was a store.</summary>
    public bool IsStore;

    /// <summary>Whether the access is a turn of its own: the page belongs to an area that is shared
    /// by its kind.</summary>
    public bool IsVisible;

    /// <summary>Whether the page was asked for, and the access not made since. The page stays until
    /// then, so that each page that comes lets its process go on.</summary>
    public bool IsPending;

    /// <summary>Adds it to a hash.</summary>
    public readonly ulong Hash(ulong hash)
    {
        hash = StateHash.Mix(hash, Address);
        return StateHash.Mix(
            hash, (IsStore ? 1UL : 0) | (IsVisible ? 2UL : 0) | (IsPending ? 4UL : 0));
    }
}
