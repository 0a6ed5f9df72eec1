using System;
using System.Collections.Generic;
using ActorVm.Actors.Files;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Paging;
using ActorVm.Actors.Testing;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Memory;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Tests.Files;

/// <summary>File system, page cache and disk together, against a file that is an array.</summary>
public class FileHistoryTests
{
    private const int PageBytes = Model.Memory.Paging.PageSizeBytes;
    private const int LongestFile = 5 * PageBytes;

    private readonly FileSystem _files;
    private readonly PageCache _cache;
    private readonly Disk _disk;
    private readonly TestKit _kit;
    private readonly TestProbe _process;

    public FileHistoryTests()
    {
        PhysicalMemory memory = new(32);
        byte[] content = new byte[PageBytes + 500];
        Array.Fill(content, (byte)'b');
        DiskImage image = new([new FileSetup("data", [.. content])]);
        _files = new FileSystem(Profile.Linux, [], image, memory, 16);
        _cache = new PageCache(Profile.Linux, memory);
        _disk = new Disk(image, memory, 16);
        _kit = new TestKit(_files, _cache, _disk);
        _process = _kit.Process(2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void AFileHoldsWhatWasWrittenLast(int seed)
    {
        Random random = new(seed);
        byte[] expected = new byte[PageBytes + 500];
        Array.Fill(expected, (byte)'b');
        FileId file = Open("data");
        for (int step = 0; step < 300; step++)
        {
            int at = random.Next(LongestFile);
            switch (random.Next(6))
            {
                case 0:
                    Truncate(file, at);
                    Array.Resize(ref expected, at);
                    break;
                case 1:
                    Sync(file);
                    ExpectOnDisk(expected);
                    break;
                case 2:
                    Read(file).ShouldBe(expected);
                    break;
                default:
                    byte[] bytes = new byte[random.Next(1, 2 * PageBytes)];
                    random.NextBytes(bytes);
                    Write(file, at, bytes);
                    Array.Resize(ref expected, Math.Max(expected.Length, at + bytes.Length));
                    bytes.CopyTo(expected, at);
                    break;
            }

            ExpectOrder();
        }

        Read(file).ShouldBe(expected);
        Sync(file);
        ExpectOnDisk(expected);
    }

    [Fact]
    public void WhatWasCutOffDoesNotComeBackFromDisk()
    {
        FileId file = Open("data");
        Truncate(file, 10);
        Truncate(file, PageBytes);
        byte[] expected = new byte[PageBytes];
        expected.AsSpan(0, 10).Fill((byte)'b');
        Read(file).ShouldBe(expected);
    }

    [Fact]
    public void AnUnlinkedFileLeavesNothingBehind()
    {
        FileId file = Open("data");
        Write(file, 0, new byte[100]);
        _process.Send(new FileUnlink(0, 0, uint.MaxValue), "data"u8);
        Expect<FileUnlinkDone>();
        _process.Send(default(FileClose), file);
        Expect<FileCloseDone>();
        _files.UsedBlocks.ShouldBe(0);
        _cache.Map.FreeCount.ShouldBe(32);
        ExpectOrder();
    }

    private FileId Open(string path)
    {
        _process.Send(
            new FileOpen(O_RDWR, 0, 0, 0, uint.MaxValue),
            System.Text.Encoding.ASCII.GetBytes(path).AsSpan());
        return Expect<FileOpenDone>().File;
    }

    private void Write(FileId file, int at, ReadOnlySpan<byte> bytes)
    {
        int done = 0;
        while (done < bytes.Length)
        {
            ReadOnlySpan<byte> chunk = bytes[done..Math.Min(done + PageBytes, bytes.Length)];
            bool more = done + chunk.Length < bytes.Length;
            _process.Send(
                new FileWrite(file, (uint)chunk.Length, at + done, more, done == 0, 0), chunk);
            done += (int)Expect<FileWriteDone>().Result;
        }
    }

    private byte[] Read(FileId file)
    {
        List<byte> bytes = [];
        while (true)
        {
            _process.Send(
                new FileRead(file, PageBytes, bytes.Count, true, bytes.Count == 0));
            if (Expect<FileReadDone>().Result == 0)
            {
                return [.. bytes];
            }

            bytes.AddRange(_process.LastPayload);
        }
    }

    private void Truncate(FileId file, int size)
    {
        _process.Send(new FileTruncate(file, 0, 0, 0, size));
        Expect<FileTruncateDone>().Error.ShouldBe(Errno.None);
    }

    private void Sync(FileId file)
    {
        _process.Send(new FileSync(file));
        Expect<FileSyncDone>().Error.ShouldBe(Errno.None);
    }

    private void ExpectOnDisk(byte[] expected)
    {
        _files.TryFindFile("data", out InodeNumber inode, out long size).ShouldBeTrue();
        byte[] found = new byte[size];
        for (uint page = 0; page * PageBytes < size; page++)
        {
            uint block = _files.BlockOf(inode, new PageIndex(page));
            int start = (int)page * PageBytes;
            _disk.Block(block)[..Math.Min(PageBytes, found.Length - start)]
                .CopyTo(found.AsSpan(start));
        }

        found.ShouldBe(expected);
    }

    private T Expect<T>()
        where T : struct, IMessage<T>
    {
        _kit.AdvanceTime(64 * Disk.TransferNs);
        return _process.ExpectMsg<T>();
    }

    private void ExpectOrder()
    {
        List<string> violations = [];
        _files.CheckInvariants(violations);
        _cache.CheckInvariants(violations);
        violations.ShouldBeEmpty();
        _kit.Payloads.LiveCount.ShouldBe(0);
    }
}
