using ActorVm.Model.Ipc;

namespace ActorVm.Model.Tests.Ipc;

public class IpcPermTests
{
    private const int Read = 4;
    private const int ReadWrite = 6;

    [Theory]
    // mode, uid, gid, asked for, allowed
    [InlineData("0600", 1000, 1000, Read, true)]
    [InlineData("0600", 1000, 1000, ReadWrite, true)]
    [InlineData("0400", 1000, 1000, ReadWrite, false)]
    [InlineData("0200", 1000, 1000, ReadWrite, false)] // no write-only attach
    [InlineData("0077", 1000, 1000, Read, false)] // the owner's class decides, though others may
    [InlineData("0066", 2000, 5, ReadWrite, false)] // the creator's class is the owner's
    [InlineData("0600", 2000, 5, ReadWrite, true)]
    [InlineData("0640", 3000, 1000, Read, true)] // group
    [InlineData("0640", 3000, 2000, Read, true)] // the creator's group
    [InlineData("0604", 3000, 2000, Read, false)] // the group's class decides, though others may
    [InlineData("0604", 3000, 3000, Read, true)]
    [InlineData("0640", 3000, 3000, Read, false)]
    [InlineData("0000", 3000, 3000, 0, true)] // who asks for nothing gets it
    public void TheFirstClassThatFitsDecides(
        string mode, uint uid, uint gid, int asked, bool expected)
    {
        IpcPerm perm = new(new(1), 1000, 1000, 2000, 2000, System.Convert.ToInt32(mode, 8), 0);
        Credentials caller = new(uid, gid, Capabilities.None);
        perm.Allows(caller, asked << 6).ShouldBe(expected);
        perm.Allows(caller, asked).ShouldBe(expected, "a bit in any triplet asks for it");
        perm.Allows(caller with { Capabilities = Capabilities.IpcOwner }, asked).ShouldBeTrue();
    }

    [Fact]
    public void OwnerCreatorAndAdministratorControl()
    {
        IpcPerm perm = new(new(1), 1000, 1000, 2000, 2000, 0, 0);
        perm.IsControlledBy(new(1000, 5, Capabilities.None)).ShouldBeTrue();
        perm.IsControlledBy(new(2000, 5, Capabilities.None)).ShouldBeTrue();
        perm.IsControlledBy(new(3000, 1000, Capabilities.None)).ShouldBeFalse();
        perm.IsControlledBy(new(0, 0, Capabilities.IpcOwner)).ShouldBeFalse();
        perm.IsControlledBy(new(3000, 3000, Capabilities.SysAdmin)).ShouldBeTrue();
    }
}
