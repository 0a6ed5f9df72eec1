using System;
using System.Collections.Generic;
using System.Text;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Paging;
using ActorVm.Actors.Testing;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Tests.Paging;

/// <summary>The page cache alone: the file system, the swap device and the processes are probes.</summary>
public abstract class PageCacheStory
{
    protected const ulong Here = 0x40000000;
    protected const ulong There = 0x50000000;
    protected const int PageShift = Model.Memory.Paging.PageShift;
    protected static readonly InodeNumber Inode = new(7);
    protected static readonly ulong VirtualPage = Here >> PageShift;

    private protected PageCacheStory(Profile profile = Profile.Linux)
    {
        Cache = new PageCache(profile, Memory);
        Kit = new TestKit(Cache);
        Disk = Kit.Probe(ActorId.FileSystem);
        Swap = Kit.Probe(ActorId.SwapDevice);
        Shm = Kit.Probe(ActorId.ShmManager);
        A = Kit.Process(2);
        B = Kit.Process(3);
    }

    private protected PhysicalMemory Memory { get; } = new(8);

    private protected PageCache Cache { get; }

    private protected TestKit Kit { get; }

    private protected TestProbe Disk { get; }

    private protected TestProbe Swap { get; }

    private protected TestProbe Shm { get; }

    private protected TestProbe A { get; }

    private protected TestProbe B { get; }

    private protected static FileFault Load(uint page, ulong address, bool isPrivate = false) =>
        new(Inode, new(page), address, false, isPrivate);

    private protected static FileFault Store(uint page, ulong address, bool isPrivate = false) =>
        new(Inode, new(page), address, true, isPrivate);

    private protected static PageEntry Entry(
        ulong address, FrameNumber frame, PageEntryFlags flags = PageEntryFlags.None) =>
        new(address >> PageShift, frame, flags);

    private protected static CacheWrite Bytes(uint page, uint offset, uint count, bool fresh) =>
        new(Inode, new(page), offset, count, fresh);

    private protected CachedPage Page(uint index) => Cache.PagesOf(Inode)[new PageIndex(index)];

    private protected int CountOf(FrameNumber frame) => Cache.Map[frame].Count;

    private protected string Text(FrameNumber frame, int length) =>
        Encoding.ASCII.GetString(Memory.Page(frame)[..length]);

    /// <summary>The disk fills the page that was asked for last with this text.</summary>
    private protected FrameNumber Fill(string text)
    {
        PageRead read = Disk.ExpectMsg<PageRead>();
        Encoding.ASCII.GetBytes(text, Memory.Page(read.Frame));
        Disk.Reply(new PageReadDone(Errno.None, read.Inode, read.Page));
        return read.Frame;
    }

    /// <summary>A process faults a page in and maps it.</summary>
    private protected FrameNumber Map(TestProbe process, in FileFault fault, string text = "text")
    {
        process.Send(fault);
        if (Page(fault.Page.Value).State == CachedPageState.Reading)
        {
            Fill(text);
        }

        FileFaultDone done = process.ExpectMsg<FileFaultDone>();
        done.Error.ShouldBe(Errno.None);
        if (!done.Copied)
        {
            process.Send(new FileMapped(fault.Inode, fault.Page));
        }

        return done.Frame;
    }

    /// <summary>A takes every frame that is free for pages of its own.</summary>
    private protected void FillFrames(bool sharedWithB = false)
    {
        while (Cache.Map.FreeCount > 0)
        {
            A.Send(new FrameAllocate((byte)FrameUse.Anonymous, 2, VirtualPage));
            FrameAllocateDone done = A.ExpectMsg<FrameAllocateDone>();
            done.Error.ShouldBe(Errno.None);
            if (sharedWithB)
            {
                A.Send(new FrameShare(new(3)), Entry(Here, done.Frame));
                A.ExpectMsg(default(FrameShareDone));
            }
        }
    }

    /// <summary>A takes every frame, and B wants one.</summary>
    private protected void FillAndWant(bool sharedWithB = false)
    {
        FillFrames(sharedWithB);
        B.Send(new FrameAllocate((byte)FrameUse.Anonymous, 3, 1));
        B.ExpectNoMsg();
    }

    /// <summary>The answer of who lets a page go.</summary>
    private protected static UnmapDone Unmapped(in Unmap asked) =>
        new(asked.Frame, asked.Address, asked.Slot, true, false, false);

    /// <summary>At the end of every story all counts are right and no payload is left.</summary>
    private protected void ExpectOrder()
    {
        List<string> violations = [];
        Cache.CheckInvariants(violations);
        violations.ShouldBeEmpty();
        Kit.Payloads.LiveCount.ShouldBe(0);
        Kit.ExpectNoMsg();
    }
}
