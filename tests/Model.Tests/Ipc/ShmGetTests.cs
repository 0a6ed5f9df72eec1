using System.Collections.Generic;
using System.Linq;
using ActorVm.Model.Ipc;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Model.Tests.Ipc;

/// <summary>shmget(2): semantics, section 2.</summary>
public class ShmGetTests
{
    private const int Known = 0x1234; // a segment of 5000 bytes, mode 0600, of another user
    private const int Marked = 0x5678; // the same, attached and marked for removal
    private const int Unknown = 0x9999;
    private const int Exclusive = IPC_CREAT | IPC_EXCL;

    [Theory]
    [InlineData(Known, 5000, IPC_CREAT, Errno.None)]
    [InlineData(Known, 0, 0, Errno.None)] // flag 0 asks for nothing
    [InlineData(Known, 1, IPC_EXCL, Errno.None)] // EXCL alone is ignored
    [InlineData(Known, 5001, 0, Errno.EINVAL)] // bytes, not pages
    [InlineData(Known, 5001, Exclusive, Errno.EEXIST)]
    [InlineData(Known, 0, Exclusive, Errno.EEXIST)]
    [InlineData(Known, 5001, 0x180, Errno.EINVAL)] // size before permission
    [InlineData(Known, 5000, 0x180, Errno.EACCES)]
    [InlineData(Known, 5000, 0x4, Errno.EACCES)]
    [InlineData(Unknown, 0, 0, Errno.ENOENT)]
    [InlineData(Unknown, 0, IPC_EXCL, Errno.ENOENT)]
    [InlineData(Unknown, 0, IPC_CREAT, Errno.EINVAL)]
    [InlineData(Unknown, 1, IPC_CREAT, Errno.None)]
    [InlineData(IPC_PRIVATE, 0, 0, Errno.EINVAL)]
    [InlineData(IPC_PRIVATE, 1, IPC_EXCL, Errno.None)] // always creates
    [InlineData(IPC_PRIVATE, 1, 0, Errno.None)]
    public void BothProfilesAgree(int key, ulong size, int flags, Errno expected)
    {
        Get(Profile.Classic, key, size, flags).ShouldBe(expected);
        Get(Profile.Linux, key, size, flags).ShouldBe(expected);
    }

    [Theory]
    // D6: the size is looked at first in classic, and only for a new segment in linux.
    [InlineData(Known, ulong.MaxValue, 0, Errno.EINVAL, Errno.EINVAL)]
    [InlineData(Known, ulong.MaxValue, Exclusive, Errno.EINVAL, Errno.EEXIST)]
    [InlineData(Unknown, ulong.MaxValue, 0, Errno.EINVAL, Errno.ENOENT)]
    [InlineData(Unknown, ulong.MaxValue, IPC_CREAT, Errno.EINVAL, Errno.EINVAL)]
    [InlineData(Unknown, (32UL << 20) + 1, IPC_CREAT, Errno.EINVAL, Errno.None)]
    // D3: a marked segment keeps its key in classic.
    [InlineData(Marked, 1, 0, Errno.EIDRM, Errno.ENOENT)]
    [InlineData(Marked, 1, IPC_CREAT, Errno.EIDRM, Errno.None)]
    [InlineData(Marked, 1, Exclusive, Errno.EEXIST, Errno.None)]
    public void ProfilesDiffer(int key, ulong size, int flags, Errno classic, Errno linux)
    {
        Get(Profile.Classic, key, size, flags).ShouldBe(classic);
        Get(Profile.Linux, key, size, flags).ShouldBe(linux);
    }

    [Theory]
    [InlineData(Profile.Classic, 9, 0)] // total + new >= SHMALL
    [InlineData(Profile.Linux, 10, 0)]
    public void SegmentsTogetherStayWithinShmall(Profile profile, int fit, int flags)
    {
        ShmLimits limits = ShmLimits.Of(profile) with { PagesMax = 10 };
        ShmSegs segs = new(profile, limits);
        for (int i = 0; i < fit; i++)
        {
            Create(segs, 1, flags).Error.ShouldBe(Errno.None);
        }

        Create(segs, 1, flags).Error.ShouldBe(Errno.ENOSPC);
        Create(segs, 0, flags).Error.ShouldBe(Errno.EINVAL, "EINVAL beats ENOSPC");
        segs.TotalPages.ShouldBe((ulong)fit);
        segs.CheckInvariants();
    }

    [Theory]
    [InlineData(Profile.Classic)]
    [InlineData(Profile.Linux)]
    public void AtShmmniAKnownKeyIsStillFound(Profile profile)
    {
        ShmSegs segs = new(profile, ShmLimits.Of(profile) with { SegmentsMax = 2 });
        ShmidKernel known = Given.Segment(segs, 100, key: Known);
        Create(segs, 1, 0).Error.ShouldBe(Errno.None);
        Create(segs, 1, 0).Error.ShouldBe(Errno.ENOSPC);
        segs.Get(new(Known), 0, 0, Given.User, Given.Caller, Given.Now).ShouldBe(known.Id);
    }

