using System;
using System.IO;
using System.Linq;
using ActorVm.SpecGen.Emitting;

namespace ActorVm.SpecGen.Tests;

public sealed class OutputFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("out").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void AFileThatIsAsItShouldBeIsNotTouched()
    {
        string path = Path.Combine(_folder, "A.g.cs");
        OutputFolder.Write(_folder, [new GeneratedFile("A.g.cs", "one")]);
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);

        OutputFolder.Write(_folder, [new GeneratedFile("A.g.cs", "one")]);

        File.GetLastWriteTimeUtc(path).ShouldBe(DateTime.UnixEpoch);
    }

    [Fact]
    public void AFileThatChangedIsWritten()
    {
        OutputFolder.Write(_folder, [new GeneratedFile("A.g.cs", "one")]);
        OutputFolder.Write(_folder, [new GeneratedFile("A.g.cs", "two")]);

        File.ReadAllText(Path.Combine(_folder, "A.g.cs")).ShouldBe("two");
    }

    [Fact]
    public void WhatTheSpecNoLongerAsksForIsDeleted()
    {
        GeneratedFile kept = new("A.g.cs", "one");
        OutputFolder.Write(_folder, [kept, new GeneratedFile("B.g.cs", "two")]);

        OutputFolder.DeleteOthers(_folder, [kept]);

        Directory.EnumerateFiles(_folder).Select(Path.GetFileName).ShouldBe(["A.g.cs"]);
    }
}
