using System;

namespace ActorVm.Model.Files;

/// <summary>
/// All open file descriptions, by id; the lowest free id is given first. Kernel: the file table.
/// </summary>
public sealed class OpenFileTable(int limit)
{
    private readonly NumberPool _numbers = new(limit);
    private OpenFile[] _files = new OpenFile[32];

    /// <summary>How many descriptions more can be made.</summary>
    public int Room => _numbers.FreeCount;

    /// <summary>Whether there is a description of an id.</summary>
    public bool IsOpen(FileId id) => id.Value < _files.Length && _numbers.IsTaken(id.Value);

    /// <summary>A description that is open. Valid until the next <see cref="Add"/>.</summary>
    public ref OpenFile this[FileId id]
    {
        get
        {
            bool isKnown = unchecked((uint)(id.Value - 1)) < (uint)(_files.Length - 1);
            if (!isKnown || !_numbers.IsTaken(id.Value))
            {
                throw new KernelBug($"file {id.Value} is not open");
            }

            return ref _files[id.Value];
        }
    }

    /// <summary>
    /// Makes a description with one descriptor, at position 0. There must be room.
    /// </summary>
    public FileId Add(InodeNumber inode, int flags)
    {
        int number = _numbers.Take();
        if (number >= _files.Length)
        {
            Array.Resize(ref _files, _files.Length * 2);
        }

        _files[number] = new OpenFile { Inode = inode, Flags = flags, Count = 1 };
        return new FileId(number);
    }

    /// <summary>Forgets a description.</summary>
    public void Remove(FileId id) => _numbers.Return(id.Value);

    /// <summary>
    /// The description with the next higher id; none at the end. Begins with none.
    /// </summary>
    public FileId Next(FileId after) => new(_numbers.NextTaken(after.Value));

    /// <summary>Forgets all descriptions.</summary>
    public void Reset() => _numbers.Reset();

    /// <summary>Adds all descriptions to a hash.</summary>
    public void AddTo(ref ulong hash)
    {
        for (FileId id = Next(default); id != default; id = Next(id))
        {
            hash = _files[id.Value].Hash(StateHash.Mix(hash, (ulong)id.Value));
        }
    }
}
