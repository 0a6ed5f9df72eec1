using System;
using System.Buffers.Binary;
using ActorVm.Model.Ipc;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Model.Tests.Ipc;

/// <summary>shmctl(2): semantics, section 6.</summary>
public class ShmControlTests
{
    private const int Unknown = 99;
    private readonly byte[] _output = new byte[ShmControl.OutputBytesMax];

    [Theory]
    // command, mode of the segment, as owner, classic, linux
    [InlineData(IPC_STAT, "0400", true, Errno.None, Errno.None)]
    [InlineData(IPC_STAT, "0200", true, Errno.EACCES, Errno.EACCES)]
    [InlineData(IPC_STAT, "0600", false, Errno.EACCES, Errno.EACCES)]
    [InlineData(IPC_STAT, "0604", false, Errno.None, Errno.None)]
    [InlineData(IPC_SET, "0000", true, Errno.None, Errno.None)]
    [InlineData(IPC_SET, "0666", false, Errno.EPERM, Errno.EPERM)]
    [InlineData(IPC_RMID, "0000", true, Errno.None, Errno.None)]
    [InlineData(IPC_RMID, "0666", false, Errno.EPERM, Errno.EPERM)]
    [InlineData(SHM_STAT, "0600", true, Errno.None, Errno.None)]
    [InlineData(SHM_STAT, "0600", false, Errno.EINVAL, Errno.EACCES)] // D12
    [InlineData(SHM_STAT_ANY, "0000", false, Errno.EINVAL, Errno.None)]
    [InlineData(SHM_LOCK, "0600", true, Errno.EPERM, Errno.None)] // D11
    [InlineData(SHM_UNLOCK, "0600", true, Errno.EPERM, Errno.None)]
    [InlineData(SHM_LOCK, "0666", false, Errno.EPERM, Errno.EPERM)]
    [InlineData(IPC_INFO, "0000", false, Errno.None, Errno.None)]
    [InlineData(SHM_INFO, "0000", false, Errno.None, Errno.None)]
    [InlineData(Unknown, "0666", true, Errno.EINVAL, Errno.EINVAL)]
    [InlineData(-1, "0666", true, Errno.EINVAL, Errno.EINVAL)]
    public void EachCommandAsksForItsPermission(
        int command, string mode, bool asOwner, Errno classic, Errno linux)
    {
        Credentials caller = asOwner ? Given.User : Given.Other;
        foreach (Profile profile in Enum.GetValues<Profile>())
        {
            ShmSegs segs = Given.Segs(profile);
            Given.Segment(segs, 1, Convert.ToInt32(mode, 8));
            Execute(segs, 0, command, caller).Error
                .ShouldBe(profile == Profile.Classic ? classic : linux);
        }
    }

    [Theory]
    // an identifier that is unused, one that is stale, one that is negative
    [InlineData(IPC_STAT, 5, Errno.EINVAL, Errno.EINVAL)]
    [InlineData(IPC_STAT, 0, Errno.EIDRM, Errno.EINVAL)] // D4
    [InlineData(IPC_RMID, 0, Errno.EIDRM, Errno.EINVAL)]
    [InlineData(SHM_LOCK, 0, Errno.EIDRM, Errno.EINVAL)]
    [InlineData(Unknown, 0, Errno.EIDRM, Errno.EINVAL)]
    [InlineData(IPC_STAT, -1, Errno.EINVAL, Errno.EINVAL)]
    [InlineData(IPC_INFO, -1, Errno.EINVAL, Errno.EINVAL)]
    [InlineData(IPC_INFO, 5, Errno.None, Errno.None)]
    [InlineData(SHM_STAT, 0, Errno.None, Errno.None)] // a slot, whatever it held before
    [InlineData(SHM_STAT, 5, Errno.EINVAL, Errno.EINVAL)]
    public void IdentifiersAreCheckedByTheProfile(int command, int id, Errno classic, Errno linux)
    {
        foreach (Profile profile in Enum.GetValues<Profile>())
        {
            ShmSegs segs = WithStaleFirstId(profile);
            Execute(segs, id, command, Given.Root).Error
                .ShouldBe(profile == Profile.Classic ? classic : linux);
        }
    }

    [Fact]
    public void StatOfASlotReturnsTheWholeIdentifier()
    {
        ShmSegs segs = WithStaleFirstId(Profile.Linux);
        Execute(segs, 0, SHM_STAT, Given.Root).Value.ShouldBe(32768);
        Execute(segs, 32768 * 3, SHM_STAT, Given.Root).Value.ShouldBe(32768, "sequence ignored");
        Execute(WithStaleFirstId(Profile.Classic), 0, SHM_STAT, Given.Root).Value.ShouldBe(128);
    }

