using System.Collections.Generic;
using System.Linq;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Model.Tests.Ipc;

/// <summary>shmat(2)'s addresses and shmdt(2): semantics, sections 3 and 4.</summary>
public class ShmCallsTests
{
    private const ulong Taken = 0x50000000; // four pages are mapped there
    private const ulong Free = 0x60000000;
    private const ulong ClassicEnd = 0xC0000000;
    private const ulong LinuxEnd = 0x7ffffffff000;
    private static readonly SegmentHandle Segment = new(1, 1);

    [Theory]
    // address, flags, errno or address for a segment of two pages, classic and linux
    [InlineData(Free, 0, "60000000", "60000000")]
    [InlineData(Free + 1, 0, "EINVAL", "EINVAL")]
    [InlineData(Free + 1, SHM_RND, "60000000", "60000000")]
    [InlineData(0, SHM_REMAP, "EINVAL", "EINVAL")]
    [InlineData(5, SHM_RND | SHM_REMAP, "0", "EINVAL")]
    [InlineData(5, SHM_RND, "0", "EPERM")] // 3.1, the trap: not above mmap_min_addr
    [InlineData(Taken, 0, "EINVAL", "EINVAL")]
    [InlineData(Taken, SHM_REMAP, "50000000", "50000000")]
    [InlineData(Taken - Given.Page, 0, "EINVAL", "EINVAL")]
    [InlineData(Taken - (2 * Given.Page), 0, "4fffe000", "4fffe000")]
    [InlineData(ClassicEnd - Given.Page, 0, "EINVAL", "bffff000")]
    [InlineData(LinuxEnd, 0, "EINVAL", "ENOMEM")]
    [InlineData(0xfffffffffffff000, 0, "EINVAL", "EINVAL")] // the end wraps
    [InlineData(0xfffffffffffff000, SHM_REMAP, "EINVAL", "ENOMEM")]
    [InlineData(0, 0, "40000000", "7ffff7ffd000")]
    public void AnAttachGoesWhereTheProfileLetsIt(
        ulong address, int flags, string classic, string linux)
    {
        PlaceOf(Profile.Classic, address, flags, Given.User).ShouldBe(classic);
        PlaceOf(Profile.Linux, address, flags, Given.User).ShouldBe(linux);
    }

    [Fact]
    public void ThePrivilegedMayReplaceWhatLiesAtAddress0()
    {
        PlaceOf(Profile.Linux, 5, SHM_RND, Given.Root).ShouldBe("0");
    }

    [Theory]
    // two pages and four more below the stack top at 0xC0000000
    [InlineData(0xBFFFA000, "bfffa000")]
    [InlineData(0xBFFFB000, "EINVAL")]
    public void ClassicKeepsFourPagesBelowTheStackTop(ulong address, string expected) =>
        PlaceOf(Profile.Classic, address, 0, Given.User).ShouldBe(expected);

    [Theory]
    [InlineData(Profile.Classic, 0, "rwx", true)] // D13: every attach is executable
    [InlineData(Profile.Linux, 0, "rw-", true)]
    [InlineData(Profile.Linux, SHM_EXEC, "rwx", true)]
    [InlineData(Profile.Linux, SHM_RDONLY, "r--", false)]
    public void TheFlagsDecideWhatTheAreaAllows(
        Profile profile, int flags, string rights, bool mayWrite)
    {
        VmAreaState area = ShmCalls.AreaOf(Given.Mm(profile), Segment, Free, 5000, flags);
        (area.End, area.LengthPages, area.IsShared).ShouldBe((Free + (2 * Given.Page), 2UL, true));
        Rights(area.Flags).ShouldBe(rights);
        area.Flags.HasFlag(VmFlags.MayWrite).ShouldBe(mayWrite);
        area.Flags.HasFlag(VmFlags.MayExec).ShouldBeTrue("3.4");
    }

