using ActorVm.Programs.Library;
using ActorVm.Programs.Tests.Preprocessing;

namespace ActorVm.Programs.Tests.Syntax;

/// <summary>The built-in headers as programs meet them.</summary>
public sealed class LibraryHeadersInProgramsTests
{
    public static TheoryData<string> Headers =>
        [.. LibraryFiles.Headers.Keys];

    public static TheoryData<string> Sources => [.. System.Linq.Enumerable.Select(
        LibraryFiles.Sources, s => s.Path)];

    [Theory]
    [MemberData(nameof(Headers))]
    public void EachHeaderStandsAloneAndTwice(string header) =>
        Parsed.ComplaintsWithHeaders(
            $"#include <{header}>\n#include <{header}>\nint main(void) {{ return 0; }}\n")
        .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Sources))]
    public void EachSourceOfTheLibraryIsWithoutFault(string path)
    {
        SourceFile source = System.Linq.Enumerable.Single(
            LibraryFiles.Sources, s => s.Path == path);

        FrontEnd.Read(source, new FrontEndOptions { Headers = LibraryHeaders.Instance })
            .Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void AMissingHeaderIsNamedWhereALibraryFunctionIsCalled() =>
        Parsed.ComplaintsWithHeaders("int main(void) { puts(\"x\"); }").ShouldBe(
            ["1:18: call of undeclared function 'puts'; add #include <stdio.h>"]);

    [Fact]
    public void WithoutAHeaderSourceNothingIsSuggested() =>
        NoHeaders.Instance.Declaring("puts").ShouldBeNull();
}
