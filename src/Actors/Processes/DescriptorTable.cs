using System;
using ActorVm.Model;
using ActorVm.Model.Files;

namespace ActorVm.Actors.Processes;

/// <summary>The open files of a process, by descriptor. Kernel: <c>struct
/// files_struct</c>.</summary>
internal sealed class DescriptorTable
{
    private Descriptor[] _entries = new Descriptor[4];

    /// <summary>How many descriptors are in use.</summary>
    public int Count { get; private set; }

    /// <summary>The entry of a descriptor; one with no file where it is free or out of
    /// range.</summary>
    public Descriptor this[int descriptor] =>
        descriptor >= 0 && descriptor < _entries.Length ? _entries[descriptor] : default;

    /// <summary>All entries by descriptor, also free ones.</summary>
    public ReadOnlySpan<Descriptor> Entries => _entries;

    /// <summary>Puts a file at the lowest free descriptor from <paramref name="from"/> up and
    /// below the limit (RLIMIT_NOFILE).</summary>
    /// <returns>The descriptor, or EMFILE.</returns>
    public long Add(Descriptor entry, int limit, int from = 0)
    {
        for (int i = from; i < limit; i++)
        {
            if (this[i].File == default)
            {
                Set(i, entry);
                return i;
            }
        }

        return -(long)Errno.EMFILE;
    }

    /// <summary>Whether so many descriptors are free below the limit.</summary>
    public bool HasRoom(int descriptors, int limit)
    {
        int free = limit;
        for (int i = 0; i < Math.Min(limit, _entries.Length); i++)
        {
            free -= _entries[i].File == default ? 0 : 1;
        }

        return free >= descriptors;
    }

    /// <summary>Puts a file at a descriptor, or frees it with the default entry.</summary>
    public void Set(int descriptor, Descriptor entry)
    {
        if (descriptor >= _entries.Length)
        {
            Array.Resize(ref _entries, Math.Max(descriptor + 1, _entries.Length * 2));
        }

        Count += (entry.File == default ? 0 : 1) - (_entries[descriptor].File == default ? 0 : 1);
        _entries[descriptor] = entry;
    }

    /// <summary>Writes the file of each descriptor in use, in their order.</summary>
    /// <param name="files">Room for <see cref="Count"/> items.</param>
    public void CopyFiles(Span<FileId> files)
    {
        int n = 0;
        foreach (Descriptor entry in _entries)
        {
            if (entry.File != default)
            {
                files[n++] = entry.File;
            }
        }
    }

    /// <summary>Takes over another table, as fork does.</summary>
    public void CopyFrom(DescriptorTable other)
    {
        Reset();
        for (int i = 0; i < other._entries.Length; i++)
        {
            if (other._entries[i].File != default)
            {
                Set(i, other._entries[i]);
            }
        }
    }

    /// <summary>Frees all descriptors.</summary>
    public void Reset()
    {
        Array.Clear(_entries);
        Count = 0;
    }

    /// <summary>Adds the table to a hash.</summary>
    public ulong Hash(ulong hash)
    {
        for (int i = 0; i < _entries.Length; i++)
        {
            Descriptor entry = _entries[i];
            if (entry.File != default)
            {
                hash = StateHash.Mix(hash, ((ulong)(uint)i << 32) | (uint)entry.File.Value);
                hash = StateHash.Mix(
                    hash, (entry.CloseOnExec ? 1UL : 0) | (entry.IsPipe ? 2UL : 0));
            }
        }

        return hash;
    }
}
