using System;
using ActorVm.Model.Files;

namespace ActorVm.Model.Tests.Files;

public class FilePermissionsTests
{
    private const FileAccess ReadWrite = FileAccess.Read | FileAccess.Write;
    private readonly InodeTable _inodes = new(16);

    [Theory]
    // mode, uid, gid, access, allowed, for a file of 1000:1000
    [InlineData("0600", 1000, 1000, ReadWrite, true)]
    [InlineData("0400", 1000, 1000, FileAccess.Write, false)]
    [InlineData("0077", 1000, 1000, FileAccess.Read, false)] // the owner's class decides
    [InlineData("0070", 2000, 1000, ReadWrite, true)]
    [InlineData("0607", 2000, 1000, FileAccess.Read, false)] // the group's class decides
    [InlineData("0606", 2000, 2000, ReadWrite, true)]
    [InlineData("0660", 2000, 2000, FileAccess.Read, false)]
    [InlineData("0000", 2000, 2000, FileAccess.None, true)]
    public void TheFirstClassThatFitsDecides(
        string mode, uint uid, uint gid, FileAccess access, bool expected)
    {
        Inode inode = Make(InodeType.Regular, mode);
        FilePermissions.Allows(inode, new(uid, gid, Capabilities.None), access)
            .ShouldBe(expected);
    }

    [Theory]
    // type, mode, privilege, access, allowed, for a stranger
    [InlineData(InodeType.Regular, "0000", Capabilities.DacOverride, ReadWrite, true)]
    [InlineData(InodeType.Regular, "0000", Capabilities.DacOverride, FileAccess.Execute, false)]
    [InlineData(InodeType.Regular, "0100", Capabilities.DacOverride, FileAccess.Execute, true)]
    [InlineData(InodeType.Directory, "0000", Capabilities.DacOverride, FileAccess.Execute, true)]
    [InlineData(InodeType.Regular, "0000", Capabilities.DacReadSearch, FileAccess.Read, true)]
    [InlineData(InodeType.Regular, "0000", Capabilities.DacReadSearch, ReadWrite, false)]
    [InlineData(InodeType.Regular, "0100", Capabilities.DacReadSearch, FileAccess.Execute, false)]
    [InlineData(InodeType.Directory, "0000", Capabilities.DacReadSearch, FileAccess.Execute, true)]
    [InlineData(InodeType.Directory, "0000", Capabilities.DacReadSearch, FileAccess.Write, false)]
    public void PrivilegesHelpAsCapabilitiesSays(
        InodeType type, string mode, Capabilities privilege, FileAccess access, bool expected)
    {
        Inode inode = Make(type, mode);
        FilePermissions.Allows(inode, new(2000, 2000, privilege), access).ShouldBe(expected);
    }

    [Theory]
    // the directory's mode (of 3000), the caller, the errno for removing a file of 1000
    [InlineData("0777", 2000, Errno.None)]
    [InlineData("0755", 2000, Errno.EACCES)]
    [InlineData("0772", 2000, Errno.EACCES)] // write without search
    [InlineData("1777", 2000, Errno.EPERM)] // sticky
    [InlineData("1777", 1000, Errno.None)]
    [InlineData("1777", 3000, Errno.None)]
    public void ANameIsTakenOutByWhoMayWriteTheDirectory(string mode, uint uid, Errno expected)
    {
        Inode directory = Make(InodeType.Directory, mode, uid: 3000);
        Inode inode = Make(InodeType.Regular, "0600");
        Credentials caller = new(uid, uid, Capabilities.None);
        FilePermissions.CheckRemove(directory, inode, caller).ShouldBe(expected);
        FilePermissions.CheckRemove(directory, inode, Given.Root).ShouldBe(Errno.None);
    }

    private Inode Make(InodeType type, string mode, uint uid = 1000) =>
        _inodes.Add(type, Convert.ToUInt32(mode, 8), uid, uid, 0);
}
