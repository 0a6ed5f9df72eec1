using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model;

namespace ActorVm.Actors.Files;

/// <summary>A queue of requests for each number of something.</summary>
internal sealed class QueueTable
{
    private WaitQueue[] _queues = new WaitQueue[32];

    /// <summary>The queue of a number.</summary>
    public ref WaitQueue this[int number]
    {
        get
        {
            if (number >= _queues.Length)
            {
                Array.Resize(ref _queues, Math.Max(_queues.Length * 2, number + 1));
            }

            return ref _queues[number];
        }
    }

    /// <summary>Forgets all queues.</summary>
    public void Reset() => Array.Clear(_queues);

    /// <summary>Adds the requests of all queues to a hash.</summary>
    public ulong Hash(ulong hash, WaitQueues requests)
    {
        for (int i = 0; i < _queues.Length; i++)
        {
            if (!_queues[i].IsEmpty)
            {
                hash = requests.Hash(_queues[i], StateHash.Mix(hash, (ulong)i));
            }
        }

        return hash;
    }
}
