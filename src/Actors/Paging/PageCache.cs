using System.Collections.Generic;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Paging;

/// <summary>
/// Page frames and what they hold: <c>mem_map</c>, the page cache of files, the swap cache.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>All counts of frames are kept here. A frame's count is its page-table entries, plus one
/// where a segment, a file or the swap cache holds it, plus its pins (grants and transfers under
/// way).</item>
/// <item>A file's page is looked for in the page cache, then read from disk; a swapped page in the
/// swap cache, then read from swap (the mmap document). Who comes while a page is on its way waits
/// for it: there is never a second frame.</item>
/// <item>A request that must wait is put off whole and handled again when its page has settled, so
/// that each handler decides on the state as it is then.</item>
/// <item>A file's or a private page knows the page-table entries that map it (the reverse map of
/// <see cref="MemMap"/>); those of a segment's page are ShmManager's to know.</item>
/// <item>A request that finds no free frame waits, and pages are evicted.</item>
/// </list>
/// Its parts: Frames (allocate, copy, get, share, put), Faults (of file mappings), Data (read(2)
/// and write(2)), WriteBack (sync, clean), Truncate, Swap, Reclaim (who goes), Evict (how).
/// </remarks>
internal sealed partial class PageCache : Actor, IPageCacheHandlers
{
    private readonly Profile _profile;
    private readonly PhysicalMemory _memory;
    private readonly CachedFiles _files = new();
    private readonly SwapCache _swapCache = new();
    private readonly WaitQueues _queues = new();
    private readonly WaitQueue[] _waiting; // by frame: who waits until its page has settled
    private readonly int[] _cleaning; // by frame: how many Clean are not answered

    /// <summary>Makes the page cache of a machine with this memory.</summary>
    public PageCache(Profile profile, PhysicalMemory memory)
        : base(ActorId.PageCache)
    {
        _profile = profile;
        _memory = memory;
        _waiting = new WaitQueue[memory.FrameCount + 1];
        _cleaning = new int[memory.FrameCount + 1];
        Map = new MemMap(memory.FrameCount);
    }

    /// <summary>Counts, uses and mappings of the frames. Kernel: <c>mem_map</c>.</summary>
    public MemMap Map { get; }

    /// <summary>How many private copies stores have made (copy on write), since boot.</summary>
    public long Copies { get; private set; }

    /// <summary>The files that have cached pages, or had.</summary>
    public CachedFiles Files => _files;

    /// <summary>The cached pages of a file.</summary>
    public AddressSpace PagesOf(InodeNumber inode) => _files[inode].Pages;

    public override void Receive(in Envelope envelope, Outbox outbox)
    {
        Handle(envelope, outbox);
        Reclaim(outbox);
    }

    public override ulong Hash(ulong hash)
    {
        hash = StateHash.Mix(hash, ((ulong)Requests << 32) ^ (ulong)Copies);
        ulong map = hash;
        Map.AddTo(ref map);
        _swapCache.AddTo(ref map);
        hash = map;
        for (FrameNumber f = Map.NextUsed(default); f != default; f = Map.NextUsed(f))
        {
            hash = StateHash.Mix(hash, _memory.ContentHash(f) ^ (ulong)_cleaning[f.Value]);
            hash = _queues.Hash(_waiting[f.Value], hash);
        }

        foreach (CachedFile file in _files)
        {
            hash = _queues.Hash(file.Waiting, file.Hash(hash));
        }

        foreach (SyncOperation sync in _syncs)
        {
            hash = sync.Hash(hash);
        }

        return HashReclaim(hash);
    }

    public override void Reset()
    {
        base.Reset();
        for (FrameNumber f = Map.NextUsed(default); f != default; f = Map.NextUsed(f))
        {
            _waiting[f.Value] = default;
            _cleaning[f.Value] = 0;
        }

        Map.Reset();
        _swapCache.Reset();
        _files.Reset();
        _queues.Reset();
        ResetSyncs();
        ResetReclaim();
        Copies = 0;
    }

