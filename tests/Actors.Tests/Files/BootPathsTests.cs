namespace ActorVm.Actors.Tests.Files;

public sealed class BootPathsTests
{
    [Theory]
    [InlineData("a.txt", "/home/user/a.txt")]
    [InlineData("./a//b/./c", "/home/user/a/b/c")]
    [InlineData("/a", "/a")]
    [InlineData("//tmp//a", "/tmp/a")]
    public void APathIsToldFromTheRoot(string path, string full) =>
        BootPaths.Full(path).ShouldBe(full);

    [Theory]
    [InlineData("", "names no file")]
    [InlineData("a/", "names no file")]
    [InlineData("/", "names no file")]
    [InlineData("a/../b", "holds '..'")]
    [InlineData("a\0b", "holds a NUL")]
    [InlineData(".", "is there already, as '/home/user'")]
    [InlineData("/dev/shm", "is there already, as '/dev/shm'")]
    [InlineData("/dev/zero", "is there already, as '/dev/zero'")]
    [InlineData("/dev/zero/a", "lies below '/dev/zero', which is a file")]
    public void APathThatCannotBeAFileIsRefused(string path, string complaint) =>
        new BootPaths().Add(path).ShouldBe(complaint);

    [Fact]
    public void NamesAndPathsHaveTheKernelsLengths()
    {
        new BootPaths().Add(new string('a', 255)).ShouldBeNull();
        new BootPaths().Add(new string('a', 256)).ShouldBe("is too long");
        new BootPaths().Add(string.Join('/', new string('a', 2047), "b")).ShouldBe("is too long");
    }

    [Fact]
    public void AFilesPlaceIsTakenForFilesAndForDirectories()
    {
        BootPaths paths = new();
        paths.Add("a/b").ShouldBeNull();
        paths.Add("/home/user/a/c").ShouldBeNull();
        paths.Add("/home/user/./a/b").ShouldBe("is there already, as '/home/user/a/b'");
        paths.Add("a").ShouldBe("is there already, as '/home/user/a'");
        paths.Add("a/b/d/e").ShouldBe("lies below '/home/user/a/b', which is a file");
    }
}
