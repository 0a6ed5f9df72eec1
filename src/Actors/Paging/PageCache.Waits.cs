using System;
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
