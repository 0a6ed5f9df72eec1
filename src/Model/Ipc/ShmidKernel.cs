using System.Collections.Generic;
using ActorVm.Model.Memory;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Model.Ipc;

/// <summary>One System V segment. Kernel: <c>struct shmid_kernel</c> (ipc/shm.c).</summary>
/// <remarks>
/// Changed only by the ShmManager actor. Times are the programs' clock in seconds.
/// Marked for removal (SHM_DEST) it stays until its last detach (shmctl(2), IPC_RMID); in classic
/// every last detach ends it (D1).
/// Invariant: <see cref="Attaches"/> equals the areas that map it, over all processes, and the pins
/// of attaches under way. The ring is kept in the order of pid and address.
/// </remarks>
public sealed class ShmidKernel
{
    private readonly SparseArray<ShmPage> _pages = new();
    private readonly List<ShmAttach> _ring = [];

    /// <summary>Its slot and which of the slot's segments it is.</summary>
    public SegmentHandle Handle { get; private set; }

    /// <summary>Its identifier.</summary>
    public ShmId Id { get; private set; }

    /// <summary>Key, owner, creator and mode. Kernel: <c>shm_perm</c>.</summary>
    public IpcPerm Perm { get; internal set; }

    /// <summary>Size as asked, not rounded. Kernel: <c>shm_segsz</c>.</summary>
    public ulong SizeBytes { get; private set; }

    /// <summary>The length of its page table. Kernel: <c>shm_npages</c>.</summary>
    public ulong LengthPages => Paging.PagesOf(SizeBytes);

    /// <summary>The last attach; 0 before the first. Kernel: <c>shm_atime</c>.</summary>
    public long AttachTime { get; private set; }

    /// <summary>The last detach; 0 before the first. Kernel: <c>shm_dtime</c>.</summary>
    public long DetachTime { get; private set; }

    /// <summary>Creation or the last IPC_SET. Kernel: <c>shm_ctime</c>.</summary>
    public long ChangeTime { get; internal set; }

    /// <summary>Who created it. Kernel: <c>shm_cpid</c>.</summary>
    public Pid CreatorPid { get; private set; }

    /// <summary>Who attached or detached last, dead or alive. Kernel: <c>shm_lpid</c>.</summary>
    public Pid LastPid { get; private set; }

    /// <summary>Whose memory lock limit it counts against while locked.</summary>
    public uint LockedBy { get; internal set; }

    /// <summary>Attaches under way: each counts as one.</summary>
    public int Pins { get; private set; }

    /// <summary>Areas that map it and attaches under way. Kernel: <c>shm_nattch</c>.</summary>
    public int Attaches => _ring.Count + Pins;

    /// <summary>The areas that map it. Kernel: <c>attaches</c>.</summary>
    public IReadOnlyList<ShmAttach> Ring => _ring;

    /// <summary>Pages in frames: its part of shm_rss.</summary>
    public int ResidentPages { get; private set; }

    /// <summary>Pages in swap: its part of shm_swp.</summary>
    public int SwappedPages { get; private set; }

    /// <summary>Whether IPC_RMID marked it for removal.</summary>
    public bool IsMarked => (Perm.Mode & SHM_DEST) != 0;

    /// <summary>Whether reclaim leaves its pages alone.</summary>
    public bool IsLocked => (Perm.Mode & SHM_LOCKED) != 0;

    /// <summary>Whether an area ever mapped it.</summary>
    public bool WasAttached { get; private set; }

    /// <summary>How /proc/PID/maps names an area of it.</summary>
    public MapName MapName => new($"/SYSV{Perm.Key.Value:x8} (deleted)", (ulong)Id.Value, 0, 1);

    /// <summary>An entry of its page table. Kernel: <c>shm_pages[page]</c>.</summary>
    public ShmPage PageAt(PageIndex page) => _pages[page.Value];

    /// <summary>Sets an entry of its page table; shm_rss and shm_swp follow.</summary>
    public void SetPage(PageIndex page, ShmPage entry)
    {
        if (page.Value >= LengthPages)
        {
            throw new KernelBug($"{Handle} has no {page}");
        }

        ShmPage before = _pages[page.Value];
        ResidentPages += (entry.IsResident ? 1 : 0) - (before.IsResident ? 1 : 0);
        SwappedPages += (entry.IsInSwap ? 1 : 0) - (before.IsInSwap ? 1 : 0);
        _pages[page.Value] = entry;
    }

