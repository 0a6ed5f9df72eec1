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
}
