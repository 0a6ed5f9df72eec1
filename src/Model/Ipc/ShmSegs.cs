using System;
using System.Collections.Generic;
using ActorVm.Model.Memory;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Model.Ipc;

/// <summary>
/// The table of all segments. Kernel: <c>shm_segs</c> (2.2), <c>shm_ids</c> (modern).
/// </summary>
/// <remarks>
/// Changed only by the ShmManager actor. Slots, identifiers and keys follow the profile (D3 to D7):
/// classic takes the lowest free slot and counts one sequence up at each destruction; linux takes
/// slots in a cycle and counts up whenever the slot does not grow.
/// </remarks>
public sealed class ShmSegs
{
    private const int MinCycle = 64; // ipc_min_cycle
    private const ulong AddressablePages = 1UL << 32; // what a PageIndex can name

    private readonly ShmidKernel?[] _segments;
    private readonly ShmSlotState[] _states;
    private readonly uint[] _generations;
    private readonly Stack<ShmidKernel> _pool = new();
    private int _highestEver;
    private int _sequence;
    private int _lastSlot;
    private int _nextSlot;

    /// <summary>Makes an empty table.</summary>
    public ShmSegs(Profile profile, ShmLimits limits)
    {
        Profile = profile;
        Limits = limits;
        _segments = new ShmidKernel?[limits.SegmentsMax];
        _states = new ShmSlotState[limits.SegmentsMax];
        _generations = new uint[limits.SegmentsMax];
        Reset();
    }

    /// <summary>Whose rules it follows.</summary>
    public Profile Profile { get; }

    /// <summary>The limits.</summary>
    public ShmLimits Limits { get; }

    /// <summary>How many segments there are. Kernel: <c>used_segs</c>, <c>in_use</c>.</summary>
    public int Count { get; private set; }

    /// <summary>The pages of all segments, touched or not. Kernel: <c>shm_tot</c>.</summary>
    public ulong TotalPages { get; private set; }

    /// <summary>
    /// kernel.shm_rmid_forced: the last detach destroys in linux, too (section 7).
    /// </summary>
    public bool RmidForced { get; set; }

    /// <summary>
    /// What frames and swap can hold, in pages: in linux no larger segment is made without
    /// SHM_NORESERVE. No limit at first.
    /// </summary>
    public ulong CommitLimitPages { get; set; }

    /// <summary>
    /// Pages that swap-out tried, for SHM_INFO (classic). Kernel: <c>swap_attempts</c>.
    /// </summary>
    public ulong SwapAttempts { get; set; }

    /// <summary>Pages that it wrote. Kernel: <c>swap_successes</c>.</summary>
    public ulong SwapSuccesses { get; set; }

    /// <summary>
    /// The highest slot in use; -1 where there is none. Kernel: <c>max_shmid</c>.
    /// </summary>
    public int HighestSlot
    {
        get
        {
            int slot = _highestEver;
            while (slot >= 0 && _states[slot] == ShmSlotState.Unused)
            {
                slot--;
            }

            return slot;
        }
    }

    /// <summary>The state of a slot.</summary>
    public ShmSlotState StateOf(int slot) => _states[slot];

    /// <summary>The segment in a slot; none where it is not used.</summary>
    public ShmidKernel? InSlot(int slot) =>
        slot >= 0 && slot < _segments.Length ? _segments[slot] : null;

    /// <summary>The segment of a handle; none where that incarnation is gone.</summary>
    public ShmidKernel? Find(SegmentHandle handle) =>
        InSlot(handle.Slot) is ShmidKernel segment && segment.Handle == handle ? segment : null;

    /// <summary>
    /// The segment of an identifier: EINVAL for a negative one or an unused slot; for a stale one
    /// EIDRM in classic and EINVAL in linux (D4).
    /// </summary>
    public Errno Find(int id, out ShmidKernel? segment)
    {
        segment = id < 0 ? null : InSlot(id % Limits.IdentifierStride);
        if (segment is null)
        {
            return Errno.EINVAL;
        }

        bool isStale = segment.Id.Value != id;
        return !isStale ? Errno.None : Profile == Profile.Classic ? Errno.EIDRM : Errno.EINVAL;
    }

