using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using ActorVm.Model.Memory;

namespace ActorVm.Model.Files;

/// <summary>A file, whatever its names. Kernel: <c>struct inode</c>.</summary>
/// <remarks>
/// Changed only by the FileSystem actor. It lives as long as a name, an open file description or an
/// area holds it. Times are nanoseconds since boot; those from before are 0.
/// </remarks>
public sealed class Inode
{
    private readonly List<AreaCount> _areas = [];

    /// <summary>Its number. Kernel: <c>i_ino</c>.</summary>
    public InodeNumber Number { get; internal set; }

    /// <summary>What it is.</summary>
    public InodeType Type { get; internal set; }

    /// <summary>The permission bits with set-id and sticky bits, without the kind.</summary>
    public uint Mode { get; set; }

    /// <summary>Its owner.</summary>
    public uint Uid { get; set; }

    /// <summary>Its group.</summary>
    public uint Gid { get; set; }

    /// <summary>Its length. Kernel: <c>i_size</c>.</summary>
    public long SizeBytes { get; set; }

    /// <summary>When it was last read. Kernel: <c>i_atime</c>.</summary>
    public long AccessedNs { get; set; }

    /// <summary>When its content last changed. Kernel: <c>i_mtime</c>.</summary>
    public long ModifiedNs { get; set; }

    /// <summary>When the inode last changed. Kernel: <c>i_ctime</c>.</summary>
    public long ChangedNs { get; set; }

    /// <summary>How many names it has. Kernel: <c>i_nlink</c>.</summary>
    public int Links { get; set; }

    /// <summary>How many open file descriptions it has.</summary>
    public int Opens { get; set; }

    /// <summary>
    /// Whose write(2) or truncate(2) is under way; none where nobody's. Kernel: <c>i_rwsem</c>.
    /// </summary>
    public Pid Writer { get; set; }

    /// <summary>Of a terminal: the scenario's process that it belongs to.</summary>
    public Pid TerminalOf { get; set; }

    /// <summary>Of a regular file: its blocks.</summary>
    public BlockMap Blocks => field ??= new BlockMap();

    /// <summary>Of a directory: its names.</summary>
    public Directory Names => field ??= new Directory();

    /// <summary>Of a pipe: what is in it.</summary>
    public PipeBuffer Pipe => field ??= new PipeBuffer();

    /// <summary>The processes that map it, by pid, each with the number of its areas.</summary>
    public ReadOnlySpan<AreaCount> Areas => CollectionsMarshal.AsSpan(_areas);

    /// <summary>How many pages its bytes take.</summary>
    public ulong SizePages => Paging.PagesOf((ulong)SizeBytes);

    /// <summary>Whether nothing holds it any more.</summary>
    public bool IsUnused => Links == 0 && Opens == 0 && _areas.Count == 0;

    /// <summary>Changes the number of a process's areas.</summary>
    /// <exception cref="KernelBug">The number would fall below 0.</exception>
    public void AddAreas(Pid process, int change)
    {
        int at = 0;
        while (at < _areas.Count && _areas[at].Process.Value < process.Value)
        {
            at++;
        }

        if (at == _areas.Count || _areas[at].Process != process)
        {
            _areas.Insert(at, new AreaCount(process, 0));
        }

        int areas = _areas[at].Areas + change;
        if (areas < 0)
        {
            throw new KernelBug(
                $"inode {Number.Value} would have {areas} areas of process {process.Value}");
        }

        _areas[at] = new AreaCount(process, areas);
        if (areas == 0)
        {
            _areas.RemoveAt(at);
        }
    }

    /// <summary>
    /// It was read or mapped: atime moves where it is not newer than the other times (relatime,
    /// mount(8)).
    /// </summary>
    public void Touch(long nowNs)
    {
        if (AccessedNs <= ModifiedNs || AccessedNs <= ChangedNs)
        {
            AccessedNs = nowNs;
        }
    }

    /// <summary>Its content changed: mtime and ctime move.</summary>
    public void Modify(long nowNs)
    {
        ModifiedNs = nowNs;
        ChangedNs = nowNs;
    }

    /// <summary>Makes it nothing and keeps its memory for the next inode.</summary>
    internal void Reset()
    {
        if (Type == InodeType.Directory)
        {
            Names.Reset();
        }
        else if (Type == InodeType.Pipe)
        {
            Pipe.Reset();
        }
        else if (Type == InodeType.Regular)
        {
            Blocks.Reset();
        }

        _areas.Clear();
        (Number, Type, Mode, Uid, Gid) = (default, InodeType.Regular, 0, 0, 0);
        (SizeBytes, AccessedNs, ModifiedNs, ChangedNs) = (0, 0, 0, 0);
        (Links, Opens, Writer, TerminalOf) = (0, 0, default, default);
    }

    /// <summary>Adds the whole inode to a hash.</summary>
    public void AddTo(ref ulong hash)
    {
        hash = StateHash.Mix(hash, ((ulong)Type << 48) | ((ulong)Mode << 32) | (uint)Number.Value);
        hash = StateHash.Mix(hash, ((ulong)Uid << 32) | Gid);
        hash = StateHash.Mix(hash, (ulong)SizeBytes);
        hash = StateHash.Mix(hash, (ulong)AccessedNs);
        hash = StateHash.Mix(hash, (ulong)ModifiedNs);
        hash = StateHash.Mix(hash, (ulong)ChangedNs);
        hash = StateHash.Mix(hash, ((ulong)(uint)Links << 32) | (uint)Opens);
        hash = StateHash.Mix(hash, ((ulong)(uint)Writer.Value << 32) | (uint)TerminalOf.Value);
        foreach (AreaCount count in _areas)
        {
            hash = StateHash.Mix(hash, (ulong)count.Process.Value);
            hash = StateHash.Mix(hash, (ulong)count.Areas);
        }

        if (Type == InodeType.Regular)
        {
            Blocks.AddTo(ref hash);
        }
        else if (Type == InodeType.Directory)
        {
            Names.AddTo(ref hash);
        }
        else if (Type == InodeType.Pipe)
        {
            Pipe.AddTo(ref hash);
        }
    }
}
