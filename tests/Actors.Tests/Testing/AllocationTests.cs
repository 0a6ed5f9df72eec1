using System;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Paging;
using ActorVm.Actors.Shm;
using ActorVm.Actors.Swap;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;
using static ActorVm.Model.LinuxConstants;
using ShmControl = ActorVm.Actors.Messaging.ShmControl;
using ShmLookup = ActorVm.Actors.Messaging.ShmLookup;

namespace ActorVm.Actors.Tests.Testing;

/// <summary>Once warm, the kernel's actors allocate nothing, whatever they do.</summary>
public class AllocationTests
{
    private const ulong Here = 0x40000000;
    private const uint AllCapabilities = uint.MaxValue;
    private static readonly ActorId A = ActorId.Of(new(2));
    private static readonly ActorId B = ActorId.Of(new(3));
    private static readonly InodeNumber Inode = new(7);

    private readonly PhysicalMemory _memory = new(16);
    private readonly SwapDevice _swap;
    private readonly LoopHost _host;

    public AllocationTests()
    {
        _swap = new SwapDevice(_memory, 4);
        _host = new LoopHost(
            new ShmManager(Profile.Linux, commitLimitPages: 16),
            new PageCache(Profile.Linux, _memory),
            _swap,
            new InstantFiles());
    }

    [Fact]
    public void ASegmentsLifeFromCreationToRemovalAllocatesNothing() =>
        AllocatedBy(SegmentLife).ShouldBe(0);

    [Fact]
    public void FaultsCopiesAndUnmappingOfFilePagesAllocateNothing() =>
        AllocatedBy(FileLife).ShouldBe(0);

    [Fact]
    public void PrivateFramesAndSwapInAllocateNothing() => AllocatedBy(FrameLife).ShouldBe(0);

    private static long AllocatedBy(Action life)
    {
        for (int i = 0; i < 200; i++)
        {
            life();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 200; i++)
        {
            life();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private void SegmentLife()
    {
        ActorId shm = ActorId.ShmManager;
        ShmGet get = new(new(IPC_PRIVATE), 0x180, 8192, 0, 0, AllCapabilities);
        int id = (int)_host.Ask<ShmGet, ShmGetDone>(A, shm, get).Result;
        ShmLookup lookup = new(new(id), 0, 0, 0, AllCapabilities);
        var segment = _host.Ask<ShmLookup, ShmLookupDone>(A, shm, lookup).Segment;
        _host.Ask<Attach, AttachDone>(A, shm, new(segment, Here, new(0), 2));
        ShmFault fault = new(segment, new(1), true);
        FrameNumber frame = _host.Ask<ShmFault, ShmFaultDone>(A, shm, fault).Frame;
        _host.Send<Mapped>(A, shm, new(segment, new(1)));
        PageEntry entry = new(1, frame, PageEntryFlags.Dirty);
        _host.Ask<AttachFork, AttachForkDone>(A, shm, new(segment, Here, B.Pid), entry);
        _host.Ask<Detach, DetachDone>(A, shm, new(segment, Here, false), entry);
        ShmControl remove = new(new(id), IPC_RMID, 0, 0, AllCapabilities, 0);
        _host.Ask<ShmControl, ShmControlDone>(A, shm, remove);
        _host.Ask<Detach, DetachDone>(B, shm, new(segment, Here, false), entry);
    }

    private void FileLife()
    {
        ActorId cache = ActorId.PageCache;
        FileFault store = new(Inode, new(0), Here, true, false);
        FrameNumber frame = _host.Ask<FileFault, FileFaultDone>(A, cache, store).Frame;
        _host.Send<FileMapped>(A, cache, new(Inode, new(0)));
        FileFault copy = new(Inode, new(0), Here, true, true);
        FrameNumber own = _host.Ask<FileFault, FileFaultDone>(B, cache, copy).Frame;
        PageEntry entry = new(Here >> 12, frame, PageEntryFlags.Dirty);
        _host.Ask<FramePut, FramePutDone>(A, cache, default, entry);
        _host.Ask<FramePut, FramePutDone>(B, cache, default, entry with { Frame = own });
        _host.Ask<CacheSync, CacheSyncDone>(A, cache, new(Inode, new(0), 0, true));
        _host.Send<CacheTruncate>(ActorId.FileSystem, cache, new(Inode, 0));
    }

    private void FrameLife()
    {
        ActorId cache = ActorId.PageCache;
        FrameAllocate allocate = new((byte)FrameUse.Anonymous, 2, 5);
        FrameNumber frame = _host.Ask<FrameAllocate, FrameAllocateDone>(A, cache, allocate).Frame;
        PageEntry entry = new(5, frame, PageEntryFlags.Dirty);
        _host.Ask<FrameShare, FrameShareDone>(A, cache, new(B.Pid), entry);
        FrameNumber own = _host.Ask<FrameCopy, FrameCopyDone>(B, cache, new(frame, 5)).Frame;
        _host.Ask<FramePut, FramePutDone>(A, cache, default, entry);
        _host.Ask<FramePut, FramePutDone>(B, cache, default, entry with { Frame = own });

        SwapSlot slot = _swap.Map.Allocate();
        SwapIn swapIn = new(slot, (byte)FrameUse.Anonymous, 2, 5);
        FrameNumber back = _host.Ask<SwapIn, SwapInDone>(A, cache, swapIn).Frame;
        _host.Ask<FramePut, FramePutDone>(A, cache, default, entry with { Frame = back });
    }

    /// <summary>A file system whose disk takes no time.</summary>
    private sealed class InstantFiles() : Actor(ActorId.FileSystem)
    {
        public override void Receive(in Envelope envelope, Outbox outbox)
        {
            if (envelope.Kind == MessageKind.PageRead)
            {
                PageRead read = PageRead.Unpack(envelope);
                outbox.Reply(envelope.Header, new PageReadDone(Errno.None, read.Inode, read.Page));
            }
            else if (envelope.Kind == MessageKind.PageWrite)
            {
                PageWrite write = PageWrite.Unpack(envelope);
                outbox.Reply(
                    envelope.Header, new PageWriteDone(Errno.None, write.Inode, write.Page));
            }
        }

        public override ulong Hash(ulong hash) => hash;
    }
}
