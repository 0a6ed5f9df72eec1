using ActorVm.Model.Memory;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Model.Tests.Memory;

/// <summary>munmap, mprotect and msync: semantics, sections 14 to 16.</summary>
public class MemoryCallsTests
{
    private const ulong At = 0x40000000;
    private const ulong Wraps = 0xffffffffbffff001; // from At just beyond 2^64
    private const int Unknown = 0x10;

    [Theory]
    [InlineData(At, 1, "40000000-40001000", "40000000-40001000")]
    [InlineData(At, 4097, "40000000-40002000", "40000000-40002000")]
    [InlineData(At + 1, 4096, "EINVAL", "EINVAL")]
    [InlineData(At, 0, "40000000-40000000", "EINVAL")] // D17
    [InlineData(At + 1, 0, "EINVAL", "EINVAL")]
    [InlineData(At, ulong.MaxValue, "EINVAL", "EINVAL")]
    [InlineData(0xBFFFF000, 4096, "bffff000-c0000000", "bffff000-c0000000")]
    [InlineData(0xC0000000, 4096, "EINVAL", "c0000000-c0001000")]
    [InlineData(0x7ffffffff000, 4096, "EINVAL", "EINVAL")]
    public void Munmap(ulong address, ulong length, string classic, string linux)
    {
        Text(MemoryCalls.CheckUnmap(AddressLayout.Classic, address, length)).ShouldBe(classic);
        Text(MemoryCalls.CheckUnmap(AddressLayout.Linux, address, length)).ShouldBe(linux);
    }

    [Theory]
    [InlineData(At, 1, PROT_READ, "40000000-40001000", "40000000-40001000")]
    [InlineData(At + 1, 1, PROT_READ, "EINVAL", "EINVAL")]
    [InlineData(At + 1, 0, PROT_READ, "EINVAL", "EINVAL")]
    [InlineData(At, 0, PROT_READ, "40000000-40000000", "40000000-40000000")]
    [InlineData(At, 0, Unknown, "EINVAL", "40000000-40000000")]
    [InlineData(At, 1, Unknown, "EINVAL", "EINVAL")]
    [InlineData(At, 1, 8, "EINVAL", "40000000-40001000")] // PROT_SEM
    [InlineData(At, Wraps, PROT_READ, "EINVAL", "ENOMEM")]
    [InlineData(At, Wraps, Unknown, "EINVAL", "ENOMEM")]
    [InlineData(At, ulong.MaxValue, PROT_READ, "40000000-40000000", "ENOMEM")]
    public void Mprotect(ulong address, ulong length, int protection, string classic, string linux)
    {
        Text(MemoryCalls.CheckProtect(AddressLayout.Classic, address, length, protection))
            .ShouldBe(classic);
        Text(MemoryCalls.CheckProtect(AddressLayout.Linux, address, length, protection))
            .ShouldBe(linux);
    }

    [Theory]
    [InlineData(At, 1, MS_SYNC, "40000000-40001000", "40000000-40001000")]
    [InlineData(At, 1, 0, "40000000-40001000", "40000000-40001000")]
    [InlineData(At, 1, 8, "EINVAL", "EINVAL")]
    [InlineData(At + 1, 1, MS_SYNC, "EINVAL", "EINVAL")]
    [InlineData(At, 1, MS_SYNC | MS_ASYNC, "40000000-40001000", "EINVAL")] // D18
    [InlineData(At, 0, MS_SYNC, "40000000-40000000", "40000000-40000000")]
    [InlineData(At, ulong.MaxValue, MS_SYNC, "40000000-40000000", "40000000-40000000")]
    [InlineData(At, Wraps, MS_SYNC, "EINVAL", "ENOMEM")]
    public void Msync(ulong address, ulong length, int flags, string classic, string linux)
    {
        Text(MemoryCalls.CheckSync(AddressLayout.Classic, address, length, flags))
            .ShouldBe(classic);
        Text(MemoryCalls.CheckSync(AddressLayout.Linux, address, length, flags)).ShouldBe(linux);
    }

    private static string Text(Result<AddressRange> result) =>
        result.IsOk ? $"{result.Value.Start:x}-{result.Value.End:x}" : $"{result.Error}";
}
