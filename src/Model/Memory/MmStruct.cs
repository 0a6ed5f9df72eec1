using System;
using System.Collections.Generic;

namespace ActorVm.Model.Memory;

/// <summary>
/// The address space of one process, without its page table. Kernel: <c>struct mm_struct</c>.
/// </summary>
/// <remarks>
/// Changed only by its Process actor. What a call does to areas comes back as a list of
/// <see cref="AreaChange"/>, in order: the actor takes the page-table entries of what was lost and
/// tells the owners of segments and files. Ranges are page-aligned and were checked by
/// <see cref="MemoryCalls"/>.
/// <para>How pieces behave is the profile's (D14, D15). Classic trims an end in place and joins
/// whatever continues its neighbour; linux splits first and removes the piece, and never joins
/// whole areas of an attach.</para>
/// </remarks>
public sealed class MmStruct
{
    private readonly VmAreaList _areas = new();
    private uint _lastAttach;

    /// <summary>Makes an empty address space.</summary>
    public MmStruct(AddressLayout layout)
    {
        Layout = layout;
        Limits = new ResourceLimits(layout.Profile);
        Reset();
    }

    /// <summary>The profile's bounds.</summary>
    public AddressLayout Layout { get; }

    /// <summary>The areas, by address.</summary>
    public VmAreaList Areas => _areas;

    /// <summary>All pages of all areas. Kernel: <c>total_vm</c>.</summary>
    public ulong TotalPages { get; private set; }

    /// <summary>Where the heap begins. Kernel: <c>start_brk</c>.</summary>
    public ulong BreakStart { get; private set; }

    /// <summary>Where the heap ends, to the byte. Kernel: <c>brk</c>.</summary>
    public ulong Break { get; private set; }

    /// <summary>The address above the stack. Kernel: <c>start_stack</c>, rounded up.</summary>
    public ulong StackTop { get; private set; }

    /// <summary>How large it, its stack and its locked areas may grow.</summary>
    public ResourceLimits Limits { get; }

    /// <summary>
    /// How areas to come are locked; none at first. Kernel: <c>def_flags</c>, set by mlockall(2).
    /// </summary>
    public VmFlags FutureLock { get; set; }

    /// <summary>Says where the heap begins, empty.</summary>
    public void SetBreakStart(ulong address)
    {
        BreakStart = address;
        Break = address;
    }

    /// <summary>
    /// Maps the stack, which ends at <paramref name="top"/> and grows down from its length.
    /// </summary>
    public VmArea MapStack(ulong top, ulong lengthBytes)
    {
        StackTop = top;
        const VmFlags flags = VmFlags.Read | VmFlags.Write | VmFlags.MayAll | VmFlags.GrowsDown;
        return Add(new(top - lengthBytes, top, flags, new(AreaKind.Stack)));
    }

    /// <summary>A number for the areas of a new attach.</summary>
    public uint NextAttach() => ++_lastAttach;

    /// <summary>Room for a new area, or ENOMEM; a hint of 0 means anywhere.</summary>
    public Result<ulong> FindRoom(ulong hint, ulong lengthBytes) =>
        UnmappedArea.Find(_areas, Layout, hint, lengthBytes);

    /// <summary>
    /// Whether so many bytes more stay within RLIMIT_AS, where <paramref name="replacedBytes"/> of
    /// what is mapped go. Kernel: <c>may_expand_vm</c>.
    /// </summary>
    public bool MayExpand(ulong lengthBytes, ulong replacedBytes = 0) =>
        TotalPages + (lengthBytes >> Paging.PageShift) - (replacedBytes >> Paging.PageShift)
            <= Limits[LinuxConstants.RLIMIT_AS].Soft >> Paging.PageShift;

    /// <summary>How many bytes of a range are mapped.</summary>
    public ulong MappedBytes(ulong start, ulong end)
    {
        ulong mapped = 0;
        for (VmArea? a = _areas.FindIntersection(start, end); a?.Start < end; a = a.Next)
        {
            mapped += a!.State.Clip(start, end).LengthBytes;
        }

        return mapped;
    }

    /// <summary>How many pages of a range lie in locked areas. Kernel: <c>locked_vm</c>.</summary>
    public ulong LockedPages(ulong start = 0, ulong end = ulong.MaxValue)
    {
        ulong locked = 0;
        for (VmArea? a = _areas.FindIntersection(start, end); a?.Start < end; a = a.Next)
        {
            locked += a!.State.IsLocked ? a.State.Clip(start, end).LengthPages : 0;
        }

        return locked;
    }