    /// <summary>
    /// The first page from <paramref name="from"/> on whose entry is not empty; none: false.
    /// </summary>
    public bool NextPage(ulong from, out PageIndex page)
    {
        foreach (SparseArray<ShmPage>.Entry entry in _pages.Walk(from))
        {
            page = new((uint)entry.Index);
            return true;
        }

        page = default;
        return false;
    }

    /// <summary>An attach begins: shmat(2) has found the segment.</summary>
    public void Pin() => Pins++;

    /// <summary>The attach failed; nothing else has changed.</summary>
    public void Unpin()
    {
        if (Pins == 0)
        {
            throw new KernelBug($"{Handle} has no attach under way");
        }

        Pins--;
    }

    /// <summary>The attach is done: its pin becomes an area. Kernel: <c>shm_open</c>.</summary>
    public void Attach(ShmAttach area, long now)
    {
        Unpin();
        Open(area, area.Pid, now);
    }

    /// <summary>
    /// fork(2) copied the parent's area at an address for its child. The copy runs in the parent,
    /// whose pid is noted (semantics, section 5).
    /// </summary>
    /// <returns>The child's area.</returns>
    public ShmAttach Fork(Pid parent, ulong start, Pid child, long now)
    {
        ShmAttach area = _ring[Find(parent, start)] with { Pid = child };
        Open(area, parent, now);
        return area;
    }

    /// <summary>
    /// An area became two, the second beginning at an address. Kernel: <c>shm_open</c>.
    /// </summary>
    /// <param name="pid">Whose area.</param>
    /// <param name="start">Where the area began, and the lower piece does.</param>
    /// <param name="at">Where the upper piece begins.</param>
    /// <param name="quiet">Whether times and last pid stay as they are.</param>
    /// <param name="now">The programs' clock.</param>
    public void Split(Pid pid, ulong start, ulong at, bool quiet, long now)
    {
        int index = Find(pid, start);
        ShmAttach area = _ring[index];
        uint lower = PagesBetween(start, at);
        if (lower == 0 || lower >= area.LengthPages)
        {
            throw new KernelBug($"{area} cannot be split at {at:x}");
        }

        _ring[index] = area with { LengthPages = lower };
        ShmAttach upper = new(
            pid, at, new(area.FirstPage.Value + lower), area.LengthPages - lower);
        if (quiet)
        {
            Insert(upper);
        }
        else
        {
            Open(upper, pid, now);
        }
    }

    /// <summary>
    /// Two adjoining areas became one (classic). Kernel: <c>shm_close</c> of the upper.
    /// </summary>
    public void Merge(Pid pid, ulong start, ulong next, long now)
    {
        int index = Find(pid, start);
        ShmAttach upper = _ring[Find(pid, next)];
        ShmAttach lower = _ring[index];
        if (lower.End != next || lower.FirstPage.Value + lower.LengthPages != upper.FirstPage.Value)
        {
            throw new KernelBug($"{upper} does not continue {lower}");
        }

        Detach(pid, next, quiet: false, now);
        _ring[index] = lower with { LengthPages = lower.LengthPages + upper.LengthPages };
    }

    /// <summary>An end of an area was unmapped in place (classic, D14).</summary>
    public void Trim(Pid pid, ulong start, ShmAttach area)
    {
        _ring.RemoveAt(Find(pid, start));
        Insert(area);
    }

    /// <summary>An area is gone. Kernel: <c>shm_close</c>.</summary>
    /// <param name="pid">Whose area.</param>
    /// <param name="start">Where it began.</param>
    /// <param name="quiet">Whether times and last pid stay as they are.</param>
    /// <param name="now">The programs' clock.</param>
    public void Detach(Pid pid, ulong start, bool quiet, long now)
    {
        _ring.RemoveAt(Find(pid, start));
        if (!quiet)
        {
            DetachTime = now;
            LastPid = pid;
        }
    }

    /// <summary>Makes it a new segment, with no page and no attach.</summary>
    internal void Begin(
        SegmentHandle handle, ShmId id, IpcPerm perm, ulong sizeBytes, Pid creator, long now)
    {
        Clear();
        Handle = handle;
        Id = id;
        Perm = perm;
        SizeBytes = sizeBytes;
        CreatorPid = creator;
        ChangeTime = now;
    }

    /// <summary>Forgets everything, for the next use.</summary>
    internal void Clear()
    {
        _pages.Reset();
        _ring.Clear();
        Pins = 0;
        ResidentPages = 0;
        SwappedPages = 0;
        AttachTime = 0;
        DetachTime = 0;
        LastPid = default;
        LockedBy = 0;
        WasAttached = false;
    }

