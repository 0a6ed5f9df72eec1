using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Paging;

/// <content>Bytes of pages for read(2) and write(2): the same pages that mappings show.</content>
internal sealed partial class PageCache
{
    public void On(in MessageHeader header, in CacheRead message, Outbox outbox)
    {
        CachedFile file = _files[message.Inode];
        switch (TryReach(file, message.Page, header, message, outbox))
        {
            case Reach.Here:
                Span<byte> page = _memory.Page(file.Pages[message.Page].Frame);
                ReadOnlySpan<byte> bytes = page.Slice((int)message.Offset, (int)message.Count);
                outbox.Reply(
                    header, new CacheReadDone(Errno.None), outbox.Payloads.Add(bytes));
                break;
            case Reach.NoFrame:
                Starve(header, message, outbox);
                break;
        }
    }

    public void On(in MessageHeader header, in CacheWrite message, Outbox outbox)
    {
        CachedFile file = _files[message.Inode];
        bool isWhole = message.Count == PageSize.PageSizeBytes;
        bool isAbsent = !file.Pages[message.Page].IsCached && !file.IsCut(message.Page);
        if (isAbsent && (message.Fresh || isWhole))
        {
            WriteNewPage(file, header, message, outbox);
            return;
        }

        switch (TryReach(file, message.Page, header, message, outbox))
        {
            case Reach.Here:
                WriteCachedPage(file, header, message, outbox);
                break;
            case Reach.NoFrame:
                Starve(header, message, outbox);
                break;
        }
    }

    private void WriteCachedPage(
        CachedFile file, in MessageHeader header, in CacheWrite message, Outbox outbox)
    {
        CachedPage page = file.Pages[message.Page];
        Span<byte> rest = _memory.Page(page.Frame)[(int)message.Offset..];
        if (header.Payload.IsNone)
        {
            rest.Clear();
        }
        else
        {
            outbox.Payloads.Bytes(header.Payload)[..(int)message.Count].CopyTo(rest);
            outbox.Payloads.Free(header.Payload);
        }

        file.Pages[message.Page] = page with { Dirty = true };
        outbox.Reply(header, new CacheWriteDone(Errno.None));
    }

    /// <summary>
    /// Nothing of what is on disk stays, so nothing is read. Zeros need no page: absent, it is read
    /// so.
    /// </summary>
    private void WriteNewPage(
        CachedFile file, in MessageHeader header, in CacheWrite message, Outbox outbox)
    {
        if (header.Payload.IsNone)
        {
            outbox.Reply(header, new CacheWriteDone(Errno.None));
            return;
        }

        FrameNumber frame = AllocateZeroed(FrameOwner.OfFile(file.Inode, message.Page));
        if (frame == default)
        {
            Starve(header, message, outbox);
            return;
        }

        file.Pages[message.Page] = new CachedPage(frame, CachedPageState.UpToDate, Dirty: true);
        WriteCachedPage(file, header, message, outbox);
    }

    /// <summary>
    /// The page could not be read: beyond the end of file there is nothing to keep of it.
    /// </summary>
    private void WriteWithoutDisk(
        in MessageHeader header, in CacheWrite message, Errno error, Outbox outbox)
    {
        if (error == Errno.EFAULT)
        {
            On(header, message with { Fresh = true }, outbox);
        }
        else
        {
            RefuseWrite(header, error, outbox);
        }
    }

    private static void RefuseWrite(in MessageHeader header, Errno error, Outbox outbox)
    {
        outbox.Payloads.Free(header.Payload);
        outbox.Reply(header, new CacheWriteDone(error));
    }
}
