using System.Linq;
using System.Text;
using ActorVm.Model.Files;

namespace ActorVm.Model.Tests.Files;

/// <summary>path_resolution(7).</summary>
public class PathLookupTests
{
    private readonly InodeTable _inodes = new(16);
    private readonly Inode _root;
    private readonly Inode _home;

    public PathLookupTests()
    {
        _root = Make(InodeType.Directory, null, "", 0x1ED);
        _home = Make(InodeType.Directory, _root, "home", 0x1ED);
        Make(InodeType.Regular, _home, "data.txt", 0x1A4);
        Inode closed = Make(InodeType.Directory, _root, "closed", 0x1C0);
        Make(InodeType.Regular, closed, "inside", 0x1FF);
    }

    [Theory]
    // path, where it leads as seen from /home: inode, or the name missing in a directory
    [InlineData("/", "1 in 1 as ''")]
    [InlineData("///", "1 in 1 as ''")]
    [InlineData("data.txt", "3 in 2 as 'data.txt'")]
    [InlineData("/home/data.txt", "3 in 2 as 'data.txt'")]
    [InlineData("/home//./data.txt", "3 in 2 as 'data.txt'")]
    [InlineData("../home/data.txt", "3 in 2 as 'data.txt'")]
    [InlineData("/../../home", "2 in 1 as 'home'")] // the root's parent is the root
    [InlineData(".", "2 in 2 as ''")]
    [InlineData("..", "1 in 2 as ''")]
    [InlineData("/home/", "2 in 1 as 'home'")]
    [InlineData("new", "none in 2 as 'new'")]
    [InlineData("new/", "none in 2 as 'new'")]
    [InlineData("", "ENOENT")]
    [InlineData("new/data.txt", "ENOENT")]
    [InlineData("data.txt/", "ENOTDIR")]
    [InlineData("data.txt/new", "ENOTDIR")]
    [InlineData("/closed/inside", "EACCES")]
    [InlineData("/closed/new", "EACCES")]
    [InlineData("/closed", "4 in 1 as 'closed'")]
    public void APathLeadsToAnInodeOrAMissingName(string path, string expected) =>
        Follow(path).ShouldBe(expected);

    [Fact]
    public void NamesAndPathsHaveALimit()
    {
        Follow(new string('x', 255)).ShouldStartWith("none in 2");
        Follow(new string('x', 256)).ShouldBe("ENAMETOOLONG");
        Follow(string.Concat(Enumerable.Repeat("./", 2047)) + ".").ShouldBe("2 in 2 as ''");
        Follow(string.Concat(Enumerable.Repeat("./", 2048))).ShouldBe("ENAMETOOLONG");
    }

    private string Follow(string path)
    {
        PathLookup lookup = PathLookup.Follow(
            _inodes, _root.Number, _home.Number, Encoding.UTF8.GetBytes(path), Given.User);
        if (lookup.Error != Errno.None)
        {
            return $"{lookup.Error}";
        }

        string inode = lookup.Inode is null ? "none" : $"{lookup.Inode.Number.Value}";
        string name = Encoding.UTF8.GetString(lookup.Name);
        return $"{inode} in {lookup.Parent.Number.Value} as '{name}'";
    }

    private Inode Make(InodeType type, Inode? parent, string name, uint mode)
    {
        Inode inode = _inodes.Add(type, mode, 0, 0, 0);
        if (type == InodeType.Directory)
        {
            inode.Names.Parent = (parent ?? inode).Number;
        }

        parent?.Names.Add(Encoding.UTF8.GetBytes(name), inode.Number);
        return inode;
    }
}