    /// <summary>The segment that a key finds; none for a key that nobody has.</summary>
    public ShmidKernel? Find(ShmKey key)
    {
        for (int slot = 0; slot <= _highestEver; slot++)
        {
            if (_segments[slot] is ShmidKernel segment && segment.Perm.Key == key)
            {
                return segment;
            }
        }

        return null;
    }

    /// <summary>
    /// What shmat(2) may attach. In classic both errors may be set: a stale identifier's EIDRM
    /// comes after the permission of whatever segment is in its slot now (3.2).
    /// </summary>
    public ShmLookup FindForAttach(int id, int flags, Credentials caller)
    {
        Errno error = Find(id, out ShmidKernel? segment);
        if (segment is null || (error != Errno.None && Profile == Profile.Linux))
        {
            return new(null, error, Errno.None);
        }

        int asked = IpcPerm.ReadBits;
        asked |= (flags & SHM_RDONLY) == 0 ? IpcPerm.WriteBits : 0;
        asked |= (flags & SHM_EXEC) != 0 && Profile == Profile.Linux ? IpcPerm.ExecuteBits : 0;
        bool isAllowed = segment.Perm.Allows(caller, asked);
        return new(segment, error, isAllowed ? Errno.None : Errno.EACCES);
    }

    /// <summary>
    /// shmget(2). Errors in the profile's order (semantics, section 2).
    /// linux: EEXIST, EINVAL (larger than the segment), EACCES for a known key; ENOENT for an
    /// unknown one; creating EINVAL (size), ENOSPC (SHMALL), ENOMEM, ENOSPC (SHMMNI).
    /// classic: EINVAL (size) before anything, EIDRM for the key of a marked segment.
    /// </summary>
    /// <param name="key">The key, or IPC_PRIVATE.</param>
    /// <param name="sizeBytes">The size.</param>
    /// <param name="flags">IPC_CREAT, IPC_EXCL, SHM_NORESERVE and the mode.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="pid">The caller's pid.</param>
    /// <param name="now">The programs' clock in seconds.</param>
    public Result<ShmId> Get(
        ShmKey key, ulong sizeBytes, int flags, Credentials caller, Pid pid, long now)
    {
        if (Profile == Profile.Classic && sizeBytes > Limits.SegmentBytesMax)
        {
            return Errno.EINVAL;
        }

        if (key.Value == IPC_PRIVATE)
        {
            return Create(key, sizeBytes, flags, caller, pid, now);
        }

        if (Find(key) is ShmidKernel segment)
        {
            Errno error = CheckExisting(segment, sizeBytes, flags, caller);
            return error == Errno.None ? segment.Id : error;
        }

        return (flags & IPC_CREAT) == 0
            ? Errno.ENOENT
            : Create(key, sizeBytes, flags, caller, pid, now);
    }

    /// <summary>
    /// The pages of all segments in frames and in swap. Kernel: shm_rss, shm_swp.
    /// </summary>
    public (ulong Resident, ulong Swapped) CountPages()
    {
        ulong resident = 0;
        ulong swapped = 0;
        for (int slot = 0; slot <= _highestEver; slot++)
        {
            resident += (ulong)(_segments[slot]?.ResidentPages ?? 0);
            swapped += (ulong)(_segments[slot]?.SwappedPages ?? 0);
        }

        return (resident, swapped);
    }

    /// <summary>The pages of the segments that a user has locked.</summary>
    public ulong CountLocked(uint uid)
    {
        ulong pages = 0;
        for (int slot = 0; slot <= _highestEver; slot++)
        {
            if (_segments[slot] is ShmidKernel { IsLocked: true } segment
                && segment.LockedBy == uid)
            {
                pages += segment.LengthPages;
            }
        }

        return pages;
    }

    /// <summary>
    /// Whether a segment is to be destroyed now that an area of it or a pin is gone (D1, section
    /// 7): nobody maps it, and it is marked, or the profile lets every last detach end it. A failed
    /// attach to a segment that was never attached does not count as a detach in classic (D2).
    /// </summary>
    public bool IsFinished(ShmidKernel segment)
    {
        if (segment.Attaches > 0)
        {
            return false;
        }

        return segment.IsMarked
            || (Profile == Profile.Classic ? segment.WasAttached : RmidForced);
    }

