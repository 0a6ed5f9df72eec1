using System.Collections.Generic;
using System.Linq;
using ActorVm.Model.Memory;

namespace ActorVm.Model.Tests.Memory;

public class MmStructTests
{
    private const ulong At = 0x40000000;
    private const VmFlags ReadWrite = VmFlags.Read | VmFlags.Write;

    private readonly List<AreaChange> _changes = [];

    [Fact]
    public void RoomIsFoundUpwardInClassicAndDownwardInLinuxReusingGaps()
    {
        // D10; both reuse the hole that unmapping leaves.
        Rooms(Profile.Classic).ShouldBe([At, At + 0x2000, At + 0x4000, At + 0x2000]);
        const ulong top = 0x7ffff7fff000;
        Rooms(Profile.Linux).ShouldBe([top - 0x2000, top - 0x4000, top - 0x6000, top - 0x4000]);
    }

    [Theory]
    [InlineData(Profile.Classic, 0x7FFFF000UL)]
    [InlineData(Profile.Linux, 0x7ffff7ffe000UL)]
    public void WhatDoesNotFitIsRefused(Profile profile, ulong largest)
    {
        MmStruct mm = Given.Mm(profile);
        ulong size = profile == Profile.Classic ? 0x80000000UL : 0x7ffff7ffe000;
        mm.FindRoom(0, size).IsOk.ShouldBeTrue();
        ulong end = profile == Profile.Classic ? mm.Layout.TaskSize : mm.Layout.MapBase;
        mm.Map(Given.Area(end - Given.Page, 1), _changes);
        mm.FindRoom(0, size).Error.ShouldBe(Errno.ENOMEM);
        mm.FindRoom(0, largest - (profile == Profile.Classic ? 0 : Given.Page)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public void LinuxLooksAboveTheMapBaseWhenThereIsNoRoomBelow()
    {
        MmStruct mm = Given.Mm(Profile.Linux);
        mm.Map(Given.Area(4096, (mm.Layout.MapBase - 4096) / Given.Page), _changes);
        mm.FindRoom(0, Given.Page).ShouldBe(mm.Layout.MapBase);
    }

    [Theory]
    [InlineData(Profile.Classic, "Trim 40001000")]
    [InlineData(Profile.Linux, "Split 40001000, Remove 0")]
    public void ATrimmedHeadIsToldByTheProfile(Profile profile, string expected)
    {
        MmStruct mm = Attached(profile);
        mm.Unmap(At, At + Given.Page, _changes).ShouldBe(Errno.None);
        Changes().ShouldBe(expected);
        mm.Areas.First!.State.PageOf(At + Given.Page).ShouldBe(new PageIndex(1));
        (_changes[^1].LostStart, _changes[^1].LostEnd).ShouldBe((At, At + Given.Page));
    }

    [Theory]
    [InlineData(Profile.Classic, "Trim 40002000")]
    [InlineData(Profile.Linux, "Split 40002000, Remove 0")]
    public void ATrimmedTailIsToldByTheProfile(Profile profile, string expected)
    {
        MmStruct mm = Attached(profile);
        mm.Unmap(At + (2 * Given.Page), At + (3 * Given.Page), _changes).ShouldBe(Errno.None);
        Changes().ShouldBe(expected);
        (_changes[^1].LostStart, _changes[^1].LostEnd)
            .ShouldBe((At + (2 * Given.Page), At + (3 * Given.Page)));
    }

    [Theory]
    [InlineData(Profile.Classic, "Split 40002000, Trim 40001000")]
    [InlineData(Profile.Linux, "Split 40002000, Split 40001000, Remove 0")]
    public void AHoleLeavesTwoPieces(Profile profile, string expected)
    {
        MmStruct mm = Attached(profile);
        mm.Unmap(At + Given.Page, At + (2 * Given.Page), _changes).ShouldBe(Errno.None);
        Changes().ShouldBe(expected);
        mm.Areas.Count.ShouldBe(2);
        (_changes[^1].LostStart, _changes[^1].LostEnd)
            .ShouldBe((At + Given.Page, At + (2 * Given.Page)));
        mm.Areas.Containing(At + (2 * Given.Page))!.State.FirstPage.ShouldBe(2UL);
    }

    [Fact]
    public void PiecesOfAnAttachAreJoinedAgainInClassicOnly()
    {
        // D15: protect the middle page, then give it the old rights back.
        foreach (Profile profile in new[] { Profile.Classic, Profile.Linux })
        {
            MmStruct mm = Attached(profile);
            mm.Protect(At + Given.Page, At + (2 * Given.Page), VmFlags.Read, _changes);
            mm.Areas.Count.ShouldBe(3, "nattch + 2 in both");
            mm.Protect(At, At + (3 * Given.Page), ReadWrite, _changes);
            mm.Areas.Count.ShouldBe(profile == Profile.Classic ? 1 : 3);
            mm.CheckInvariants();
        }
    }

    [Fact]
    public void OneThatWasProtectedTwiceStaysThreePieces()
    {
        // LTP shmat04: page 1 to NONE, then pages 0 and 1 to WRITE.
        MmStruct mm = Attached(Profile.Linux);
        mm.Protect(At + Given.Page, At + (2 * Given.Page), VmFlags.None, _changes);
        mm.Protect(At, At + (2 * Given.Page), ReadWrite, _changes);
        mm.Areas.Count.ShouldBe(3);
    }

    [Fact]
    public void AnonymousNeighboursBecomeOne()
    {
        MmStruct mm = Given.Mm(Profile.Linux);
        mm.Map(Given.Area(At, 1), _changes);
        mm.Map(Given.Area(At + (2 * Given.Page), 1), _changes);
        mm.Map(Given.Area(At + Given.Page, 1), _changes);
        mm.Areas.Count.ShouldBe(1);
        Changes().ShouldBe("Merge 40001000, Merge 40002000");
        mm.Map(Given.Area(At + (3 * Given.Page), 1, VmFlags.Read), _changes);
        mm.Areas.Count.ShouldBe(2, "other rights");
    }

    [Theory]
    [InlineData(Profile.Classic, Errno.EFAULT)] // D19
    [InlineData(Profile.Linux, Errno.ENOMEM)]
    public void ProtectionOverAHoleKeepsWhatWasDone(Profile profile, Errno expected)
    {
        MmStruct mm = Given.Mm(profile);
        mm.Map(Given.Area(At, 1), _changes);
        mm.Map(Given.Area(At + (2 * Given.Page), 1), _changes);
        mm.Protect(At, At + (3 * Given.Page), VmFlags.Read, _changes).ShouldBe(expected);
        mm.Areas.Containing(At)!.State.Allows(isStore: true).ShouldBeFalse();
        mm.Areas.Containing(At + (2 * Given.Page))!.State.Allows(isStore: true).ShouldBeTrue();
        mm.Protect(At + Given.Page, At + (2 * Given.Page), VmFlags.Read, _changes)
            .ShouldBe(expected, "the start is not mapped");
    }

    [Fact]
    public void AReadOnlyAttachMayBeExecutableButNeverWritable()
    {
        MmStruct mm = Given.Mm(Profile.Linux);
        mm.Map(Given.Attached(At, 1, new(1, 1), VmFlags.MayRead | VmFlags.MayExec), _changes);
        mm.Protect(At, At + Given.Page, ReadWrite, _changes).ShouldBe(Errno.EACCES);
        mm.Protect(At, At + Given.Page, VmFlags.Read | VmFlags.Exec, _changes)
            .ShouldBe(Errno.None);
    }

    [Fact]
    public void AHoleBeyondTheMapCountIsRefusedAndEndsAreNot()
    {
        MmStruct mm = new(AddressLayout.Linux with { MaxMapCount = 1 });
        mm.Map(Given.Area(At, 5), _changes);
        mm.Unmap(At + Given.Page, At + (2 * Given.Page), _changes).ShouldBe(Errno.ENOMEM);
        _changes.ShouldBeEmpty();
        mm.Protect(At, At + Given.Page, VmFlags.Read, _changes).ShouldBe(Errno.ENOMEM);
        mm.Unmap(At, At + Given.Page, _changes).ShouldBe(Errno.None);
        mm.Unmap(At + (4 * Given.Page), At + (5 * Given.Page), _changes).ShouldBe(Errno.None);
        mm.Unmap(At, At + (5 * Given.Page), _changes).ShouldBe(Errno.None);
        mm.TotalPages.ShouldBe(0UL);
    }

    [Theory]
    [InlineData(Profile.Classic, 0)] // D22: what was there is gone
    [InlineData(Profile.Linux, 1)]
    public void AFixedMappingBeyondTheLimitFailsAsTheProfileDoes(Profile profile, int left)
    {
        MmStruct mm = Given.Mm(profile);
        mm.Limits[LinuxConstants.RLIMIT_AS] = new(2 * Given.Page, 2 * Given.Page);
        mm.Map(Given.Area(At, 2), _changes).ShouldBe(Errno.None);
        mm.Map(Given.Area(At, 2, VmFlags.Read), _changes).ShouldBe(Errno.None, "what it replaces");
        mm.Map(Given.Area(At, 3), _changes).ShouldBe(Errno.ENOMEM);
        mm.Areas.Count.ShouldBe(left);
    }

    [Theory]
    [InlineData(Profile.Classic)]
    [InlineData(Profile.Linux)]
    public void TheHeapGrowsAndShrinksByTheByteAndMapsByThePage(Profile profile)
    {
        MmStruct mm = Given.Mm(profile);
        mm.SetBreakStart(At);
        mm.SetBreak(0, _changes).ShouldBe(At, "below its start");
        mm.SetBreak(At + 10, _changes).ShouldBe(At + 10);
        mm.SetBreak(At + 4096, _changes).ShouldBe(At + 4096);
        mm.TotalPages.ShouldBe(1UL);
        mm.SetBreak(At + 4097, _changes);
        (mm.TotalPages, mm.Areas.Count, mm.Areas.First!.State.Kind)
            .ShouldBe((2UL, 1, AreaKind.Heap));
        mm.Map(Given.Area(At + (5 * Given.Page), 1), _changes);
        mm.SetBreak(At + (4 * Given.Page) + 1, _changes)
            .ShouldBe(At + 4097, "a page is kept free before the next area");
        mm.SetBreak(At + (4 * Given.Page), _changes).ShouldBe(At + (4 * Given.Page));
        mm.SetBreak(At + 1, _changes).ShouldBe(At + 1);
        mm.TotalPages.ShouldBe(2UL, "one of the heap, one of the area");
        mm.Limits[LinuxConstants.RLIMIT_AS] = new(2 * Given.Page, 2 * Given.Page);
        mm.SetBreak(At + 4097, _changes).ShouldBe(At + 1);
    }

    [Fact]
    public void TheStackGrowsToItsLimitAndNoFurther()
    {
        MmStruct mm = Given.Mm(Profile.Classic);
        const ulong top = 0xC0000000;
        mm.MapStack(top, Given.Page);
        Access(mm, top - 1).ShouldBe(AreaAccess.Allowed);
        Access(mm, top - (100 * Given.Page)).ShouldBe(AreaAccess.Allowed);
        mm.Areas.First!.Start.ShouldBe(top - (100 * Given.Page));
        mm.TotalPages.ShouldBe(100UL);
        Access(mm, top - (8 << 20) - 1).ShouldBe(AreaAccess.Unmapped);
        Access(mm, top - (8 << 20)).ShouldBe(AreaAccess.Allowed);
        mm.CheckInvariants();
    }

    [Theory]
    [InlineData(VmFlags.Read, 257, AreaAccess.Allowed)]
    [InlineData(VmFlags.Read, 256, AreaAccess.Unmapped)]
    [InlineData(VmFlags.None, 1, AreaAccess.Allowed)] // a guard page of the program's own
    public void LinuxKeepsAGapBelowTheStack(VmFlags below, ulong pagesBetween, AreaAccess expected)
    {
        MmStruct mm = Given.Mm(Profile.Linux);
        ulong top = mm.Layout.TaskSize;
        mm.MapStack(top, Given.Page);
        ulong end = top - Given.Page - (pagesBetween * Given.Page);
        mm.Map(Given.Area(end - Given.Page, 1, below), _changes);
        Access(mm, top - Given.Page - 1).ShouldBe(expected);
    }

    [Fact]
    public void AccessIsDecidedByTheAreaBeforeAnyPage()
    {
        MmStruct mm = Given.Mm(Profile.Linux);
        mm.Map(Given.Area(At, 1, VmFlags.Read), _changes);
        mm.Map(Given.Area(At + Given.Page, 1, VmFlags.Write), _changes);
        mm.Map(Given.Area(At + (2 * Given.Page), 1, VmFlags.None), _changes);
        Access(mm, At).ShouldBe(AreaAccess.Allowed);
        Access(mm, At, isStore: true).ShouldBe(AreaAccess.Denied);
        Access(mm, At + Given.Page).ShouldBe(AreaAccess.Allowed, "10.6: writable is readable");
        Access(mm, At + (2 * Given.Page)).ShouldBe(AreaAccess.Denied);
        Access(mm, At + (3 * Given.Page)).ShouldBe(AreaAccess.Unmapped);
        Access(mm, At - 1).ShouldBe(AreaAccess.Unmapped);
    }

    [Fact]
    public void ARangeIsCoveredByItsMappedParts()
    {
        MmStruct mm = Given.Mm(Profile.Linux);
        mm.Map(Given.Attached(At, 3, new(1, 1)), _changes);
        List<VmAreaState> parts = [];
        mm.Cover(At + Given.Page, At + (3 * Given.Page), parts).ShouldBeTrue();
        (parts[0].Start, parts[0].FirstPage).ShouldBe((At + Given.Page, 1UL));
        mm.Cover(At + Given.Page, At + (4 * Given.Page), []).ShouldBeFalse();
    }

    private static AreaAccess Access(MmStruct mm, ulong address, bool isStore = false) =>
        mm.Access(address, isStore, out _);

    private static List<ulong> Rooms(Profile profile)
    {
        MmStruct mm = Given.Mm(profile);
        List<ulong> rooms = [];
        for (int i = 0; i < 4; i++)
        {
            rooms.Add(mm.FindRoom(0, 0x2000).Value);
            mm.Map(Given.Area(rooms[i], 2, (VmFlags)(i % 2)), []);
            if (i == 2)
            {
                mm.Unmap(rooms[1], rooms[1] + 0x2000, []);
            }
        }

        return rooms;
    }

    private MmStruct Attached(Profile profile)
    {
        MmStruct mm = Given.Mm(profile);
        mm.Map(Given.Attached(At, 3, new(1, 1)), _changes).ShouldBe(Errno.None);
        return mm;
    }

    private string Changes() =>
        string.Join(", ", _changes.Select(c => $"{c.Kind} {c.At:x}"));
}