    [Fact]
    public void DetachTakesThePiecesOfTheAttachAndLeavesTheRest()
    {
        MmStruct mm = Given.Mm(Profile.Linux);
        List<AreaChange> changes = [];
        mm.Map(ShmCalls.AreaOf(mm, Segment, Free, 6 * Given.Page, 0), changes);
        mm.Unmap(Free, Free + Given.Page, changes);
        mm.Map(Given.Area(Free + (2 * Given.Page), 1), changes);
        mm.Map(ShmCalls.AreaOf(mm, new(2, 1), Free + (4 * Given.Page), Given.Page, 0), changes);

        Attached(mm, Free).ShouldBe("1 3 5", "by the first address, though nothing is there");
        Attached(mm, Free + Given.Page).ShouldBe("EINVAL", "not by the first that is left");
        Attached(mm, Free + (4 * Given.Page)).ShouldBe("4", "the other segment");
        Attached(mm, Free + (2 * Given.Page)).ShouldBe("EINVAL", "no attach");
        Attached(mm, Free + 1).ShouldBe("EINVAL", "never rounded");
    }

    [Fact]
    public void DetachOfNothingSucceedsInClassic()
    {
        MmStruct mm = Given.Mm(Profile.Classic);
        mm.Map(ShmCalls.AreaOf(mm, Segment, Free, 3 * Given.Page, 0), []);
        mm.Unmap(Free + Given.Page, Free + (2 * Given.Page), []);
        Attached(mm, Free).ShouldBe("0 2");
        Attached(mm, Free + 1).ShouldBe("", "D9");
        Attached(mm, Taken).ShouldBe("", "D9");
    }

    [Theory]
    // mode, flags, error, permission, by profile
    [InlineData(Profile.Classic, 0, 0x180, 0, Errno.None, Errno.None)]
    [InlineData(Profile.Classic, 0, 0x100, 0, Errno.None, Errno.EACCES)]
    [InlineData(Profile.Classic, 0, 0x100, SHM_RDONLY, Errno.None, Errno.None)]
    [InlineData(Profile.Classic, 0, 0x80, SHM_RDONLY, Errno.None, Errno.EACCES)]
    [InlineData(Profile.Classic, 0, 0x180, SHM_EXEC, Errno.None, Errno.None)] // unknown flag
    [InlineData(Profile.Linux, 0, 0x180, SHM_EXEC, Errno.None, Errno.EACCES)]
    [InlineData(Profile.Linux, 0, 0x1C0, SHM_EXEC, Errno.None, Errno.None)]
    [InlineData(Profile.Classic, 1, 0x180, 0, Errno.EINVAL, Errno.None)] // unused
    [InlineData(Profile.Linux, 1, 0x180, 0, Errno.EINVAL, Errno.None)]
    [InlineData(Profile.Classic, 128, 0, 0, Errno.EIDRM, Errno.EACCES)] // stale, and refused before
    [InlineData(Profile.Linux, 32768, 0, 0, Errno.EINVAL, Errno.None)]
    [InlineData(Profile.Classic, -1, 0x180, 0, Errno.EINVAL, Errno.None)]
    public void LookUpTellsIdentifierAndPermission(
        Profile profile, int id, int mode, int flags, Errno error, Errno permission)
    {
        ShmSegs segs = Given.Segs(profile);
        Given.Segment(segs, 1, mode);
        ShmLookup lookup = segs.FindForAttach(id, flags, Given.User);
        (lookup.Error, lookup.Permission).ShouldBe((error, permission));
    }

    private static string PlaceOf(Profile profile, ulong address, int flags, Credentials caller)
    {
        MmStruct mm = Given.Mm(profile);
        mm.Map(Given.Area(Taken, 4), []);
        ulong top = profile == Profile.Classic ? ClassicEnd : LinuxEnd;
        mm.MapStack(top, Given.Page);
        Result<ulong> place = ShmCalls.CheckAddress(mm.Layout, address, flags);
        if (place.IsOk)
        {
            place = ShmCalls.Place(mm, address, place.Value, flags, 2 * Given.Page, caller);
        }

        return place.IsOk ? $"{place.Value:x}" : $"{place.Error}";
    }

    private static string Attached(MmStruct mm, ulong address)
    {
        List<VmAreaState> found = [];
        Errno error = ShmCalls.FindAttached(mm, address, found);
        return error != Errno.None
            ? $"{error}"
            : string.Join(' ', found.Select(a => (a.Start - Free) / Given.Page));
    }

    private static string Rights(VmFlags flags) => string.Concat(
        flags.HasFlag(VmFlags.Read) ? "r" : "-",
        flags.HasFlag(VmFlags.Write) ? "w" : "-",
        flags.HasFlag(VmFlags.Exec) ? "x" : "-");
}