    /// <summary>
    /// Marks a segment for removal, IPC_RMID: it is found by no key in linux, and by a key that
    /// gives EIDRM in classic (D3). True where nobody maps it, so that it is to be destroyed now.
    /// </summary>
    public bool Mark(ShmidKernel segment)
    {
        IpcPerm perm = segment.Perm with { Mode = segment.Perm.Mode | SHM_DEST };
        segment.Perm = Profile == Profile.Linux ? perm with { Key = default } : perm;
        return segment.Attaches == 0;
    }

    /// <summary>
    /// Destroys a segment that nobody maps: its slot is unused from now on. What its page table
    /// held goes into <paramref name="held"/>, for the caller to give back. Kernel: <c>killseg</c>.
    /// </summary>
    public void Destroy(ShmidKernel segment, List<ShmPage> held)
    {
        if (segment.Attaches > 0 || Find(segment.Handle) != segment)
        {
            throw new KernelBug($"{segment.Handle} is destroyed with {segment.Attaches} attaches");
        }

        for (ulong at = 0; segment.NextPage(at, out PageIndex page); at = page.Value + 1UL)
        {
            held.Add(segment.PageAt(page));
        }

        int slot = segment.Handle.Slot;
        _segments[slot] = null;
        _states[slot] = ShmSlotState.Unused;
        Count--;
        TotalPages -= segment.LengthPages;
        segment.Clear();
        _pool.Push(segment);
        if (Profile == Profile.Classic)
        {
            _sequence = (_sequence + 1) % SequenceEnd;
        }
    }

    /// <summary>
    /// The segments that end with the process that made them, where RmidForced is set: those of its
    /// own that nobody maps (section 7).
    /// </summary>
    public void FindOrphans(Pid creator, List<ShmidKernel> orphans)
    {
        for (int slot = 0; RmidForced && slot <= _highestEver; slot++)
        {
            if (_segments[slot] is ShmidKernel { Attaches: 0 } segment
                && segment.CreatorPid == creator)
            {
                orphans.Add(segment);
            }
        }
    }

    /// <summary>Takes all segments out; nobody is told.</summary>
    public void Reset()
    {
        for (int slot = 0; slot <= _highestEver; slot++)
        {
            if (_segments[slot] is ShmidKernel segment)
            {
                segment.Clear();
                _pool.Push(segment);
            }
        }

        Array.Clear(_segments, 0, _highestEver + 1);
        Array.Clear(_states, 0, _highestEver + 1);
        Array.Clear(_generations, 0, _highestEver + 1);
        _highestEver = -1;
        _sequence = 0;
        _lastSlot = -1;
        _nextSlot = 0;
        Count = 0;
        TotalPages = 0;
        RmidForced = false;
        CommitLimitPages = ulong.MaxValue;
        SwapAttempts = 0;
        SwapSuccesses = 0;
    }

    /// <summary>Adds all segments and the identifiers to come to a hash.</summary>
    public void AddTo(ref ulong hash)
    {
        hash = StateHash.Mix(hash, ((ulong)(uint)_sequence << 32) | (uint)_nextSlot);
        hash = StateHash.Mix(hash, ((ulong)(_lastSlot + 1) << 1) | (RmidForced ? 1UL : 0));
        hash = StateHash.Mix(hash, SwapAttempts);
        hash = StateHash.Mix(hash, SwapSuccesses);
        for (int slot = 0; slot <= _highestEver; slot++)
        {
            hash = StateHash.Mix(hash, ((ulong)_generations[slot] << 8) | (ulong)_states[slot]);
            _segments[slot]?.AddTo(ref hash);
        }
    }

    /// <summary>Throws where slots, counts and segments disagree.</summary>
    public void CheckInvariants()
    {
        int used = 0;
        ulong pages = 0;
        for (int slot = 0; slot <= _highestEver; slot++)
        {
            ShmidKernel? segment = _segments[slot];
            if ((segment is null) != (_states[slot] == ShmSlotState.Unused)
                || (segment is not null && segment.Handle != new SegmentHandle(
                    slot, _generations[slot])))
            {
                throw new KernelBug($"slot {slot} is {_states[slot]} and holds {segment?.Handle}");
            }

            segment?.CheckInvariants();
            used += segment is null ? 0 : 1;
            pages += segment?.LengthPages ?? 0;
        }

        if (used != Count || pages != TotalPages)
        {
            throw new KernelBug($"{used} segments with {pages} pages, counted as {Count}");
        }
    }

