using System.Collections.Generic;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Shm;
using ActorVm.Actors.Testing;
using ActorVm.Model;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;
using ActorVm.Model.Swap;
using static ActorVm.Model.LinuxConstants;
using ShmControl = ActorVm.Actors.Messaging.ShmControl;
using ShmLookup = ActorVm.Actors.Messaging.ShmLookup;

namespace ActorVm.Actors.Tests.Shm;

/// <summary>ShmManager alone: page cache, swap device and processes are probes.</summary>
public abstract class ShmStory
{
    protected const ulong Here = 0x40000000;
    protected const ulong There = 0x50000000;
    protected const ulong CommitLimitPages = 100;
    private const uint AllCapabilities = uint.MaxValue;

    private protected ShmStory(Profile profile)
    {
        Manager = new ShmManager(profile, CommitLimitPages);
        Kit = new TestKit(Manager);
        Cache = Kit.Probe(ActorId.PageCache);
        A = Kit.Process(2);
        B = Kit.Process(3);
    }

    private protected ShmManager Manager { get; }

    private protected TestKit Kit { get; }

    private protected TestProbe Cache { get; }

    private protected TestProbe A { get; }

    private protected TestProbe B { get; }

    private protected static long Get(TestProbe who, int key, int flags, ulong bytes = 3 * 4096)
    {
        who.Send(new ShmGet(new(key), flags, bytes, 0, 0, AllCapabilities));
        return who.ExpectMsg<ShmGetDone>().Result;
    }

    private protected ShmId Create() => new((int)Get(A, IPC_PRIVATE, 0x180));

    private protected ShmidKernel SegmentOf(ShmId id)
    {
        Manager.Segs.Find(id.Value, out ShmidKernel? segment).ShouldBe(Errno.None);
        return segment!;
    }

    private protected static ShmLookup Lookup(ShmId id) => new(id, 0, 0, 0, AllCapabilities);

    private protected static ShmControl Control(ShmId id, int command) =>
        new(id, command, 0, 0, AllCapabilities, 8 << 20);

    /// <summary>shmat: pins and attaches the whole segment.</summary>
    private protected static SegmentHandle Attach(TestProbe who, ShmId id, ulong start = Here)
    {
        who.Send(Lookup(id));
        ShmLookupDone found = who.ExpectMsg<ShmLookupDone>();
        found.Error.ShouldBe(Errno.None);
        uint pages = (uint)Model.Memory.Paging.PagesOf(found.SizeBytes);
        who.Send(new Attach(found.Segment, start, new(0), pages));
        who.ExpectMsg(default(AttachDone));
        return found.Segment;
    }

    /// <summary>The page cache gives the frame that is asked for last.</summary>
    private protected void GiveFrame(int frame)
    {
        FrameAllocate asked = Cache.ExpectMsg<FrameAllocate>();
        Cache.Reply(new FrameAllocateDone(Errno.None, new(frame), asked.Index));
    }

    /// <summary>A process touches a page and maps it; a frame is made where there is none.</summary>
    private protected void Touch(TestProbe who, SegmentHandle segment, uint page, int frame)
    {
        bool isNew = Manager.Segs.Find(segment)!.PageAt(new(page)).State == ShmPageState.Empty;
        who.Send(new ShmFault(segment, new(page), true));
        if (isNew)
        {
            GiveFrame(frame);
        }

        Cache.ExpectMsg(new FrameGet(new(frame)));
        who.ExpectMsg(new ShmFaultDone(Errno.None, new(frame), new(page), segment));
        who.Send(new Mapped(segment, new(page)));
    }

    private protected void ExpectPut(params int[] frames)
    {
        Cache.ExpectMsg<FramePut>();
        List<int> put = [];
        foreach (PageEntry entry in Cache.LastItems<PageEntry>())
        {
            put.Add(entry.Frame.Value);
        }

        put.ShouldBe(frames);
    }

    private protected void ExpectSlotPut(int slot)
    {
        Cache.ExpectMsg<FramePut>();
        PageEntry entry = Cache.LastItems<PageEntry>()[0];
        entry.Slot.ShouldBe(new SwapSlot(slot));
        AnswerPut();
    }

    private protected void AnswerPut() => Cache.Reply(default(FramePutDone));

    private protected static PageEntry Entry(uint page, int frame) =>
        new(page, new FrameNumber(frame), PageEntryFlags.Accessed);

    private protected void ExpectOrder()
    {
        List<string> violations = [];
        Manager.CheckInvariants(violations);
        violations.ShouldBeEmpty();
        Manager.GrantCount.ShouldBe(0);
        Kit.Payloads.LiveCount.ShouldBe(0);
        Kit.ExpectNoMsg();
    }
}
