using System;
using System.Collections.Generic;

namespace ActorVm.Model.Files;

/// <summary>
/// All inodes, by number; the lowest free number is given first. Kernel: the inode cache.
/// </summary>
public sealed class InodeTable(int limit)
{
    private readonly NumberPool _numbers = new(limit);
    private readonly Stack<Inode> _pool = new();
    private Inode?[] _inodes = new Inode?[32];

    /// <summary>How many inodes there are.</summary>
    public int Count => _numbers.TakenCount;

    /// <summary>Whether another inode can be made.</summary>
    public bool HasRoom => _numbers.FreeCount > 0;

    /// <summary>An inode that there is.</summary>
    public Inode this[InodeNumber number] =>
        Find(number) ?? throw new KernelBug($"there is no inode {number.Value}");

    /// <summary>An inode; null where there is none of that number.</summary>
    public Inode? Find(InodeNumber number) =>
        (uint)number.Value < (uint)_inodes.Length ? _inodes[number.Value] : null;

    /// <summary>Makes an inode without name, with all its times now. There must be room.</summary>
    public Inode Add(InodeType type, uint mode, uint uid, uint gid, long nowNs)
    {
        int number = _numbers.Take();
        if (number >= _inodes.Length)
        {
            Array.Resize(ref _inodes, _inodes.Length * 2);
        }

        Inode inode = _pool.TryPop(out Inode? pooled) ? pooled : new Inode();
        _inodes[number] = inode;
        (inode.Number, inode.Type) = (new InodeNumber(number), type);
        (inode.Mode, inode.Uid, inode.Gid) = (mode, uid, gid);
        (inode.AccessedNs, inode.ModifiedNs, inode.ChangedNs) = (nowNs, nowNs, nowNs);
        return inode;
    }

    /// <summary>Forgets an inode, which nothing holds.</summary>
    public void Remove(Inode inode)
    {
        int number = inode.Number.Value;
        inode.Reset();
        _inodes[number] = null;
        _numbers.Return(number);
        _pool.Push(inode);
    }

    /// <summary>All inodes in the order of their numbers; the current one may be removed.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Forgets all inodes.</summary>
    public void Reset()
    {
        foreach (Inode inode in this)
        {
            Remove(inode);
        }
    }

    /// <summary>Adds all inodes to a hash.</summary>
    public void AddTo(ref ulong hash)
    {
        foreach (Inode inode in this)
        {
            inode.AddTo(ref hash);
        }
    }

    /// <summary>Goes over the inodes; made for <c>foreach</c>.</summary>
    public struct Enumerator
    {
        private readonly InodeTable _table;
        private int _number;

        internal Enumerator(InodeTable table) => _table = table;

        /// <summary>The inode where the walk stands.</summary>
        public readonly Inode Current => _table._inodes[_number]!;

        /// <summary>Goes to the next inode.</summary>
        public bool MoveNext() => (_number = _table._numbers.NextTaken(_number)) != 0;
    }
}
