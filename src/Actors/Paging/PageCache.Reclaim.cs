using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Paging;

/// <content>Which page goes when no frame is free, and what happens when none can.</content>
/// <remarks>
/// A request that needs a frame waits, and pages are evicted, as many at a time as requests wait. A
/// clock hand goes over the frames. A page that was used since it came by last gets a second
/// chance, and one that somebody has locked is passed over. When every page has had its chance in
/// vain, use does not count any more, and locked pages are asked for again. When nothing at all
/// can be evicted, the machine gets a pause, in which whoever exits may end; after that the request
/// that waited longest is answered with ENOMEM, and everything begins anew.
/// </remarks>
internal sealed partial class PageCache
{
    /// <summary>How long nothing happens before a request is refused: 1 ms.</summary>
    public const long PauseNs = 1_000_000;

    private WaitQueue _starved; // the requests that wait for a frame
    private int _starvedCount;
    private FrameNumber _hand; // the frame that was looked at last
    private int _refusals; // how many evictions were called off since a frame was free last
    private bool _isSwapFull; // no slot has become free since one was refused
    private Pause _pause;

    private enum Pause : byte
    {
        /// <summary>Something can be tried.</summary>
        None,

        /// <summary>Nothing could be evicted; the machine goes on for a while.</summary>
        Waiting,

        /// <summary>It went on, and gave nothing back.</summary>
        Over,
    }

    /// <summary>Whether each page was asked for in vain, used lately or not.</summary>
    private bool IsEverythingRefused => _refusals >= 3 * Map.FrameCount;

    public void On(in MessageHeader header, in ReclaimRetry message, Outbox outbox)
    {
        _pause = _starved.IsEmpty ? Pause.None : Pause.Over;
        _refusals = Map.FrameCount;
        _isSwapFull = false;
    }

    /// <summary>Puts a request off until there is a frame for it.</summary>
    private void Starve<T>(in MessageHeader header, in T message, Outbox outbox)
        where T : struct, IMessage<T>
    {
        _queues.Add(ref _starved, header, message, outbox.Payloads);
        _starvedCount++;
    }

    /// <summary>
    /// At the end of each turn: serves who waits for a frame, and has pages evicted for the others.
    /// </summary>
    private void Reclaim(Outbox outbox)
    {
        while (!_starved.IsEmpty)
        {
            if (Map.FreeCount > 0)
            {
                _refusals = 0;
                _pause = _pause == Pause.Over ? Pause.None : _pause;
                Handle(TakeStarved(), outbox);
            }
            else if (_evictions.Count >= _starvedCount)
            {
                return;
            }
            else if (IsEverythingRefused || !TryEvictNext(outbox))
            {
                if (IsAnythingUnderWay() || !GiveUp(outbox))
                {
                    return;
                }
            }
        }
    }

    private Envelope TakeStarved()
    {
        _queues.TryTake(ref _starved, out Envelope request);
        _starvedCount--;
        return request;
    }

    /// <summary>Moves the hand on to a page that can go; false where there is none.</summary>
    private bool TryEvictNext(Outbox outbox)
    {
        bool force = _refusals >= Map.FrameCount;
        for (int looked = 0; looked < 2 * Map.FrameCount; looked++)
        {
            _hand = Map.NextUsed(_hand);
            if (_hand == default)
            {
                _hand = Map.NextUsed(default);
            }

            if (Map[_hand].Accessed)
            {
                Map.SetAccessed(_hand, false);
            }
            else if ((force || !Map[_hand].Unevictable) && TryEvict(_hand, force, outbox))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a frame may become free by what is under way here already.</summary>
    private bool IsAnythingUnderWay()
    {
        for (FrameNumber f = Map.NextUsed(default); f != default; f = Map.NextUsed(f))
        {
            bool moves = Map[f].Pins > 0 || _cleaning[f.Value] > 0
                || _swapCache.SlotOf(f) != default;
            if (moves && !IsUnwritten(f))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Nothing can be evicted: a pause, then a request is refused; true where it was.
    /// </summary>
    private bool GiveUp(Outbox outbox)
    {
        if (_pause == Pause.Over)
        {
            _pause = Pause.None;
            _refusals = 0;
            RefuseFrame(TakeStarved(), outbox);
            return true;
        }

        if (_pause == Pause.None)
        {
            _pause = Pause.Waiting;
            outbox.SendAt(outbox.NowNs + PauseNs, default(ReclaimRetry));
        }

        return false;
    }

    /// <summary>Out of memory and swap. Who asked is killed, or its call fails.</summary>
    private static void RefuseFrame(in Envelope request, Outbox outbox)
    {
        const Errno error = Errno.ENOMEM;
        MessageHeader header = request.Header;
        switch (request.Kind)
        {
            case MessageKind.FrameAllocate:
                ulong index = FrameAllocate.Unpack(request).Index;
                outbox.Reply(header, new FrameAllocateDone(error, default, index));
                break;
            case MessageKind.FrameCopy:
                index = FrameCopy.Unpack(request).Index;
                outbox.Reply(header, new FrameCopyDone(error, default, index));
                break;
            case MessageKind.SwapIn:
                SwapIn wanted = SwapIn.Unpack(request);
                outbox.Reply(
                    header, new SwapInDone(error, default, wanted.Slot, wanted.Index));
                break;
            case MessageKind.FileFault:
                Refuse(header, FileFault.Unpack(request), error, outbox);
                break;
            case MessageKind.CacheRead:
                outbox.Reply(header, new CacheReadDone(error));
                break;
            case MessageKind.CacheWrite:
                RefuseWrite(header, error, outbox);
                break;
            default:
                throw new KernelBug($"PageCache: {request.Kind} waited for a frame");
        }
    }

    private ulong HashReclaim(ulong hash)
    {
        if (_hand == default && _starved.IsEmpty)
        {
            return hash; // memory was never short
        }

        hash = _queues.Hash(_starved, hash);
        hash = StateHash.Mix(hash, ((ulong)_hand.Value << 32) | (uint)_refusals);
        hash = StateHash.Mix(hash, (_isSwapFull ? 1UL : 0) | ((ulong)_pause << 1));
        foreach (Eviction eviction in _evictions)
        {
            hash = eviction.Hash(hash);
        }

        foreach (SparseArray<int>.Entry entry in _holders.Walk())
        {
            hash = StateHash.Mix(hash, (entry.Index << 32) | (uint)entry.Value);
        }

        return hash;
    }

    private void ResetReclaim()
    {
        foreach (Eviction eviction in _evictions)
        {
            _evictionPool.Push(eviction);
        }

        _evictions.Clear();
        _holders.Reset();
        _starved = default;
        _starvedCount = 0;
        _hand = default;
        _refusals = 0;
        _isSwapFull = false;
        _pause = Pause.None;
    }
}
