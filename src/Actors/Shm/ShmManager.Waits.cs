using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Shm;

/// <content>What requests wait for, as reports tell it.</content>
internal sealed partial class ShmManager
{
    /// <summary>Why a request has no answer yet; null where there is no such request.</summary>
    public PendingRequest? Pending(in RequestKey client) =>
        PendingFill(client) ?? PendingEviction(client) ?? PendingRelease(client);

    private PendingRequest? PendingFill(in RequestKey client)
    {
        foreach (ShmFill fill in _fills)
        {
            bool isReleased = fill.Abandoned is { } release && client.Matches(release.Client);
            if (isReleased || _queues.Contains(fill.Waiting, client))
            {
                return new PendingRequest($"{Name(fill.Segment, fill.Page)} is on its way")
                {
                    Asked = ActorId.PageCache,
                    Request = fill.Request,
                };
            }
        }

        return null;
    }

    private PendingRequest? PendingEviction(in RequestKey client)
    {
        foreach (ShmEviction eviction in _evictions)
        {
            if (client.Matches(eviction.Client) || _queues.Contains(eviction.Waiting, client))
            {
                Evict asked = eviction.Asked;
                return new PendingRequest(
                    $"{Name(asked.Segment, asked.Page)} is leaving, "
                    + $"{eviction.Awaited} areas have yet to unmap it");
            }
        }

        return null;
    }

    private PendingRequest? PendingRelease(in RequestKey client)
    {
        foreach ((uint request, ShmRelease release) in _puts)
        {
            if (client.Matches(release.Client))
            {
                return new PendingRequest("pages are given back")
                {
                    Asked = ActorId.PageCache,
                    Request = request,
                };
            }
        }

        return null;
    }

    private string Name(SegmentHandle handle, PageIndex page) =>
        Segs.Find(handle) is { } segment
            ? FormattableString.Invariant($"page {page.Value} of segment {segment.Id.Value}")
            : FormattableString.Invariant($"page {page.Value} of a segment that is gone");
}