    /// <summary>
    /// Maps an area over whatever is there. ENOMEM where a limit forbids it: in classic what was
    /// there is gone by then, in linux nothing has changed (D22).
    /// </summary>
    public Errno Map(VmAreaState state, List<AreaChange> changes)
    {
        ulong replaced = Layout.Profile == Profile.Linux ? MappedBytes(state.Start, state.End) : 0;
        bool fits = MayExpand(state.LengthBytes, replaced);
        if (Layout.Profile == Profile.Linux && !fits)
        {
            return Errno.ENOMEM;
        }

        Errno error = Unmap(state.Start, state.End, changes);
        if (error != Errno.None)
        {
            return error;
        }

        if (Layout.Profile == Profile.Classic && !MayExpand(state.LengthBytes))
        {
            return Errno.ENOMEM;
        }

        Add(state);
        Join(state.Start, state.End, changes);
        return Errno.None;
    }

    /// <summary>
    /// Takes a range out of all areas, splitting those that reach beyond it. ENOMEM, with nothing
    /// changed, where a hole in one area would make one area too many. Kernel: <c>do_munmap</c>.
    /// </summary>
    public Errno Unmap(ulong start, ulong end, List<AreaChange> changes)
    {
        VmArea? area = _areas.FindIntersection(start, end);
        if (area?.Start < start && end < area.End && _areas.Count >= Layout.MaxMapCount)
        {
            return Errno.ENOMEM;
        }

        while (area?.Start < end)
        {
            VmArea? next = area.Next;
            Cut(area, Math.Max(start, area.Start), Math.Min(end, area.End), changes);
            area = next;
        }

        return Errno.None;
    }

    /// <summary>
    /// Gives a range other access rights, area by area: those before the first that fails keep
    /// them. EACCES where an area may not have them, ENOMEM (classic: EFAULT) at a hole.
    /// Kernel: <c>do_mprotect</c>.
    /// </summary>
    public Errno Protect(ulong start, ulong end, VmFlags access, List<AreaChange> changes)
    {
        Errno hole = Layout.Profile == Profile.Classic ? Errno.EFAULT : Errno.ENOMEM;
        return Change(start, end, VmFlags.Access, access, hole, changes);
    }

    /// <summary>
    /// Locks a range in memory, or unlocks it, area by area: those before a hole (ENOMEM) are
    /// changed. Kernel: <c>do_mlock</c>.
    /// </summary>
    public Errno Lock(ulong start, ulong end, VmFlags how, List<AreaChange> changes) =>
        Change(start, end, VmFlags.LockMask, how, Errno.ENOMEM, changes);

    /// <summary>Locks all areas, or unlocks them. Kernel: <c>do_mlockall</c>.</summary>
    public void LockAll(VmFlags how, List<AreaChange> changes)
    {
        for (VmArea? area = _areas.First; area is not null; area = area.Next)
        {
            ChangePart(area, area.Start, area.End, VmFlags.LockMask, how, changes);
        }

        Join(0, ulong.MaxValue, changes);
    }

    /// <summary>
    /// brk(2): moves the end of the heap; tells where it is afterwards, which is where it was when
    /// the address is below the heap, meets another area, or goes beyond a limit.
    /// </summary>
    public ulong SetBreak(ulong address, List<AreaChange> changes)
    {
        if (address < BreakStart || address >= Layout.TaskSize)
        {
            return Break;
        }

        ulong oldEnd = Paging.RoundUp(Break);
        ulong newEnd = Paging.RoundUp(address);
        if (newEnd < oldEnd)
        {
            if (Unmap(newEnd, oldEnd, changes) != Errno.None)
            {
                return Break;
            }
        }
        else if (newEnd > oldEnd)
        {
            const VmFlags flags = VmFlags.Read | VmFlags.Write | VmFlags.MayAll;
            bool isFree =
                _areas.FindIntersection(oldEnd, newEnd + Paging.PageSizeBytes) is null;
            if (!isFree || !MayExpand(newEnd - oldEnd))
            {
                return Break;
            }

            Add(new(oldEnd, newEnd, flags | FutureLock, new(AreaKind.Heap)));
            Join(oldEnd, newEnd, changes);
        }

        return Break = address;
    }

    /// <summary>
    /// What the areas say of an access; just below an area that grows down it grows first, within
    /// RLIMIT_STACK, and in linux not too near to the area below.
    /// </summary>
    public AreaAccess Access(ulong address, bool isStore, out VmArea? area)
    {
        area = _areas.Find(address);
        if (area is null || (area.Start > address && !TryGrow(area, address)))
        {
            area = null;
            return AreaAccess.Unmapped;
        }

        return area.State.Allows(isStore) ? AreaAccess.Allowed : AreaAccess.Denied;
    }

    /// <summary>
    /// The mapped parts of a range, in order, for the calls that go over one (msync, madvise).
    /// True where they leave no hole.
    /// </summary>
    public bool Cover(ulong start, ulong end, List<VmAreaState> parts)
    {
        ulong covered = 0;
        for (VmArea? a = _areas.FindIntersection(start, end); a?.Start < end; a = a.Next)
        {
            VmAreaState part = a!.State.Clip(start, end);
            covered += part.LengthBytes;
            parts.Add(part);
        }

        return covered == end - start;
    }

