using System;
using ActorVm.Actors.Invariants;
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

    /// <summary>How many of its own requests have no reply yet.</summary>
    public int AwaitedReplies
    {
        get
        {
            int awaited = _fills.Count + _puts.Count;
            foreach (ShmEviction eviction in _evictions)
            {
                awaited += eviction.Awaited;
            }

            return awaited;
        }
    }

    /// <summary>How many requests have no answer yet, and grants that nobody has mapped.</summary>
    public int KeptRequests => _queues.Count + _evictions.Count + AwaitedReplies + _grants.Count;

    /// <summary>Adds the requests that have no answer yet to a ledger.</summary>
    public void AddKept(RequestLedger ledger)
    {
        _queues.AddKept(Id, ledger);
        foreach (ShmEviction eviction in _evictions)
        {
            ledger.AddKept(Id, eviction.Client);
        }

        for (int i = 0; i < _puts.Count; i++)
        {
            AddRelease(_puts[i].Release, puts: i, fills: 0, ledger);
        }

        for (int i = 0; i < _fills.Count; i++)
        {
            AddRelease(_fills[i].Abandoned, _puts.Count, i, ledger);
        }
    }

    /// <summary>Adds a release, unless one of the first puts or fills is for the same.</summary>
    private void AddRelease(ShmRelease? release, int puts, int fills, RequestLedger ledger)
    {
        bool isCounted = release is null;
        for (int i = 0; i < puts; i++)
        {
            isCounted |= _puts[i].Release == release;
        }

        for (int i = 0; i < fills; i++)
        {
            isCounted |= _fills[i].Abandoned == release;
        }

        if (!isCounted)
        {
            ledger.AddKept(Id, release!.Client with { Payload = default });
        }
    }

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
