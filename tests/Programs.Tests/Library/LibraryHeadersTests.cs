using ActorVm.Programs.Library;

namespace ActorVm.Programs.Tests.Library;

public sealed class LibraryHeadersTests
{
    [Theory]
    [InlineData("printf", "stdio.h")]
    [InlineData("strlen", "string.h")]
    [InlineData("malloc", "stdlib.h")]
    [InlineData("errno", "errno.h")]
    [InlineData("ENOENT", "errno.h")]
    [InlineData("shmget", "sys/shm.h")]
    [InlineData("MAP_SHARED", "sys/mman.h")]
    [InlineData("fork", "unistd.h")]
    [InlineData("waitpid", "sys/wait.h")]
    [InlineData("WEXITSTATUS", "sys/wait.h")]
    [InlineData("uint32_t", "stdint.h")]
    [InlineData("pid_t", "sys/types.h")]
    [InlineData("NULL", "stddef.h")]
    [InlineData("stdout", "stdio.h")]
    [InlineData("timespec", "time.h")]
    [InlineData("atomic_int", "stdatomic.h")]
    public void AMissingNameIsTracedToItsHeader(string name, string header) =>
        LibraryHeaders.Instance.Declaring(name).ShouldBe(header);

    [Fact]
    public void WhatNoHeaderDeclaresIsTracedToNone() =>
        LibraryHeaders.Instance.Declaring("frobnicate").ShouldBeNull();

    [Fact]
    public void AHeaderIsFoundByItsName()
    {
        LibraryHeaders.Instance.Find("sys/wait.h").ShouldNotBeNull().IsBuiltIn.ShouldBeTrue();
        LibraryHeaders.Instance.Find("windows.h").ShouldBeNull();
    }
}