    /// <summary>
    /// Takes over a copy of another process's address space, as fork does: unlocked.
    /// </summary>
    public void CopyFrom(MmStruct other)
    {
        _areas.CopyFrom(other._areas);
        for (VmArea? area = _areas.First; area is not null; area = area.Next)
        {
            area.State = area.State with { Flags = area.State.Flags & ~VmFlags.LockMask };
        }

        _lastAttach = other._lastAttach;
        TotalPages = other.TotalPages;
        BreakStart = other.BreakStart;
        Break = other.Break;
        StackTop = other.StackTop;
        Limits.CopyFrom(other.Limits);
        FutureLock = VmFlags.None;
    }

    /// <summary>Unmaps everything and sets the limits back; nobody is told.</summary>
    public void Reset()
    {
        _areas.Reset();
        _lastAttach = 0;
        TotalPages = 0;
        BreakStart = 0;
        Break = 0;
        StackTop = 0;
        Limits.Reset();
        FutureLock = VmFlags.None;
    }

    /// <summary>Adds areas, heap and limits to a hash.</summary>
    public void AddTo(ref ulong hash)
    {
        hash = StateHash.Mix(hash, ((ulong)_areas.Count << 32) | _lastAttach);
        for (VmArea? area = _areas.First; area is not null; area = area.Next)
        {
            AreaBacking backing = area.State.Backing;
            hash = StateHash.Mix(hash, area.Start);
            hash = StateHash.Mix(hash, area.End);
            hash = StateHash.Mix(hash, ((ulong)area.State.Flags << 32) | (ulong)backing.Kind);
            hash = StateHash.Mix(hash, area.State.FirstPage);
            hash = StateHash.Mix(
                hash, ((ulong)backing.Segment.Slot << 32) | backing.Segment.Generation);
            hash = StateHash.Mix(hash, ((ulong)backing.Inode.Value << 32) | backing.Attach);
        }

        hash = StateHash.Mix(hash, Break);
        hash = StateHash.Mix(hash, (ulong)FutureLock);
        hash = Limits.Hash(hash);
    }

    /// <summary>Throws where list, tree and counts disagree.</summary>
    public void CheckInvariants()
    {
        _areas.CheckInvariants();
        ulong pages = MappedBytes(0, ulong.MaxValue) >> Paging.PageShift;
        if (pages != TotalPages)
        {
            throw new KernelBug($"{pages} pages are mapped, {TotalPages} are counted");
        }
    }

    private VmArea Add(VmAreaState state)
    {
        TotalPages += state.LengthPages;
        return _areas.Insert(state with { Flags = Account(state.Flags, state.Kind) });
    }

    /// <summary>
    /// Linux accounts for a private file area from the first time that it is writable on, and one
    /// that is accounted for does not join one that is not. (Anonymous memory is forgotten again.)
    /// </summary>
    private VmFlags Account(VmFlags flags, AreaKind kind) =>
        Layout.Profile == Profile.Linux
        && kind == AreaKind.File
        && (flags & (VmFlags.Write | VmFlags.Shared)) == VmFlags.Write
            ? flags | VmFlags.Account
            : flags;

    /// <summary>Takes a part out of one area.</summary>
    private void Cut(VmArea area, ulong start, ulong end, List<AreaChange> changes)
    {
        bool reachesBelow = area.Start < start;
        bool reachesAbove = end < area.End;
        if (Layout.Profile == Profile.Classic && reachesBelow != reachesAbove)
        {
            Trim(area, reachesBelow ? start : end, keepsLower: reachesBelow, changes);
            return;
        }

        if (reachesAbove)
        {
            Split(area, end, changes);
        }

        if (!reachesBelow)
        {
            Remove(area, changes);
        }
        else if (Layout.Profile == Profile.Classic)
        {
            Trim(area, start, keepsLower: true, changes);
        }
        else
        {
            Remove(Split(area, start, changes), changes);
        }
    }

    private VmArea Split(VmArea area, ulong at, List<AreaChange> changes)
    {
        VmAreaState before = area.State;
        area.State = before.Clip(before.Start, at);
        changes.Add(new(AreaChangeKind.Split, before, at, area.State));
        return _areas.Insert(before.Clip(at, before.End));
    }

    private void Trim(VmArea area, ulong at, bool keepsLower, List<AreaChange> changes)
    {
        VmAreaState before = area.State;
        area.State = keepsLower ? before.Clip(before.Start, at) : before.Clip(at, before.End);
        TotalPages -= before.LengthPages - area.State.LengthPages;
        changes.Add(new(AreaChangeKind.Trim, before, at, area.State));
    }

