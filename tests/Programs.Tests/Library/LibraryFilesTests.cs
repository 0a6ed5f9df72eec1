using System.Linq;
using ActorVm.Programs.Library;

namespace ActorVm.Programs.Tests.Library;

public sealed class LibraryFilesTests
{
    [Fact]
    public void HeadersAreNamedAsIncludeNamesThem()
    {
        LibraryFiles.Headers["sys/shm.h"].Path.ShouldBe("<sys/shm.h>");
        LibraryFiles.Headers["stdio.h"].IsBuiltIn.ShouldBeTrue();
        LibraryFiles.Headers["stdio.h"].Text.ShouldContain("int printf(");
    }

    [Fact]
    public void TheSpecsHeadersAndSourcesAreAmongThem()
    {
        LibraryFiles.Headers["bits/spec/sys/shm.h"].Text.ShouldContain("#define SHM_RDONLY 010000");
        LibraryFiles.Sources.ShouldContain(source => source.Path == "spec/calls.c");
    }

    [Fact]
    public void SourcesComeInTheOrderOfTheirPaths()
    {
        string[] paths = [.. LibraryFiles.Sources.Select(source => source.Path)];
        paths.ShouldBe([.. paths.Order(System.StringComparer.Ordinal)]);
        paths.ShouldContain("libc/printf.c");
    }

    [Fact]
    public void EachHeaderThatOneIncludesIsThere()
    {
        foreach (SourceFile file in LibraryFiles.Headers.Values.Concat(LibraryFiles.Sources))
        {
            foreach (string line in file.Text.Split('\n'))
            {
                if (!line.StartsWith("#include <", System.StringComparison.Ordinal))
                {
                    continue;
                }

                string name = line["#include <".Length..line.IndexOf('>')];
                LibraryFiles.Headers.ContainsKey(name).ShouldBeTrue($"{file.Path} includes {name}");
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("#define _GNU_SOURCE\n")]
    public void EachHeaderCanBeIncludedAloneAndAfterAllOthers(string before)
    {
        var options = new FrontEndOptions { Headers = LibraryHeaders.Instance };
        string[] names = [.. LibraryFiles.Headers.Keys.Order(System.StringComparer.Ordinal)];
        string[] lines = [.. names.Select(name => $"#include <{name}>\n")];
        foreach (string text in lines.Append(string.Concat(lines)))
        {
            var source = new SourceFile("test.c", before + text);
            FrontEnd.Read(source, options).Diagnostics.ShouldBeEmpty(text);
        }
    }

    [Fact]
    public void EachSourceIsReadWithoutAComplaint()
    {
        var options = new FrontEndOptions { Headers = LibraryHeaders.Instance };
        foreach (SourceFile source in LibraryFiles.Sources)
        {
            FrontEnd.Read(source, options).Diagnostics.ShouldBeEmpty(source.Path);
        }
    }
}
