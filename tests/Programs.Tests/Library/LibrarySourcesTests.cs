using ActorVm.Programs.Library;

namespace ActorVm.Programs.Tests.Library;

public sealed class LibrarySourcesTests
{
    [Theory]
    [InlineData("printf", "libc/printf.c")]
    [InlineData("malloc", "libc/malloc.c")]
    [InlineData("qsort_r", "libc/sort.c")]
    [InlineData("_start", "libc/start.c")]
    [InlineData("environ", "libc/start.c")]
    [InlineData("stdout", "libc/stream.c")]
    [InlineData("error_print_progname", "libc/error.c")]
    [InlineData("program_invocation_name", "libc/start.c")]
    [InlineData("error_at_line", "libc/error.c")]
    [InlineData("shmat", "spec/calls.c")]
    [InlineData("_exit", "spec/calls.c")]
    [InlineData("__errno_text", "spec/texts.c")]
    [InlineData("__syscall_ret", "libc/errno.c")]
    public void ANameIsFoundInTheSourceThatDefinesIt(string name, string source) =>
        LibrarySources.Defining(name).ShouldNotBeNull().Path.ShouldBe(source);

    [Theory]
    [InlineData("main")]
    [InlineData("merge_sort")]
    [InlineData("frobnicate")]
    [InlineData("for")]
    public void WhatTheLibraryDoesNotDefineIsFoundNowhere(string name) =>
        LibrarySources.Defining(name).ShouldBeNull();
}
