using System.Collections.Generic;
using ActorVm.Model.Memory;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Model.Tests.Memory;

/// <summary>mlock(2) and its family: semantics, section 18.</summary>
public class LockCallsTests
{
    private const ulong At = 0x40000000;
    private const int Frames = 32;
    private const VmFlags ReadWrite = VmFlags.Read | VmFlags.Write;

    private readonly List<AreaChange> _changes = [];

    [Theory]
    // pages of the limit, pages; the errno of root in classic, of a user in classic and linux
    [InlineData(8, 4, "None", "EPERM", "None")]
    [InlineData(8, 9, "ENOMEM", "ENOMEM", "ENOMEM")]
    [InlineData(0, 0, "None", "EPERM", "EPERM")]
    [InlineData(64, 17, "ENOMEM", "ENOMEM", "None")] // classic: half of 32 frames
    [InlineData(64, 16, "None", "EPERM", "None")]
    public void ALockIsCheckedInTheProfilesOrder(
        ulong limit, ulong pages, string root, string classic, string linux)
    {
        LockOf(Profile.Classic, limit, pages, Given.Root).ShouldBe(root);
        LockOf(Profile.Classic, limit, pages, Given.User).ShouldBe(classic);
        LockOf(Profile.Linux, limit, pages, Given.User).ShouldBe(linux);
        LockOf(Profile.Linux, limit, pages, Given.Root).ShouldBe("None");
    }

    [Fact]
    public void LockedMemoryIsLimitedFromTheBeginningInLinuxAlone()
    {
        Given.Mm(Profile.Classic).Limits[RLIMIT_MEMLOCK].Soft.ShouldBe(ulong.MaxValue);
        Given.Mm(Profile.Linux).Limits[RLIMIT_MEMLOCK].ShouldBe(new(8 << 20, 8 << 20));
    }

    [Fact]
    public void PagesThatAreLockedAlreadyAreNotCountedAgainInLinux()
    {
        MmStruct mm = Limited(Profile.Linux, 4);
        mm.Lock(At, At + (3 * Given.Page), VmFlags.Locked, _changes).ShouldBe(Errno.None);
        mm.LockedPages().ShouldBe(3UL);
        Check(mm, At, 4 * Given.Page).ShouldBe("None");
        Check(mm, At + (3 * Given.Page), 2 * Given.Page).ShouldBe("ENOMEM");
    }

    [Theory]
    [InlineData(At + 1, 1, At, At + 4096)]
    [InlineData(At + 4095, 2, At, At + 8192)]
    [InlineData(At, 0, At, At)]
    [InlineData(At, ulong.MaxValue, At, At)] // rounds to nothing
    public void TheRangeIsWholePages(ulong address, ulong length, ulong start, ulong end) =>
        LockCalls.CheckUnlock(Given.Mm(Profile.Linux), address, length, Given.User)
            .Value.ShouldBe(new AddressRange(start, end));

    [Fact]
    public void ARangeThatWrapsIsInvalid() =>
        LockCalls.CheckUnlock(Given.Mm(Profile.Linux), At, ulong.MaxValue - 0x2000, Given.User)
            .Error.ShouldBe(Errno.EINVAL);

    [Theory]
    [InlineData(0, Errno.EINVAL, Errno.EINVAL)]
    [InlineData(8, Errno.EINVAL, Errno.EINVAL)]
    [InlineData(MCL_ONFAULT, Errno.EINVAL, Errno.EINVAL)]
    [InlineData(MCL_CURRENT | MCL_ONFAULT, Errno.EINVAL, Errno.ENOMEM)]
    [InlineData(MCL_CURRENT, Errno.ENOMEM, Errno.ENOMEM)]
    [InlineData(MCL_FUTURE, Errno.ENOMEM, Errno.None)]
    public void LockingAllIsCheckedByFlagsAndLimit(int flags, Errno classic, Errno linux)
    {
        LockCalls.CheckLockAll(Limited(Profile.Classic, 4), flags, Given.User, Frames)
            .ShouldBe(classic);
        LockCalls.CheckLockAll(Limited(Profile.Linux, 4), flags, Given.User, Frames)
            .ShouldBe(linux);
    }

    [Theory]
    [InlineData(4, false, Errno.None, Errno.None)]
    [InlineData(4, true, Errno.EPERM, Errno.EAGAIN)]
    [InlineData(0, true, Errno.EPERM, Errno.EPERM)]
    [InlineData(8, true, Errno.EPERM, Errno.None)]
    public void ALockedMappingStaysWithinTheLimit(
        ulong limit, bool asked, Errno classic, Errno linux)
    {
        ulong bytes = 5 * Given.Page;
        LockCalls.CheckMap(Limited(Profile.Classic, limit), asked, bytes, Given.User)
            .ShouldBe(classic);
        MmStruct mm = Limited(Profile.Linux, limit);
        LockCalls.CheckMap(mm, asked, bytes, Given.User).ShouldBe(linux);
        LockCalls.CheckMap(mm, asked, bytes, Given.Root).ShouldBe(Errno.None);
        mm.FutureLock = VmFlags.Locked;
        Errno future = limit < 5 ? Errno.EAGAIN : Errno.None;
        LockCalls.CheckMap(mm, false, bytes, Given.User).ShouldBe(future);
    }

    [Fact]
    public void ALockSplitsAnAreaUpToAHoleAndAnUnlockJoinsItAgain()
    {
        MmStruct mm = Limited(Profile.Linux, 8);
        Errno error = mm.Lock(At + Given.Page, At + (9 * Given.Page), VmFlags.Locked, _changes);
        error.ShouldBe(Errno.ENOMEM);
        (mm.Areas.Count, mm.LockedPages()).ShouldBe((2, 7UL));
        mm.LockAll(VmFlags.None, _changes);
        (mm.Areas.Count, mm.LockedPages()).ShouldBe((1, 0UL));
        mm.CheckInvariants();
    }

    [Fact]
    public void AChildsCopyIsUnlockedAndHasTheSameLimits()
    {
        MmStruct mm = Limited(Profile.Linux, 3);
        mm.LockAll(VmFlags.LockMask, _changes);
        mm.FutureLock = VmFlags.Locked;
        MmStruct child = Given.Mm(Profile.Linux);
        child.CopyFrom(mm);
        (child.LockedPages(), child.FutureLock).ShouldBe((0UL, VmFlags.None));
        child.Areas.First!.State.Flags.ShouldBe(ReadWrite | VmFlags.MayAll);
        child.Limits[RLIMIT_MEMLOCK].Soft.ShouldBe(3 * Given.Page);
    }

    private string LockOf(Profile profile, ulong limit, ulong pages, Credentials caller) =>
        LockCalls.CheckLock(Limited(profile, limit), At, pages * Given.Page, caller, Frames)
            .Error.ToString();

    private static string Check(MmStruct mm, ulong start, ulong length) =>
        LockCalls.CheckLock(mm, start, length, Given.User, Frames).Error.ToString();

    /// <summary>Eight pages at At, and a limit.</summary>
    private MmStruct Limited(Profile profile, ulong limitPages)
    {
        MmStruct mm = Given.Mm(profile);
        mm.Map(Given.Area(At, 8, ReadWrite), _changes);
        mm.Limits[RLIMIT_MEMLOCK] = new(limitPages * Given.Page, ulong.MaxValue);
        return mm;
    }
}