    [Fact]
    public void LinuxMakesNoSegmentBeyondMemoryAndSwapUnlessUnreserved()
    {
        ShmSegs segs = Given.Segs(Profile.Linux);
        segs.CommitLimitPages = 100;
        Create(segs, 101 * Given.Page, 0).Error.ShouldBe(Errno.ENOMEM);
        Create(segs, 101 * Given.Page, SHM_NORESERVE).Error.ShouldBe(Errno.None);
        Create(segs, 100 * Given.Page, 0).Error.ShouldBe(Errno.None);
    }

    [Fact]
    public void ANewSegmentHasNoPageNoAttachAndNoTimesButItsCreation()
    {
        ShmidKernel segment = Given.Segment(Given.Segs(Profile.Classic), 5000, mode: 0xFFF);
        segment.Perm.ShouldBe(new IpcPerm(default, 1000, 1000, 1000, 1000, 0x1FF, 0));
        (segment.SizeBytes, segment.LengthPages, segment.ResidentPages, segment.Attaches)
            .ShouldBe((5000UL, 2UL, 0, 0));
        (segment.AttachTime, segment.DetachTime, segment.ChangeTime)
            .ShouldBe((0L, 0L, Given.Now));
        (segment.CreatorPid, segment.LastPid).ShouldBe((Given.Caller, default));
    }

    [Fact]
    public void ClassicTakesTheLowestSlotAndCountsASequenceUpAtEachDestruction()
    {
        ShmSegs segs = Given.Segs(Profile.Classic);
        CreateIds(segs, 3).ShouldBe([0, 1, 2]);
        Destroy(segs, 1);
        CreateIds(segs, 2).ShouldBe([128 + 1, 128 + 3]);
        Destroy(segs, 0);
        Destroy(segs, 2);
        CreateIds(segs, 2).ShouldBe([(3 * 128) + 0, (3 * 128) + 2]);
        segs.Find(1, out _).ShouldBe(Errno.EIDRM, "D4");
        segs.Find(4, out _).ShouldBe(Errno.EINVAL);
    }

    [Fact]
    public void LinuxTakesSlotsInACycleOf64AndCountsUpWhenTheyWrap()
    {
        // What Linux 6.18 gives for the same calls.
        ShmSegs segs = Given.Segs(Profile.Linux);
        CreateIds(segs, 4).ShouldBe([0, 1, 2, 3]);
        Destroy(segs, 1);
        for (int id = 4; id < 64; id++)
        {
            CreateIds(segs, 1).ShouldBe([id]);
            Destroy(segs, id);
        }

        segs.Find(1, out _).ShouldBe(Errno.EINVAL, "D4");
        CreateIds(segs, 2).ShouldBe([32769, 32772]);
        CreateIds(segs, 70).ShouldBe(Enumerable.Range(32773, 70), "the cycle grows");
    }

    [Fact]
    public void AHandleOfAnEarlierSegmentFindsNothing()
    {
        ShmSegs segs = Given.Segs(Profile.Classic);
        SegmentHandle first = Given.Segment(segs, 1).Handle;
        Destroy(segs, 0);
        SegmentHandle second = Given.Segment(segs, 1).Handle;
        (first.Slot, second.Slot).ShouldBe((0, 0));
        segs.Find(first).ShouldBeNull();
        segs.Find(second).ShouldNotBeNull();
        segs.StateOf(0).ShouldBe(ShmSlotState.Used);
    }

    private static Errno Get(Profile profile, int key, ulong size, int flags)
    {
        ShmSegs segs = Given.Segs(profile);
        Given.Segment(segs, 5000, key: Known);
        ShmidKernel marked = Given.Segment(segs, 5000, key: Marked);
        marked.Pin();
        segs.Mark(marked).ShouldBeFalse();
        Result<ShmId> result = segs.Get(
            new(key), size, flags, Given.Other, Given.Caller, Given.Now);
        segs.CheckInvariants();
        return result.Error;
    }

    private static Result<ShmId> Create(ShmSegs segs, ulong size, int flags) =>
        segs.Get(new(IPC_PRIVATE), size, flags, Given.User, Given.Caller, Given.Now);

    private static List<int> CreateIds(ShmSegs segs, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Create(segs, 1, 0).Value.Value)];

    private static void Destroy(ShmSegs segs, int id)
    {
        segs.Find(id, out ShmidKernel? segment).ShouldBe(Errno.None);
        segs.Destroy(segment!, []);
        segs.CheckInvariants();
    }
}