    [Theory]
    [InlineData(Profile.Classic, 0x42)]
    [InlineData(Profile.Linux, 0)]
    public void RemovalOfAnAttachedSegmentMarksIt(Profile profile, int keyAfter)
    {
        ShmSegs segs = Given.Segs(profile);
        ShmidKernel segment = Given.Segment(segs, 1, key: 0x42);
        segment.Pin();
        Execute(segs, 0, IPC_RMID, Given.User, now: 5).Finished.ShouldBeNull();
        (segment.IsMarked, segment.Perm.Key.Value, segment.ChangeTime, segment.Attaches)
            .ShouldBe((true, keyAfter, Given.Now, 1));
        Execute(segs, 0, IPC_RMID, Given.User).Error.ShouldBe(Errno.None, "repeated");
        Execute(segs, 0, IPC_STAT, Given.User).Error.ShouldBe(Errno.None, "the id is valid");
        segs.FindForAttach(0, 0, Given.User).IsOk.ShouldBeTrue("3.5");
        segment.Unpin();
        segs.IsFinished(segment).ShouldBeTrue();
    }

    [Fact]
    public void RemovalOfAnUnattachedSegmentFinishesIt()
    {
        ShmSegs segs = Given.Segs(Profile.Linux);
        ShmidKernel segment = Given.Segment(segs, 1);
        Execute(segs, 0, IPC_RMID, Given.User).Finished.ShouldBe(segment);
    }

    [Fact]
    public void SetChangesOwnerGroupAndNineModeBits()
    {
        ShmSegs segs = Given.Segs(Profile.Linux);
        ShmidKernel segment = Given.Segment(segs, 5000, key: 0x42);
        segment.Pin();
        segs.Mark(segment);
        Execute(segs, 0, IPC_SET, Given.User, Ds(77, 88, 0xFFF), now: 5).Error
            .ShouldBe(Errno.None);
        segment.Perm.ShouldBe(
            new IpcPerm(default, 77, 88, 1000, 1000, SHM_DEST | 0x1FF, 0));
        segment.ChangeTime.ShouldBe(5);
        Execute(segs, 0, IPC_SET, Given.User, Ds(1, 1, 0)).Error
            .ShouldBe(Errno.None, "the creator keeps the right");
        Execute(segs, 0, IPC_SET, new(77, 88, Capabilities.None), Ds(1, 1, 0)).Error
            .ShouldBe(Errno.EPERM, "the owner gave it away");
    }

    [Fact]
    public void NobodyCannotBeTheOwnerInLinux()
    {
        ShmSegs linux = Given.Segs(Profile.Linux);
        Given.Segment(linux, 1);
        Execute(linux, 0, IPC_SET, Given.User, Ds(uint.MaxValue, 0, 0)).Error
            .ShouldBe(Errno.EINVAL);
        Execute(linux, 0, IPC_SET, Given.Other, Ds(uint.MaxValue, 0, 0)).Error
            .ShouldBe(Errno.EPERM, "the permission comes first");
    }

    [Fact]
    public void LockingAgainIsAnErrorInClassicAndNothingInLinux()
    {
        ShmSegs classic = Given.Segs(Profile.Classic);
        Given.Segment(classic, 1);
        Execute(classic, 0, SHM_UNLOCK, Given.Root).Error.ShouldBe(Errno.EINVAL);
        Execute(classic, 0, SHM_LOCK, Given.Root).Error.ShouldBe(Errno.None);
        Execute(classic, 0, SHM_LOCK, Given.Root).Error.ShouldBe(Errno.EINVAL);
        Execute(classic, 0, SHM_UNLOCK, Given.Root).Error.ShouldBe(Errno.None);

        ShmSegs linux = Given.Segs(Profile.Linux);
        ShmidKernel segment = Given.Segment(linux, 1);
        Execute(linux, 0, SHM_UNLOCK, Given.User).Error.ShouldBe(Errno.None);
        Execute(linux, 0, SHM_LOCK, Given.User).Error.ShouldBe(Errno.None);
        Execute(linux, 0, SHM_LOCK, Given.User).Error.ShouldBe(Errno.None);
        segment.Perm.Mode.ShouldBe(SHM_LOCKED | 0x180);
    }

