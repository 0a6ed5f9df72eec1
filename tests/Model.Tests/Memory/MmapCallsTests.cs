using ActorVm.Model.Files;
using ActorVm.Model.Memory;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Model.Tests.Memory;

/// <summary>mmap(2): semantics, section 10.</summary>
public class MmapCallsTests
{
    private const int Anonymous = MAP_PRIVATE | MAP_ANONYMOUS;
    private const int Fixed = Anonymous | MAP_FIXED;
    private const ulong Taken = 0x50000000; // four pages are mapped there

    [Theory]
    // length, offset, flags, has a file; the errno or the length to map
    [InlineData(1, 0, MAP_PRIVATE, true, "4096", "4096")]
    [InlineData(4097, 0, Anonymous, false, "8192", "8192")]
    [InlineData(0, 0, MAP_PRIVATE, false, "EBADF", "EBADF")]
    [InlineData(0, 0, MAP_PRIVATE, true, "0", "EINVAL")] // D16
    [InlineData(0, 0, Anonymous, false, "0", "EINVAL")]
    [InlineData(0, 1, MAP_PRIVATE, false, "EBADF", "EINVAL")] // D27: the offset is first in linux
    [InlineData(1, 1, Anonymous, false, "EINVAL", "EINVAL")]
    [InlineData(1, 4095, MAP_PRIVATE, true, "EINVAL", "EINVAL")]
    [InlineData(ulong.MaxValue, 0, Anonymous, false, "EINVAL", "ENOMEM")]
    [InlineData(1UL << 48, 0, Anonymous, false, "EINVAL", "ENOMEM")]
    [InlineData(8192, 0xfffffffffffff000, MAP_PRIVATE, true, "EINVAL", "8192")]
    public void ArgumentsAreCheckedInTheProfilesOrder(
        ulong length, ulong offset, int flags, bool hasFile, string classic, string linux)
    {
        MmapRequest request = new(0, length, PROT_READ, flags, offset, hasFile);
        Text(MmapCalls.CheckArguments(Given.Mm(Profile.Classic), request, Given.User), "").ShouldBe(classic);
        Text(MmapCalls.CheckArguments(Given.Mm(Profile.Linux), request, Given.User), "").ShouldBe(linux);
    }

    [Theory]
    // two pages; an address or a hint
    [InlineData(0, Anonymous, "40000000", "7ffff7ffd000")] // D10
    [InlineData(0x60000123, Anonymous, "60000000", "60000000")]
    [InlineData(Taken, Anonymous, "50004000", "7ffff7ffd000")] // a hint never fails
    [InlineData(0x123, Anonymous, "40000000", "7ffff7ffd000")] // never 0
    [InlineData(Taken, Fixed, "50000000", "50000000")]
    [InlineData(Taken + 1, Fixed, "EINVAL", "EINVAL")]
    [InlineData(0, Fixed, "0", "EPERM")]
    [InlineData(0x7ffffffff001, Fixed, "EINVAL", "ENOMEM")] // the range is first in linux
    [InlineData(0x7fffffffe000, Fixed, "EINVAL", "ENOMEM")]
    [InlineData(Taken, Anonymous | MAP_FIXED_NOREPLACE, "50004000", "EEXIST")]
    [InlineData(0x60000000, Anonymous | MAP_FIXED_NOREPLACE, "60000000", "60000000")]
    public void AnAreaGoesWhereTheProfileLetsIt(
        ulong address, int flags, string classic, string linux)
    {
        PlaceOf(Profile.Classic, address, flags, Given.User).ShouldBe(classic);
        PlaceOf(Profile.Linux, address, flags, Given.User).ShouldBe(linux);
    }

    [Fact]
    public void ThePrivilegedMayMapAddress0() =>
        PlaceOf(Profile.Linux, 0, Fixed, Given.Root).ShouldBe("0");

    [Theory]
    [InlineData(MAP_SHARED, Errno.None)]
    [InlineData(MAP_PRIVATE, Errno.None)]
    [InlineData(MAP_SHARED_VALIDATE, Errno.EINVAL)]
    [InlineData(0, Errno.EINVAL)]
    [InlineData(4, Errno.EINVAL)]
    public void AnonymousMemoryIsSharedOrPrivate(int type, Errno expected) =>
        MmapCalls.CheckAnonymous(type | MAP_ANONYMOUS).ShouldBe(expected);

