using System;
using System.Buffers.Binary;
using ActorVm.Model.Files;

namespace ActorVm.Model.Tests.Files;

public class StatLayoutTests
{
    private readonly InodeTable _inodes = new(4);
    private readonly byte[] _stat = new byte[StatLayout.SizeBytes];

    [Fact]
    public void AStatLiesInMemoryAsOnX86()
    {
        Inode inode = _inodes.Add(InodeType.Regular, 0x1A4, 1000, 1001, 1_500_000_000);
        inode.SizeBytes = 5000;
        inode.Links = 2;
        inode.Blocks[new(0)] = 9;
        inode.Modify(2_000_000_007);
        StatLayout.Write(inode, _stat);
        (Word(8), Word(16), Half(24), Half(28), Half(32))
            .ShouldBe((1UL, 2UL, 0x81A4u, 1000u, 1001u));
        (Word(48), Word(56), Word(64)).ShouldBe((5000UL, 4096UL, 8UL));
        ulong epoch = (ulong)VirtualTime.EpochSeconds;
        (Word(72), Word(80)).ShouldBe((epoch + 1, 500_000_000UL));
        (Word(88), Word(96), Word(104), Word(112)).ShouldBe((epoch + 2, 7UL, epoch + 2, 7UL));
    }

    [Theory]
    [InlineData(InodeType.Regular, 0x8000)]
    [InlineData(InodeType.Directory, 0x4000)]
    [InlineData(InodeType.Pipe, 0x1000)]
    [InlineData(InodeType.Terminal, 0x2000)]
    [InlineData(InodeType.Null, 0x2000)]
    [InlineData(InodeType.Zero, 0x2000)]
    public void TheModeSaysWhatItIs(InodeType type, uint format)
    {
        StatLayout.Write(_inodes.Add(type, 0x180, 0, 0, 0), _stat);
        Half(24).ShouldBe(format | 0x180);
    }

    private uint Half(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_stat.AsSpan(at));

    private ulong Word(int at) => BinaryPrimitives.ReadUInt64LittleEndian(_stat.AsSpan(at));
}
