using ActorVm.Actors.Messaging;
using ActorVm.Model;

namespace ActorVm.Actors.Processes;

/// <summary>A copy between a payload and user memory, page by page. Kernel: <c>copy_to_user</c>,
/// <c>copy_from_user</c>.</summary>
internal struct UserCopy
{
    /// <summary>Whether one is under way.</summary>
    public bool IsActive;

    /// <summary>To user memory, or from it.</summary>
    public bool ToUser;

    /// <summary>Whether it ends behind the first zero byte (a path).</summary>
    public bool IsString;

    /// <summary>Whether it ran into an address that the process may not access so.</summary>
    public bool Faulted;

    /// <summary>The user's address of the next byte.</summary>
    public ulong Address;

    /// <summary>The payload, owned by the process.</summary>
    public PayloadId Payload;

    /// <summary>How many bytes are done; the place in the payload too.</summary>
    public int Done;

    /// <summary>How many bytes are wanted.</summary>
    public int Length;

    /// <summary>Adds it to a hash.</summary>
    public readonly ulong Hash(ulong hash, PayloadStore payloads)
    {
        if (!IsActive)
        {
            return StateHash.Mix(hash, 0);
        }

        hash = StateHash.Mix(hash, (ToUser ? 1UL : 0) | (IsString ? 2UL : 0) | (Faulted ? 4UL : 0));
        hash = StateHash.Mix(hash, Address);
        hash = StateHash.Mix(hash, ((ulong)(uint)Done << 32) | (uint)Length);
        return StateHash.Mix(hash, payloads.Digest(Payload));
    }
}