    /// <summary>Adds a line for each rule that does not hold.</summary>
    public override void CheckInvariants(List<string> violations)
    {
        Violations.Collect(violations, this, Map, static part => part.CheckInvariants());
        Violations.Collect(violations, this, _swapCache, static part => part.CheckInvariants());
        int cached = 0;
        foreach (CachedFile file in _files)
        {
            foreach (AddressSpace.Entry entry in file.Pages.Walk())
            {
                cached++;
                CheckPage(file, entry.Index, entry.Page, violations);
            }
        }

        for (FrameNumber f = Map.NextUsed(default); f != default; f = Map.NextUsed(f))
        {
            CheckReverseMap(f, violations);
        }

        if (cached != Map.CountOf(FrameUse.File))
        {
            violations.Add(
                $"PageCache: {cached} file pages, {Map.CountOf(FrameUse.File)} frames for them");
        }
    }

    /// <summary>A private page's references are entries that the reverse map lists.</summary>
    private void CheckReverseMap(FrameNumber frame, List<string> violations)
    {
        ref readonly PageFrame page = ref Map[frame];
        bool isPrivate = page.Use is FrameUse.Anonymous or FrameUse.Image;
        int others = page.Pins + (IsReadFromSwap(frame) ? 1 : 0);
        if (isPrivate && page.Count != page.Mappings + others)
        {
            violations.Add(
                $"PageCache: frame {frame.Value} counts {page.Count}, the reverse map lists "
                + $"{page.Mappings} entries and {others} hold it otherwise");
        }
    }

    private void CheckPage(
        CachedFile file, PageIndex index, CachedPage page, List<string> violations)
    {
        PageFrame frame = Map[page.Frame];
        if (frame.Owner != FrameOwner.OfFile(file.Inode, index))
        {
            violations.Add($"PageCache: {index} of {file.Inode} has the frame of {frame.Owner}");
        }

        if (frame.Count != 1 + frame.Mappings + frame.Pins)
        {
            violations.Add($"PageCache: {index} of {file.Inode} is counted wrongly: {frame}");
        }

        bool moves = page.State is CachedPageState.Reading or CachedPageState.Cleaning
            or CachedPageState.Leaving;
        if (!moves && !_waiting[page.Frame.Value].IsEmpty)
        {
            violations.Add($"PageCache: requests wait for {index} of {file.Inode}, which is there");
        }
    }

    /// <summary>Puts a request off until the page in a frame has settled.</summary>
    private void Wait<T>(
        FrameNumber frame, in MessageHeader header, in T message, Outbox outbox)
        where T : struct, IMessage<T> =>
        _queues.Add(ref _waiting[frame.Value], header, message, outbox.Payloads);

    /// <summary>
    /// Handles the requests of a queue again. Those that must go on waiting join it anew.
    /// </summary>
    private void Resume(ref WaitQueue queue, Outbox outbox)
    {
        WaitQueue waiting = queue;
        queue = default;
        while (_queues.TryTake(ref waiting, out Envelope request))
        {
            Handle(request, outbox);
        }
    }

    private void Handle(in Envelope envelope, Outbox outbox) =>
        PageCacheDispatch.Deliver(this, envelope, outbox);

    /// <summary>
    /// A frame with count 1; none where all are in use. The last one is not the next to go.
    /// </summary>
    private FrameNumber Allocate(FrameOwner owner)
    {
        FrameNumber frame = Map.Allocate(owner);
        if (frame != default && Map.FreeCount == 0)
        {
            Map.SetAccessed(frame, true);
        }

        return frame;
    }

    /// <summary>A frame of zeros with count 1; none where all are in use.</summary>
    private FrameNumber AllocateZeroed(FrameOwner owner)
    {
        FrameNumber frame = Allocate(owner);
        if (frame != default)
        {
            _memory.Zero(frame);
        }

        return frame;
    }

    /// <summary>
    /// A private copy of a frame for a process, with count 1; none where all are in use.
    /// </summary>
    private FrameNumber AllocateCopy(FrameNumber source, Pid process, ulong virtualPage)
    {
        FrameNumber copy =
            Allocate(new FrameOwner(FrameUse.Anonymous, (ulong)process.Value, virtualPage));
        if (copy != default)
        {
            Map.AddMapping(copy, new FrameMapping(process, virtualPage << PageSize.PageShift));
            _memory.Copy(source, copy);
            Copies++;
        }

        return copy;
    }

    private static FrameMapping MappingOf(ActorId process, ulong virtualPage) =>
        new(process.Pid, virtualPage << PageSize.PageShift);
}