    /// <summary>Adds the segment with its pages and its ring to a hash.</summary>
    public void AddTo(ref ulong hash)
    {
        hash = StateHash.Mix(hash, ((ulong)Handle.Slot << 32) | Handle.Generation);
        hash = StateHash.Mix(hash, ((ulong)Id.Value << 32) | unchecked((uint)Perm.Key.Value));
        hash = StateHash.Mix(hash, ((ulong)Perm.Uid << 32) | Perm.Gid);
        hash = StateHash.Mix(hash, ((ulong)Perm.CreatorUid << 32) | Perm.CreatorGid);
        hash = StateHash.Mix(hash, ((ulong)Perm.Mode << 32) | LockedBy);
        hash = StateHash.Mix(hash, SizeBytes);
        hash = StateHash.Mix(hash, (ulong)AttachTime);
        hash = StateHash.Mix(hash, (ulong)DetachTime);
        hash = StateHash.Mix(hash, (ulong)ChangeTime);
        hash = StateHash.Mix(hash, ((ulong)CreatorPid.Value << 32) | (uint)LastPid.Value);
        hash = StateHash.Mix(hash, ((ulong)Pins << 1) | (WasAttached ? 1UL : 0));
        foreach (ShmAttach area in _ring)
        {
            hash = StateHash.Mix(hash, area.Start);
            hash = StateHash.Mix(hash, ((ulong)area.FirstPage.Value << 32) | area.LengthPages);
            hash = StateHash.Mix(hash, (ulong)area.Pid.Value);
        }

        foreach (SparseArray<ShmPage>.Entry entry in _pages.Walk())
        {
            ShmPage page = entry.Value;
            hash = StateHash.Mix(hash, (entry.Index << 8) | (ulong)page.State);
            hash = StateHash.Mix(hash, ((ulong)page.Frame.Value << 32) | (uint)page.Slot.Value);
        }
    }

    /// <summary>Throws where ring, page table and counts disagree.</summary>
    public void CheckInvariants()
    {
        int resident = 0;
        int swapped = 0;
        foreach (SparseArray<ShmPage>.Entry entry in _pages.Walk())
        {
            ShmPage page = entry.Value;
            Require(page.IsSound, $"page {entry.Index}: {page}");
            resident += page.IsResident ? 1 : 0;
            swapped += page.IsInSwap ? 1 : 0;
        }

        Require(resident == ResidentPages && swapped == SwappedPages, "pages do not add up");
        for (int i = 0; i < _ring.Count; i++)
        {
            ShmAttach area = _ring[i];
            ulong end = area.FirstPage.Value + (ulong)area.LengthPages;
            Require(area.LengthPages > 0 && end <= LengthPages, $"{area} is beyond its end");
            Require(
                i == 0 || Compare(_ring[i - 1], area.Pid, area.Start) < 0,
                $"{area} is out of order");
        }
    }

    private void Require(bool holds, string broken)
    {
        if (!holds)
        {
            throw new KernelBug($"{Handle}: {broken}");
        }
    }

    private static uint PagesBetween(ulong start, ulong end) =>
        end <= start ? 0 : (uint)((end - start) >> Paging.PageShift);

    private static int Compare(ShmAttach area, Pid pid, ulong start)
    {
        int byPid = area.Pid.Value.CompareTo(pid.Value);
        return byPid != 0 ? byPid : area.Start.CompareTo(start);
    }

    private void Open(ShmAttach area, Pid by, long now)
    {
        Insert(area);
        AttachTime = now;
        LastPid = by;
        WasAttached = true;
    }

    private void Insert(ShmAttach area)
    {
        int index = Position(area.Pid, area.Start);
        if (index < _ring.Count && Compare(_ring[index], area.Pid, area.Start) == 0)
        {
            throw new KernelBug($"{area} is in the ring of {Handle} already");
        }

        _ring.Insert(index, area);
    }

    private int Find(Pid pid, ulong start)
    {
        int index = Position(pid, start);
        return index < _ring.Count && Compare(_ring[index], pid, start) == 0
            ? index
            : throw new KernelBug($"{Handle} is not attached at {start:x} by {pid}");
    }

    private int Position(Pid pid, ulong start)
    {
        int low = 0;
        int high = _ring.Count;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (Compare(_ring[middle], pid, start) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