    [Theory]
    // protection, flags, open for, type, classic, linux
    [InlineData(PROT_READ, MAP_SHARED, O_RDONLY, InodeType.Regular, Errno.None, Errno.None)]
    [InlineData(PROT_WRITE, MAP_SHARED, O_RDONLY, InodeType.Regular, Errno.EACCES, Errno.EACCES)]
    [InlineData(PROT_WRITE, MAP_SHARED, O_RDWR, InodeType.Regular, Errno.None, Errno.None)]
    [InlineData(PROT_WRITE, MAP_PRIVATE, O_RDONLY, InodeType.Regular, Errno.None, Errno.None)]
    [InlineData(PROT_NONE, MAP_PRIVATE, O_WRONLY, InodeType.Regular, Errno.EACCES, Errno.EACCES)]
    [InlineData(PROT_WRITE, MAP_SHARED, O_WRONLY, InodeType.Regular, Errno.EACCES, Errno.EACCES)]
    [InlineData(PROT_READ, 0, O_WRONLY, InodeType.Regular, Errno.EINVAL, Errno.EINVAL)]
    [InlineData(PROT_WRITE, 0, O_RDONLY, InodeType.Regular, Errno.EINVAL, Errno.EINVAL)]
    [InlineData(PROT_READ, 3, O_RDWR, InodeType.Regular, Errno.EINVAL, Errno.None)]
    [InlineData(PROT_WRITE, 3, O_RDONLY, InodeType.Regular, Errno.EINVAL, Errno.EACCES)]
    [InlineData(PROT_READ, 3 | MAP_FIXED_NOREPLACE, O_RDWR, InodeType.Regular, Errno.EINVAL,
        Errno.EOPNOTSUPP)]
    [InlineData(PROT_READ, MAP_PRIVATE, O_WRONLY, InodeType.Pipe, Errno.EACCES, Errno.EACCES)]
    [InlineData(PROT_READ, MAP_PRIVATE, O_RDONLY, InodeType.Pipe, Errno.ENODEV, Errno.ENODEV)]
    [InlineData(PROT_WRITE, MAP_SHARED, O_RDONLY, InodeType.Directory, Errno.EACCES,
        Errno.EACCES)]
    [InlineData(PROT_READ, MAP_SHARED, O_RDONLY, InodeType.Directory, Errno.ENODEV, Errno.ENODEV)]
    [InlineData(PROT_READ, MAP_PRIVATE, O_RDWR, InodeType.Zero, Errno.None, Errno.None)]
    [InlineData(PROT_READ, MAP_PRIVATE, O_RDWR, InodeType.Null, Errno.ENODEV, Errno.ENODEV)]
    public void TheFileDecidesByAccessAndType(
        int protection, int flags, int open, InodeType type, Errno classic, Errno linux)
    {
        MmapCalls.CheckFile(Profile.Classic, protection, flags, 0, 1, open, type)
            .ShouldBe(classic);
        MmapCalls.CheckFile(Profile.Linux, protection, flags, 0, 1, open, type).ShouldBe(linux);
    }

    [Theory]
    [InlineData((1UL << 32) - 2, Errno.None)]
    [InlineData((1UL << 32) - 1, Errno.EOVERFLOW)]
    public void NoPageLiesBeyondTheLargestFile(ulong offsetPages, Errno expected)
    {
        // EOVERFLOW comes before the access in linux: (RO fd, WRITE, huge offset).
        int open = expected == Errno.None ? O_RDWR : O_RDONLY;
        MmapCalls.CheckFile(
            Profile.Linux, PROT_WRITE, MAP_SHARED, offsetPages, 2, open, InodeType.Regular)
            .ShouldBe(expected);
    }

    [Theory]
    [InlineData(MAP_SHARED, PROT_READ, false, false)]
    [InlineData(MAP_SHARED, PROT_READ, true, true)]
    [InlineData(MAP_PRIVATE, PROT_READ, false, true)] // 10.6
    public void ASharedMappingOfAReadOnlyFileNeverBecomesWritable(
        int type, int protection, bool mayWrite, bool expected)
    {
        MmapRequest request = new(0, 1, protection, type, 0, HasFile: true);
        request.AreaFlags(mayWrite).HasFlag(VmFlags.MayWrite).ShouldBe(expected);
        request.AreaFlags(mayWrite).HasFlag(VmFlags.Shared).ShouldBe(type == MAP_SHARED);
    }

    [Fact]
    public void AtTheMapCountLimitNothingMoreIsMapped()
    {
        MmStruct mm = new(AddressLayout.Linux with { MaxMapCount = 2 });
        MmapRequest request = new(0, 1, PROT_READ, Anonymous, 0, HasFile: false);
        for (ulong i = 0; i < 3; i++)
        {
            MmapCalls.CheckArguments(mm, request, Given.User).IsOk.ShouldBeTrue();
            mm.Map(Given.Area(Taken + (i * 2 * Given.Page), 1), []);
        }

        MmapCalls.CheckArguments(mm, request, Given.User).Error.ShouldBe(Errno.ENOMEM);
    }

    private static string PlaceOf(Profile profile, ulong address, int flags, Credentials caller)
    {
        MmStruct mm = Given.Mm(profile);
        mm.Map(Given.Area(Taken, 4), []);
        MmapRequest request = new(address, 8192, PROT_READ, flags, 0, HasFile: false);
        Result<ulong> length = MmapCalls.CheckArguments(mm, request, Given.User);
        return length.IsOk
            ? Text(MmapCalls.Place(mm, request, caller), "x")
            : $"{length.Error}";
    }

    private static string Text(Result<ulong> result, string format) =>
        result.IsOk ? result.Value.ToString(format, null) : $"{result.Error}";
}