    private int SequenceEnd =>
        Profile == Profile.Classic
            ? (int)((1U << 31) / (uint)Limits.IdentifierStride)
            : int.MaxValue / Limits.IdentifierStride;

    private static Errno CheckExisting(
        ShmidKernel segment, ulong sizeBytes, int flags, Credentials caller)
    {
        const int exclusive = IPC_CREAT | IPC_EXCL;
        if ((flags & exclusive) == exclusive)
        {
            return Errno.EEXIST;
        }

        if (segment.IsMarked)
        {
            return Errno.EIDRM;
        }

        if (sizeBytes > segment.SizeBytes)
        {
            return Errno.EINVAL;
        }

        return segment.Perm.Allows(caller, flags) ? Errno.None : Errno.EACCES;
    }

    private Result<ShmId> Create(
        ShmKey key, ulong sizeBytes, int flags, Credentials caller, Pid pid, long now)
    {
        Errno error = CheckSize(sizeBytes, flags);
        if (error != Errno.None)
        {
            return error;
        }

        int slot = Reserve();
        if (slot < 0)
        {
            return Errno.ENOSPC;
        }

        int sequence = Profile == Profile.Classic ? _sequence : NextSequence(slot);
        int mode = flags & IpcPerm.PermissionBits;
        IpcPerm perm = new(key, caller.Uid, caller.Gid, caller.Uid, caller.Gid, mode, sequence);
        ShmId id = new((sequence * Limits.IdentifierStride) + slot);
        SegmentHandle handle = new(slot, ++_generations[slot]);
        ShmidKernel segment = _pool.TryPop(out ShmidKernel? pooled) ? pooled : new ShmidKernel();
        segment.Begin(handle, id, perm, sizeBytes, pid, now);
        _segments[slot] = segment;
        _states[slot] = ShmSlotState.Used;
        Count++;
        TotalPages += segment.LengthPages;
        return id;
    }

    private Errno CheckSize(ulong sizeBytes, int flags)
    {
        ulong pages = Paging.PagesOf(sizeBytes);
        if (sizeBytes < ShmLimits.SegmentBytesMin || sizeBytes > Limits.SegmentBytesMax)
        {
            return Errno.EINVAL;
        }

        // 2.2 compares with >=, so that the limit itself is never reached (D7).
        ulong reserved = Profile == Profile.Classic ? 1UL : 0;
        if (pages > Limits.PagesMax || TotalPages + pages + reserved > Limits.PagesMax)
        {
            return Errno.ENOSPC;
        }

        bool isReserved = Profile == Profile.Linux && (flags & SHM_NORESERVE) == 0;
        bool isTooLarge = pages > AddressablePages || (isReserved && pages > CommitLimitPages);
        return isTooLarge ? Errno.ENOMEM : Errno.None;
    }

    /// <summary>Makes a free slot IPC_NOID; -1 where there is none.</summary>
    private int Reserve()
    {
        int slot = -1;
        if (Count < Limits.SegmentsMax)
        {
            slot = Profile == Profile.Classic ? FreeSlotFrom(0, Limits.SegmentsMax) : CyclicSlot();
            _states[slot] = ShmSlotState.NoId;
            _highestEver = Math.Max(_highestEver, slot);
        }

        return slot;
    }

    /// <summary>
    /// The next slot of the cycle, which is 1.5 times the segments long, at least 64 slots.
    /// </summary>
    private int CyclicSlot()
    {
        int end = Math.Min(Math.Max(Count * 3 / 2, MinCycle), Limits.SegmentsMax);
        int slot = FreeSlotFrom(_nextSlot, end);
        slot = slot >= 0 ? slot : FreeSlotFrom(0, end);
        _nextSlot = slot + 1;
        return slot;
    }

    private int FreeSlotFrom(int first, int end)
    {
        for (int slot = first; slot < end; slot++)
        {
            if (_states[slot] == ShmSlotState.Unused)
            {
                return slot;
            }
        }

        return -1;
    }

    private int NextSequence(int slot)
    {
        if (slot <= _lastSlot)
        {
            _sequence = (_sequence + 1) % SequenceEnd;
        }

        _lastSlot = slot;
        return _sequence;
    }
}