    private void Remove(VmArea area, List<AreaChange> changes)
    {
        TotalPages -= area.State.LengthPages;
        changes.Add(new(AreaChangeKind.Remove, area.State));
        _areas.Remove(area);
    }

    /// <summary>Gives a range other flags, area by area, to the first that fails.</summary>
    private Errno Change(
        ulong start,
        ulong end,
        VmFlags mask,
        VmFlags flags,
        Errno hole,
        List<AreaChange> changes)
    {
        Errno error = Errno.None;
        ulong at = start;
        while (at < end && error == Errno.None)
        {
            VmArea? area = _areas.Containing(at);
            ulong partEnd = Math.Min(end, area?.End ?? end);
            error = area is null ? hole : ChangePart(area, at, partEnd, mask, flags, changes);
            at = partEnd;
        }

        Join(start, end, changes);
        return error;
    }

    private Errno ChangePart(
        VmArea area,
        ulong start,
        ulong end,
        VmFlags mask,
        VmFlags set,
        List<AreaChange> changes)
    {
        VmFlags flags = Account((area.State.Flags & ~mask) | set, area.State.Kind);
        VmFlags may = (VmFlags)((uint)(flags & VmFlags.MayAll) >> 4);
        if ((flags & VmFlags.Access & ~may) != 0)
        {
            return Errno.EACCES;
        }

        if (flags == area.State.Flags)
        {
            return Errno.None;
        }

        int pieces = (area.Start < start ? 1 : 0) + (end < area.End ? 1 : 0);
        if (pieces > 0 && _areas.Count + pieces > Layout.MaxMapCount)
        {
            return Errno.ENOMEM;
        }

        VmArea part = area.Start < start ? Split(area, start, changes) : area;
        if (end < part.End)
        {
            Split(part, end, changes);
        }

        VmAreaState before = part.State;
        part.State = before with { Flags = flags };
        changes.Add(new(AreaChangeKind.Protect, before, before.Start, part.State));
        if (pieces == 1)
        {
            JoinPiece(part, changes);
        }

        return Errno.None;
    }

    /// <summary>
    /// A piece just split off an area joins the neighbour that it continues, even in an attach:
    /// linux moves the border between the two areas, which no owner notices, and ends none.
    /// </summary>
    private void JoinPiece(VmArea piece, List<AreaChange> changes)
    {
        if (_areas.FindPrevious(piece.Start) is VmArea lower && lower.State.Continues(piece.State))
        {
            Merge(lower, piece, changes);
        }
        else if (piece.Next is VmArea upper && piece.State.Continues(upper.State))
        {
            Merge(piece, upper, changes);
        }
    }

    /// <summary>
    /// Joins areas in and beside a range. Kernel: <c>merge_segments</c>, <c>vma_merge</c>.
    /// </summary>
    private void Join(ulong start, ulong end, List<AreaChange> changes)
    {
        VmArea? area = _areas.FindPrevious(start) ?? _areas.First;
        while (area?.Next is VmArea next && next.Start <= end)
        {
            if (!MayJoin(area.State, next.State))
            {
                area = next;
                continue;
            }

            Merge(area, next, changes);
        }
    }

    private void Merge(VmArea lower, VmArea upper, List<AreaChange> changes)
    {
        VmAreaState before = lower.State;
        VmAreaState joined = before with { End = upper.End };
        ulong at = upper.Start;
        _areas.Remove(upper);
        lower.State = joined;
        changes.Add(new(AreaChangeKind.Merge, before, at, joined));
    }

    private bool MayJoin(VmAreaState lower, VmAreaState upper) =>
        lower.Continues(upper)
        && (lower.Kind != AreaKind.Shm || Layout.Profile == Profile.Classic);

    private bool TryGrow(VmArea area, ulong address)
    {
        ulong start = Paging.RoundDown(address);
        ulong lengthBytes = area.End - start;
        bool mayGrow = (area.State.Flags & VmFlags.GrowsDown) != 0
            && start >= Math.Max(Layout.MinAddress, Paging.PageSizeBytes)
            && lengthBytes <= Limits[LinuxConstants.RLIMIT_STACK].Soft
            && MayExpand(area.Start - start)
            && !IsTooNear(start);
        if (mayGrow)
        {
            TotalPages += (area.Start - start) >> Paging.PageShift;
            area.State = area.State with { Start = start };
        }

        return mayGrow;
    }

    /// <summary>
    /// Whether the guard gap below a grown stack would hold an area that can be reached.
    /// </summary>
    private bool IsTooNear(ulong start) =>
        _areas.FindPrevious(start) is VmArea below
        && (below.State.Flags & VmFlags.GrowsDown) == 0
        && (below.State.Flags & VmFlags.Access) != 0
        && start - below.End < Layout.StackGuardBytes;
}
