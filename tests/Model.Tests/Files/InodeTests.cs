using System.Linq;
using ActorVm.Model.Files;

namespace ActorVm.Model.Tests.Files;

public class InodeTests
{
    private readonly InodeTable _inodes = new(4);

    [Fact]
    public void ReadingMovesAtimeOnlyWhereItIsNotNewerThanTheOthers()
    {
        Inode inode = Add();
        inode.Touch(5);
        inode.AccessedNs.ShouldBe(5, "as old as mtime");
        inode.Touch(7);
        inode.AccessedNs.ShouldBe(5, "relatime");
        inode.Modify(9);
        (inode.ModifiedNs, inode.ChangedNs, inode.AccessedNs).ShouldBe((9, 9, 5));
        inode.Touch(11);
        inode.AccessedNs.ShouldBe(11);
    }

    [Fact]
    public void AnInodeLivesAsLongAsANameADescriptionOrAnAreaHoldsIt()
    {
        Inode inode = Add();
        inode.IsUnused.ShouldBeTrue();
        inode.Links = 1;
        inode.Opens = 1;
        inode.AddAreas(new(3), 1);
        inode.Links = 0;
        inode.IsUnused.ShouldBeFalse();
        inode.Opens = 0;
        inode.IsUnused.ShouldBeFalse("10.4: a mapping holds it");
        inode.AddAreas(new(3), -1);
        inode.IsUnused.ShouldBeTrue();
    }

    [Fact]
    public void AreasAreCountedByProcess()
    {
        Inode inode = Add();
        inode.AddAreas(new(5), 1);
        inode.AddAreas(new(3), 2);
        inode.AddAreas(new(5), 1);
        inode.Areas.ToArray().ShouldBe([new(new(3), 2), new(new(5), 2)]);
        inode.AddAreas(new(3), -2);
        inode.Areas.ToArray().ShouldBe([new(new(5), 2)]);
        Should.Throw<KernelBug>(() => inode.AddAreas(new(5), -3));
        Should.Throw<KernelBug>(() => inode.AddAreas(new(9), -1));
    }

    [Fact]
    public void TheLowestFreeNumberIsGivenFirstAndTheTableHasALimit()
    {
        Inode[] all = [Add(), Add(), Add(), Add()];
        all.Select(i => i.Number.Value).ShouldBe([1, 2, 3, 4]);
        _inodes.HasRoom.ShouldBeFalse();
        _inodes.Remove(all[1]);
        _inodes.Find(new(2)).ShouldBeNull();
        Should.Throw<KernelBug>(() => _inodes[new(2)]);
        Add().Number.Value.ShouldBe(2);
    }

    [Fact]
    public void AResetTableHashesAsANewOne()
    {
        ulong fresh = Hash();
        Inode inode = Add();
        inode.Blocks[new(3)] = 7;
        inode.AddAreas(new(3), 1);
        ulong used = Hash();
        used.ShouldNotBe(fresh);
        _inodes.Reset();
        Hash().ShouldBe(fresh);
        Add().Blocks.Count.ShouldBe(0);
    }

    [Fact]
    public void ABlockIsOnDiskOnceItIsMoreThanReserved()
    {
        BlockMap blocks = Add().Blocks;
        blocks[new(1)] = BlockMap.Reserved;
        blocks[new(2)] = 5;
        (blocks.IsOnDisk(new(0)), blocks.IsOnDisk(new(1)), blocks.IsOnDisk(new(2)))
            .ShouldBe((false, false, true));
        blocks.Count.ShouldBe(2);
    }

    private Inode Add() => _inodes.Add(InodeType.Regular, 0x1A4, 1000, 1000, 0);

    private ulong Hash()
    {
        ulong hash = StateHash.Seed;
        _inodes.AddTo(ref hash);
        return hash;
    }
}
