using System;
using ActorVm.Actors.Invariants;
using ActorVm.Actors.Messaging;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Paging;

/// <content>What requests wait for, as reports tell it.</content>
internal sealed partial class PageCache
{
    /// <summary>Why a request has no answer yet; null where there is no such request.</summary>
    public PendingRequest? Pending(in RequestKey client)
    {
        if (_queues.Contains(_starved, client))
        {
            return new PendingRequest(
                $"no frame is free, {_evictions.Count} pages are on their way out");
        }

        return PendingPage(client) ?? PendingTruncation(client) ?? PendingSync(client);
    }

    /// <summary>Why requests wait for a frame; null where none does.</summary>
    public string? DescribeShortage() => _starved.IsEmpty
        ? null
        : FormattableString.Invariant($"{_starvedCount} requests wait for a frame, ")
            + $"{_evictions.Count} pages are on their way out, {_refusals} evictions were called "
            + "off since a frame was free";

    /// <summary>Whether it waits for its own timer, in a pause of reclaim.</summary>
    public bool IsPausing => _pause == Pause.Waiting;

    /// <summary>How many of its own requests have no reply yet.</summary>
    public int AwaitedReplies
    {
        get
        {
            int awaited = 0;
            foreach (Eviction eviction in _evictions)
            {
                awaited += AwaitedBy(eviction);
            }

            foreach (AddressSpace.Entry entry in _swapCache.Walk())
            {
                awaited += entry.Page.State == CachedPageState.Reading ? 1 : 0;
            }

            foreach (CachedFile file in _files)
            {
                awaited += file.Unmapping.Count + AwaitedFor(file);
            }

            return awaited;
        }
    }

    /// <summary>How many requests have no answer yet.</summary>
    public int KeptRequests => _queues.Count + _syncs.Count + AwaitedReplies;

    /// <summary>Adds the requests that have no answer yet to a ledger.</summary>
    public void AddKept(RequestLedger ledger)
    {
        _queues.AddKept(Id, ledger);
        foreach (SyncOperation sync in _syncs)
        {
            ledger.AddKept(
                Id, new MessageHeader(default, sync.Client, sync.Request, default));
        }

        foreach (CachedFile file in _files)
        {
            if (file.IsTruncating)
            {
                ledger.AddKept(Id, file.Truncation with { Payload = default });
            }
        }
    }

    /// <summary>Adds the frames that are pinned for what is done here to a ledger.</summary>
    public void AddPins(Ledger pins)
    {
        foreach (Eviction eviction in _evictions)
        {
            pins.Add(eviction.Frame.Value, 1, Reference.Of(Id, "its page is on its way out"));
        }

        foreach (AddressSpace.Entry entry in _swapCache.Walk())
        {
            bool isUnwritten = entry.Page.State == CachedPageState.UpToDate;
            pins.Add(
                isUnwritten ? entry.Page.Frame.Value : 0,
                1,
                Reference.Of(Id, "the swap device refused its page"));
        }

        foreach (CachedFile file in _files)
        {
            AddPins(file, pins);
        }
    }

    private void AddPins(CachedFile file, Ledger pins)
    {
        foreach (AddressSpace.Entry entry in file.Pages.Walk())
        {
            CachedPage page = entry.Page;
            if (page.State is CachedPageState.Reading or CachedPageState.Writing)
            {
                pins.Add(page.Frame.Value, 1, Reference.Of(Id, "its page is read or written"));
            }
        }
    }

    private int AwaitedBy(Eviction eviction)
    {
        FrameOwner owner = Map[eviction.Frame].Owner;
        if (eviction.Slot == default)
        {
            bool isUnmapped = owner.Use == FrameUse.File
                && PagesOf(owner.Inode)[owner.Page].State == CachedPageState.Leaving;
            return isUnmapped ? eviction.Awaited : 1; // a slot is asked for
        }

        bool isWritten =
            _swapCache.Find(eviction.Slot).State == CachedPageState.Writing;
        return isWritten || owner.Use == FrameUse.Shm ? 1 : eviction.Awaited;
    }

    /// <summary>Pages that the disk reads or writes, and entries that are write-protected first;
    /// what swap reads is in the swap cache.</summary>
    private int AwaitedFor(CachedFile file)
    {
        int awaited = 0;
        foreach (AddressSpace.Entry entry in file.Pages.Walk())
        {
            CachedPage page = entry.Page;
            bool isMoved = page.State == CachedPageState.Writing
                || (page.State == CachedPageState.Reading
                    && file.Slots[entry.Index.Value] == default);
            awaited += _cleaning[page.Frame.Value] + (isMoved ? 1 : 0);
        }

        return awaited;
    }

    private PendingRequest? PendingPage(in RequestKey client)
    {
        for (FrameNumber f = Map.NextUsed(default); f != default; f = Map.NextUsed(f))
        {
            if (!_queues.Contains(_waiting[f.Value], client))
            {
                continue;
            }

            bool isInSwapCache = _swapCache.SlotOf(f) != default;
            CachedPage page = isInSwapCache
                ? _swapCache.Find(_swapCache.SlotOf(f))
                : PagesOf(Map[f].Owner.Inode)[Map[f].Owner.Page];
            return new PendingRequest(FormattableString.Invariant($"frame {f.Value} ")
                + DescribeMove(page.State))
            {
                Asked = isInSwapCache ? ActorId.SwapDevice : ActorId.FileSystem,
                Frame = f,
            };
        }

        return null;
    }

    private static string DescribeMove(CachedPageState state) => state switch
    {
        CachedPageState.Reading => "is being read",
        CachedPageState.Writing => "is being written",
        CachedPageState.Cleaning => "is being write-protected",
        CachedPageState.Leaving => "is being unmapped",
        CachedPageState.Absent or CachedPageState.UpToDate or _ => "has settled",
    };

    private PendingRequest? PendingTruncation(in RequestKey client)
    {
        foreach (CachedFile file in _files)
        {
            bool isTruncation = file.IsTruncating && client.Matches(file.Truncation);
            if (isTruncation || _queues.Contains(file.Waiting, client))
            {
                return new PendingRequest(
                    $"a file is being cut off, {file.Unmapping.Count} processes have yet to "
                    + "unmap it");
            }
        }

        return null;
    }

    private PendingRequest? PendingSync(in RequestKey client)
    {
        foreach (SyncOperation sync in _syncs)
        {
            if (client.Matches(sync.Client, sync.Request))
            {
                return new PendingRequest($"{sync.Pending.Count} pages have yet to be written");
            }
        }

        return null;
    }
}
