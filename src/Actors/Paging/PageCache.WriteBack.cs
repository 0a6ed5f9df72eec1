using System.Collections.Generic;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Paging;

/// <content>Dirty pages on their way to disk.</content>
/// <remarks>
/// A page is first write-protected by everybody who maps it (Clean), then its dirty mark falls,
/// then it is written: a store after that faults, makes it dirty again and will be written again.
/// </remarks>
internal sealed partial class PageCache
{
    /// <summary>A sync waits for the write that is under way or begins now.</summary>
    private const byte ThisWrite = 1;

    /// <summary>
    /// A sync waits for the write after this one, since the page was made dirty meanwhile.
    /// </summary>
    private const byte NextWrite = 2;

    private readonly List<SyncOperation> _syncs = []; // in the order in which they were asked for
    private readonly Stack<SyncOperation> _syncPool = new();

    public void On(in MessageHeader header, in CacheSync message, Outbox outbox)
    {
        CachedFile file = _files[message.Inode];
        SyncOperation sync = _syncPool.TryPop(out SyncOperation? used) ? used : new SyncOperation();
        sync.Begin(header, message.Inode);
        ulong end = message.LengthPages == 0
            ? ulong.MaxValue
            : (ulong)message.Page.Value + message.LengthPages;
        foreach (AddressSpace.Entry entry in file.Pages.Walk(message.Page.Value, end))
        {
            Join(sync, file, entry.Index, outbox);
        }

        if (sync.Pending.Count > 0 && message.Wait)
        {
            _syncs.Add(sync);
            return;
        }

        _syncPool.Push(sync);
        outbox.Reply(header, new CacheSyncDone(Errno.None));
    }

    public void On(in MessageHeader header, in CleanDone message, Outbox outbox)
    {
        FrameOwner owner = Map[message.Frame].Owner;
        CachedFile file = _files[owner.Inode];
        if (file.Pages[owner.Page].State != CachedPageState.Cleaning)
        {
            throw new KernelBug($"PageCache: {message} for a page that nobody cleans");
        }

        if (--_cleaning[message.Frame.Value] == 0)
        {
            Submit(file, owner.Page, outbox);
        }
    }

    public void On(in MessageHeader header, in PageWriteDone message, Outbox outbox)
    {
        CachedFile file = _files[message.Inode];
        CachedPage page = file.Pages[message.Page];
        if (page.State != CachedPageState.Writing)
        {
            throw new KernelBug($"PageCache: {message} for a page that is {page.State}");
        }

        Map.Unpin(page.Frame);
        EndWrite(file, message.Page, message.Error, outbox);
    }

    /// <summary>
    /// Has a page written for a sync, or finds the write that it must wait for. A page that is
    /// being cut off concerns no sync any more.
    /// </summary>
    private void Join(SyncOperation sync, CachedFile file, PageIndex index, Outbox outbox)
    {
        if (file.IsCut(index))
        {
            return;
        }

        CachedPage page = file.Pages[index];
        switch (page.State)
        {
            case CachedPageState.UpToDate when page.Dirty && !file.IsShmem:
                sync.Pending[index.Value] = ThisWrite;
                StartWrite(file, index, outbox);
                break;
            case CachedPageState.Cleaning:
                sync.Pending[index.Value] = ThisWrite;
                break;
            case CachedPageState.Writing:
                sync.Pending[index.Value] = page.Dirty ? NextWrite : ThisWrite;
                break;
        }
    }

    private void StartWrite(CachedFile file, PageIndex index, Outbox outbox)
    {
        CachedPage page = file.Pages[index];
        file.Pages[index] = page with { State = CachedPageState.Cleaning };
        foreach (FrameMapping mapping in Map.MappingsOf(page.Frame))
        {
            RequestClean(page.Frame, mapping, outbox);
        }

        if (_cleaning[page.Frame.Value] == 0)
        {
            Submit(file, index, outbox);
        }
    }

    /// <summary>
    /// An entry that fork copied before its page was write-protected must be, too.
    /// </summary>
    private void CleanLateMapping(FrameNumber frame, FrameMapping mapping, Outbox outbox)
    {
        FrameOwner owner = Map[frame].Owner;
        if (_files[owner.Inode].Pages[owner.Page].State == CachedPageState.Cleaning)
        {
            RequestClean(frame, mapping, outbox);
        }
    }

    private void RequestClean(FrameNumber frame, FrameMapping mapping, Outbox outbox)
    {
        _cleaning[frame.Value]++;
        outbox.Request(ActorId.Of(mapping.Pid), new Clean(frame, mapping.Address));
    }

    /// <summary>
    /// Nobody can store to the page now. One that a truncation takes away is not written.
    /// </summary>
    private void Submit(CachedFile file, PageIndex index, Outbox outbox)
    {
        FrameNumber frame = file.Pages[index].Frame;
        file.Pages[index] = new CachedPage(frame, CachedPageState.Writing, Dirty: false);
        if (file.IsCut(index))
        {
            EndWrite(file, index, Errno.None, outbox);
        }
        else
        {
            Map.Pin(frame);
            outbox.Request(ActorId.FileSystem, new PageWrite(file.Inode, index, frame));
        }

        Resume(ref _waiting[frame.Value], outbox);
    }

    /// <summary>
    /// A page that the disk refused stays dirty: what was stored is never dropped.
    /// </summary>
    private void EndWrite(CachedFile file, PageIndex index, Errno error, Outbox outbox)
    {
        file.IsShmem |= error == Errno.ENXIO;
        CachedPage page = file.Pages[index];
        page = page with
        {
            State = CachedPageState.UpToDate,
            Dirty = page.Dirty || error != Errno.None,
        };
        error = file.IsShmem ? Errno.None : error;
        file.Pages[index] = page;
        if (TellSyncs(file, index, error, outbox) && page.Dirty)
        {
            StartWrite(file, index, outbox);
        }

        ContinueTruncation(file, outbox);
    }

    /// <summary>Tells the syncs of a write's end; true where one waits for the next.</summary>
    private bool TellSyncs(CachedFile file, PageIndex index, Errno error, Outbox outbox)
    {
        bool isNextWanted = false;
        int kept = 0;
        for (int i = 0; i < _syncs.Count; i++)
        {
            SyncOperation sync = _syncs[i];
            if (sync.Inode == file.Inode && sync.Pending[index.Value] is byte awaited and not 0)
            {
                isNextWanted |= awaited == NextWrite;
                sync.Pending[index.Value] = (byte)(awaited - 1);
                sync.Error = awaited == ThisWrite && sync.Error == Errno.None ? error : sync.Error;
            }

            if (sync.Pending.Count > 0)
            {
                _syncs[kept++] = sync;
                continue;
            }

            outbox.Reply(sync.Client, sync.Request, new CacheSyncDone(sync.Error));
            _syncPool.Push(sync);
        }

        _syncs.RemoveRange(kept, _syncs.Count - kept);
        return isNextWanted;
    }

    private void ResetSyncs()
    {
        foreach (SyncOperation sync in _syncs)
        {
            _syncPool.Push(sync);
        }

        _syncs.Clear();
    }
}
