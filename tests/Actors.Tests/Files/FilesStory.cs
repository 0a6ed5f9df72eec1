using System;
using System.Collections.Generic;
using System.Text;
using ActorVm.Actors.Files;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Testing;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Tests.Files;

/// <summary>
/// The file system alone: page cache and disk are probes. A (pid 2) and B (pid 3) stand for the
/// scenario's processes; A reads "one\ntwo" from its terminal.
/// </summary>
public abstract class FilesStory
{
    private protected const int PageBytes = Model.Memory.Paging.PageSizeBytes;

    /// <summary>Blocks of the disk. "data.txt" has two of them, "other" one.</summary>
    private protected const int Blocks = 6;

    private protected static readonly Credentials Root = Credentials.Root;
    private protected static readonly Credentials User = new(1000, 1000, Capabilities.None);

    private protected FilesStory(Profile profile = Profile.Linux)
    {
        FileSetup[] files =
        [
            new("data.txt", [.. new byte[PageBytes + 100]]) { Uid = 1000, Mode = 0x180 },
            new("other", [.. "other"u8]) { Mode = 0x1A4 },
            new("/etc/deep/empty", []),
        ];
        ProcessSetup a = new("A") { StandardInput = [.. "one\ntwo"u8] };
        Files = new FileSystem(
            profile, [a, new ProcessSetup("B")], new DiskImage([.. files]), Memory, Blocks);
        Kit = new TestKit(Files);
        Cache = Kit.Probe(ActorId.PageCache);
        Disk = Kit.Probe(ActorId.Disk);
        A = Kit.Process(2);
        B = Kit.Process(3);
    }

    private protected PhysicalMemory Memory { get; } = new(8);

    private protected FileSystem Files { get; }

    private protected TestKit Kit { get; }

    private protected TestProbe Cache { get; }

    private protected TestProbe Disk { get; }

    private protected TestProbe A { get; }

    private protected TestProbe B { get; }

    private protected InodeNumber Data => Find("data.txt");

    private protected InodeNumber Find(string path) =>
        Files.TryFindFile(path, out InodeNumber inode, out _)
            ? inode
            : throw new InvalidOperationException($"there is no file {path}");

    private protected long SizeOf(string path) =>
        Files.TryFindFile(path, out _, out long size) ? size : -1;

    private protected static FileOpenDone AskOpen(
        TestProbe process, string path, int flags, uint mode = 0, Credentials? caller = null)
    {
        Credentials who = caller ?? Root;
        FileOpen open = new(flags, mode, who.Uid, who.Gid, (uint)who.Capabilities);
        process.Send(open, Path(path));
        return process.ExpectMsg<FileOpenDone>();
    }

    private protected static FileId Open(TestProbe process, string path, int flags, uint mode = 0)
    {
        FileOpenDone done = AskOpen(process, path, flags, mode);
        done.Error.ShouldBe(Errno.None);
        return done.File;
    }

    private protected static void Close(TestProbe process, params ReadOnlySpan<FileId> files)
    {
        process.Send(default(FileClose), files);
        process.ExpectMsg(new FileCloseDone(Errno.None));
    }

    /// <summary>Asks for a chunk; what is not said is as in a call of one chunk.</summary>
    private protected static void AskRead(
        TestProbe process,
        FileId file,
        uint count,
        long offset = -1,
        bool more = false,
        bool first = true) =>
        process.Send(new FileRead(file, count, offset, more, first));

    /// <summary>Offers a chunk; what is not said is as in a call of one chunk.</summary>
    private protected static void AskWrite(
        TestProbe process,
        FileId file,
        string text,
        long offset = -1,
        bool more = false,
        bool first = true)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        process.Send(new FileWrite(file, (uint)bytes.Length, offset, more, first, 0), bytes.AsSpan());
    }

    /// <summary>The page cache gives the bytes that it is asked for.</summary>
    private protected void GiveBytes(CacheRead expected, string text)
    {
        Cache.ExpectMsg(expected);
        Cache.Reply(new CacheReadDone(Errno.None), Encoding.ASCII.GetBytes(text).AsSpan());
    }

    /// <summary>The page cache takes the bytes that it is given.</summary>
    private protected void TakeBytes(CacheWrite expected, string text)
    {
        Cache.ExpectMsg(expected);
        Encoding.ASCII.GetString(Cache.LastPayload)[..(int)expected.Count].ShouldBe(text);
        Cache.Reply(new CacheWriteDone(Errno.None));
    }

    private protected static void ExpectRead(TestProbe process, string text)
    {
        process.ExpectMsg(new FileReadDone(text.Length));
        Encoding.ASCII.GetString(process.LastPayload).ShouldBe(text);
    }

    private protected FileStatus StatusOf(string path)
    {
        A.Send(new FileStat(default, 0, 0, 0, uint.MaxValue), Path(path));
        A.ExpectMsg(new FileStatDone(Errno.None));
        return FileStatus.Read(A.LastPayload);
    }

    private protected FileStatus StatusOf(FileId file)
    {
        A.Send(new FileStat(file, 0, 0, 0, uint.MaxValue));
        A.ExpectMsg(new FileStatDone(Errno.None));
        return FileStatus.Read(A.LastPayload);
    }

    private protected static ReadOnlySpan<byte> Path(string path) => Encoding.UTF8.GetBytes(path);

    /// <summary>At the end of every story all counts are right and no payload is left.</summary>
    private protected void ExpectOrder()
    {
        List<string> violations = [];
        Files.CheckInvariants(violations);
        violations.ShouldBeEmpty();
        Kit.Payloads.LiveCount.ShouldBe(0);
        Kit.ExpectNoMsg();
    }
}
