using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Paging;

/// <content>Pages that come back from swap: swap cache, then the device.</content>
internal sealed partial class PageCache
{
    public void On(in MessageHeader header, in SwapIn message, Outbox outbox)
    {
        CachedPage page = _swapCache.Find(message.Slot);
        if (!page.IsCached)
        {
            FrameNumber frame = Map.Allocate(
                new FrameOwner((FrameUse)message.Use, message.Tag, message.Index));
            if (frame == default)
            {
                outbox.Reply(header, new SwapInDone(Errno.ENOMEM, default, message.Index));
                return;
            }

            _swapCache.Add(message.Slot, frame, CachedPageState.Reading);
            page = _swapCache.Find(message.Slot);
            outbox.Request(ActorId.SwapDevice, new SwapRead(message.Slot, frame));
        }

        Wait(page.Frame, header, message, outbox);
    }

    /// <summary>
    /// Everybody who waited gets the one frame, and each gives a reference to the slot back.
    /// </summary>
    public void On(in MessageHeader header, in SwapReadDone message, Outbox outbox)
    {
        FrameNumber frame = _swapCache.Remove(message.Slot);
        FrameNumber granted = message.Error == Errno.None ? frame : default;
        WaitQueue waiting = _waiting[frame.Value];
        _waiting[frame.Value] = default;
        while (_queues.TryTake(ref waiting, out Envelope request))
        {
            if (granted != default)
            {
                Map.Get(frame);
                outbox.Send(ActorId.SwapDevice, new SwapFree(message.Slot));
            }

            ulong index = SwapIn.Unpack(request).Index;
            outbox.Reply(request.Header, new SwapInDone(message.Error, granted, index));
        }

        Map.Put(frame);
    }

    public void On(in MessageHeader header, in SwapWriteDone message, Outbox outbox) =>
        throw new KernelBug($"PageCache: {message}, and nothing is swapped out yet");
}
