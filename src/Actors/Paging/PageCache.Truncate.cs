using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;

namespace ActorVm.Actors.Paging;

/// <content>
/// Truncation: what lies beyond a file's new end leaves the cache and every mapping.
/// </content>
internal sealed partial class PageCache
{
    public void On(in MessageHeader header, in CacheTruncate message, Outbox outbox)
    {
        CachedFile file = _files[message.Inode];
        if (file.IsTruncating)
        {
            throw new KernelBug($"PageCache: {message} while {file.Inode} is being truncated");
        }

        file.BeginTruncation(header, message.Size);
        foreach (Pid pid in outbox.Payloads.Items<Pid>(header.Payload))
        {
            RequestUnmap(file, pid, outbox);
        }

        outbox.Payloads.Free(header.Payload);
        ContinueTruncation(file, outbox);
    }

    public void On(in MessageHeader header, in FileUnmapDone message, Outbox outbox)
    {
        CachedFile file = _files[message.Inode];
        if (!file.Unmapping.Remove(header.Sender.Pid))
        {
            throw new KernelBug($"PageCache: {message} from {header.Sender}, which was not asked");
        }

        PutAll(header, outbox);
        ContinueTruncation(file, outbox);
    }

    private static void RequestUnmap(CachedFile file, Pid pid, Outbox outbox)
    {
        file.Unmapping.Add(pid);
        outbox.Request(
            ActorId.Of(pid),
            new FileUnmap(file.Inode, new PageIndex((uint)file.FirstCutPage)));
    }

    /// <summary>
    /// Called whenever a page of the file has settled or a process has unmapped it: goes on where a
    /// truncation is under way, and ends it when nothing is left beyond the new end.
    /// </summary>
    private void ContinueTruncation(CachedFile file, Outbox outbox)
    {
        if (!file.IsTruncating || file.Unmapping.Count > 0 || !DropCutPages(file)
            || !ZeroLastPage(file))
        {
            return;
        }

        FreeCutSlots(file, outbox);
        file.EndTruncation();
        outbox.Reply(file.Truncation, default(CacheTruncateDone));
        Resume(ref file.Waiting, outbox);
    }

    private void FreeCutSlots(CachedFile file, Outbox outbox)
    {
        foreach (SparseArray<SwapSlot>.Entry entry in file.Slots.Walk(file.FirstCutPage))
        {
            SparseArray<SwapSlot>.Entry cut = entry;
            FreeSlot(cut.Value, outbox);
            cut.Value = default;
        }
    }

    /// <summary>
    /// Drops the pages beyond the end that nothing moves or maps; true where none is left.
    /// </summary>
    private bool DropCutPages(CachedFile file)
    {
        bool allGone = true;
        foreach (AddressSpace.Entry entry in file.Pages.Walk(file.FirstCutPage))
        {
            CachedPage page = entry.Page;
            if (page.State == CachedPageState.UpToDate && Map[page.Frame].Count == 1)
            {
                entry.Page = default;
                Map.Put(page.Frame);
            }
            else
            {
                allGone = false;
            }
        }

        return allGone;
    }

    /// <summary>
    /// Zeroes what the last page holds beyond the new end; false while it is being read.
    /// </summary>
    private bool ZeroLastPage(CachedFile file)
    {
        int kept = PageSize.OffsetOf(file.NewSizeBytes);
        if (kept == 0)
        {
            return true;
        }

        PageIndex last = new((uint)(file.FirstCutPage - 1));
        CachedPage page = file.Pages[last];
        if (page.State == CachedPageState.Reading)
        {
            return false;
        }

        if (page.IsCached)
        {
            _memory.Page(page.Frame)[kept..].Clear();
            file.Pages[last] = page with { Dirty = true };
        }

        return true;
    }
}
