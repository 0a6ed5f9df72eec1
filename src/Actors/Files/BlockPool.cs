using ActorVm.Model;

namespace ActorVm.Actors.Files;

/// <summary>
/// The free blocks of the disk. Kernel: the block bitmap, and delayed allocation's reservations.
/// </summary>
/// <remarks>Invariant: the reserved blocks are free ones that nobody else is given.</remarks>
internal sealed class BlockPool(int blockCount, int usedAtBoot)
{
    private readonly NumberPool _numbers = new(blockCount);

    /// <summary>How many pages will need a block once they are written out.</summary>
    public int ReservedCount { get; private set; }

    /// <summary>How many blocks hold pages.</summary>
    public int UsedCount => _numbers.TakenCount;

    /// <summary>How many blocks anybody can still get.</summary>
    public int FreeCount => _numbers.FreeCount - ReservedCount;

    /// <summary>Reserves a block; false where the disk is full.</summary>
    public bool TryReserve()
    {
        if (_numbers.FreeCount == ReservedCount)
        {
            return false;
        }

        ReservedCount++;
        return true;
    }

    /// <summary>Gives a reservation back.</summary>
    public void Unreserve() => ReservedCount--;

    /// <summary>Turns a reservation into a block.</summary>
    public uint TakeReserved()
    {
        ReservedCount--;
        return (uint)_numbers.Take();
    }

    /// <summary>Turns a block into a reservation.</summary>
    public void ReturnToReserved(uint block)
    {
        _numbers.Return((int)block);
        ReservedCount++;
    }

    /// <summary>Gives a block back.</summary>
    public void Return(uint block) => _numbers.Return((int)block);

    /// <summary>Back to the blocks that are used at boot.</summary>
    public void Reset()
    {
        ReservedCount = 0;
        _numbers.Reset();
        for (int i = 0; i < usedAtBoot; i++)
        {
            _numbers.Take();
        }
    }
}