    [Fact]
    public void AUserLocksEightMebibytesTogether()
    {
        ShmSegs segs = Given.Segs(Profile.Linux);
        Given.Segment(segs, 5 << 20);
        Given.Segment(segs, 5 << 20);
        Execute(segs, 0, SHM_LOCK, Given.User).Error.ShouldBe(Errno.None);
        Execute(segs, 1, SHM_LOCK, Given.User).Error.ShouldBe(Errno.ENOMEM);
        Execute(segs, 1, SHM_LOCK, Given.Root).Error.ShouldBe(Errno.None);
    }

    [Fact]
    public void LimitsAreReportedWithTheHighestSlot()
    {
        ShmSegs segs = Given.Segs(Profile.Classic);
        Execute(segs, 0, IPC_INFO, Given.Other).Value.ShouldBe(0, "none is 0");
        Given.Segment(segs, 1);
        Given.Segment(segs, 1);
        ShmControlResult result = Execute(segs, 0, IPC_INFO, Given.Other);
        (result.Value, result.OutputBytes).ShouldBe((1, 72));
        Words(5).ShouldBe([32UL << 20, 1, 128, 128, 1 << 22]);
        Execute(Given.Segs(Profile.Linux), 0, IPC_INFO, Given.Other);
        Words(5).ShouldBe([18446744073692774399, 1, 4096, 4096, 18446744073692774399]);
    }

    [Fact]
    public void UsageIsReportedOverAllSegments()
    {
        ShmSegs segs = Given.Segs(Profile.Classic);
        segs.SwapAttempts = 4;
        segs.SwapSuccesses = 3;
        Given.Segment(segs, 5 * Given.Page);
        ShmidKernel second = Given.Segment(segs, 1);
        second.SetPage(new(0), ShmPage.InFrame(new(1)));
        segs.InSlot(0)!.SetPage(new(4), ShmPage.InSwap(new(1)));
        ShmControlResult result = Execute(segs, 0, SHM_INFO, Given.Other);
        (result.Value, result.OutputBytes).ShouldBe((1, 48));
        Words(6).ShouldBe([2, 6, 1, 1, 4, 3]);
    }

    [Fact]
    public void AStatLiesInMemoryAsOnX86()
    {
        ShmSegs segs = Given.Segs(Profile.Linux);
        ShmidKernel segment = Given.Segment(segs, 5000, key: -2);
        segment.Pin();
        segment.Attach(new(new(9), 0x1000, new(0), 2), 77);
        Execute(segs, 0, IPC_STAT, Given.User).OutputBytes.ShouldBe(112);
        Word32(0).ShouldBe(unchecked((uint)-2));
        (Word32(4), Word32(8), Word32(12), Word32(16)).ShouldBe((1000u, 1000u, 1000u, 1000u));
        (Word32(20), Word64(48), Word64(56), Word64(64)).ShouldBe((0x180u, 5000UL, 77UL, 0UL));
        (Word64(72), Word32(80), Word32(84), Word64(88))
            .ShouldBe(((ulong)Given.Now, 7u, 9u, 1UL));
    }

    private static ShmSegs WithStaleFirstId(Profile profile)
    {
        ShmSegs segs = Given.Segs(profile);
        segs.Destroy(Given.Segment(segs, 1), []);
        if (profile == Profile.Linux)
        {
            // Once around the cycle.
            for (int i = 1; i < 64; i++)
            {
                segs.Destroy(Given.Segment(segs, 1), []);
            }
        }

        Given.Segment(segs, 1).Handle.Slot.ShouldBe(0);
        return segs;
    }

    private static byte[] Ds(uint uid, uint gid, uint mode)
    {
        byte[] bytes = new byte[ShmStructs.ShmidDsBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), uid);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), gid);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(20), mode);
        return bytes;
    }

    private ShmControlResult Execute(
        ShmSegs segs,
        int id,
        int command,
        Credentials caller,
        byte[]? input = null,
        long now = Given.Now,
        ulong lockLimit = 8 << 20) =>
        ShmControl.Execute(
            segs, id, command, caller, lockLimit, input ?? new byte[112], _output, now);

    private uint Word32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_output.AsSpan(at));

    private ulong Word64(int at) => BinaryPrimitives.ReadUInt64LittleEndian(_output.AsSpan(at));

    private ulong[] Words(int count)
    {
        ulong[] words = new ulong[count];
        for (int i = 0; i < count; i++)
        {
            words[i] = Word64(i * 8);
        }

        return words;
    }
}
