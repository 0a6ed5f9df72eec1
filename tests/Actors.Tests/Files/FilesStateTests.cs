using System;
using System.Collections.Generic;
using ActorVm.Actors.Files;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Tests.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Tests.Files;

public class FilesStateTests : FilesStory
{
    [Fact]
    public void ResetIsTheStateAtBoot()
    {
        ulong boot = Files.Hash(StateHash.Seed);
        FileId file = Open(A, "new", O_CREAT | O_RDWR, 0x1A4);
        AskWrite(A, file, "x", more: true);
        AskWrite(B, file, "waits");
        AskWrite(A, FileSystem.StandardFile(new Pid(2), 1), "printed");
        Files.Hash(StateHash.Seed).ShouldNotBe(boot);
        Files.Reset();
        Files.Hash(StateHash.Seed).ShouldBe(boot);
        Files.Output(new Pid(2), false).Length.ShouldBe(0);
        Files.TryFindFile("new", out _, out _).ShouldBeFalse();
    }

    [Fact]
    public void EveryChangeShowsInTheHash()
    {
        List<ulong> hashes = [Files.Hash(StateHash.Seed)];
        FileId file = Open(A, "data.txt", O_RDWR);
        Note();
        A.Send(new FileSeek(file, 5, SEEK_SET));
        Note();
        AskWrite(A, file, "x");
        Note();
        AskWrite(B, file, "y");
        Note();
        TakeBytes(new CacheWrite(Data, new(0), 5, 1, false), "x");
        Note();
        A.Send(new PipeOpen(0, 0, 0));
        Note();
        AskRead(A, FileSystem.StandardFile(new Pid(2), 0), 1);
        Note();
        hashes.ShouldBeUnique();

        void Note() => hashes.Add(Files.Hash(StateHash.Seed));
    }

    [Theory]
    [InlineData("data.txt", true, 4196)]
    [InlineData("/home/user/other", true, 5)]
    [InlineData("missing", false, 0)]
    [InlineData("/tmp", false, 0)]
    public void FilesCanBeLookedAtFromOutside(string path, bool isThere, long size)
    {
        Files.TryFindFile(path, out InodeNumber inode, out long found).ShouldBe(isThere);
        found.ShouldBe(size);
        (inode != default).ShouldBe(isThere);
    }

    [Fact]
    public void TheFilesOfBootHaveTheirBlocks()
    {
        Files.BlockOf(Data, new(0)).ShouldBe(1u);
        Files.BlockOf(Data, new(1)).ShouldBe(2u);
        Files.BlockOf(Find("other"), new(0)).ShouldBe(3u);
        StatusOf("data.txt").ShouldBe(new FileStatus(
            (ulong)Data.Value, 1, S_IFREG | 0x180, 1000, 0, 0, 4196, 16, 0, 0, 0));
        StatusOf("/").Links.ShouldBe(6UL); // itself, `..`, dev, tmp, home, etc
        ExpectOrder();
    }

    [Fact]
    public void StatRefusesAPathThatLeadsNowhere()
    {
        A.Send(new FileStat(default, 0, 0, 0, 0), Path("/dev/missing"));
        A.ExpectMsg(new FileStatDone(Errno.ENOENT));
        ExpectOrder();
    }

    [Fact]
    public void ADescriptionThatIsNotOpenIsADefect() =>
        Should.Throw<KernelBug>(() => AskRead(A, new FileId(99), 1));

    [Fact]
    public void WritingAndReadingAllocateNothingOnceWarm()
    {
        FileId file = Open(A, "data.txt", O_RDWR);
        A.Send(new PipeOpen(0, 0, 0));
        PipeOpenDone pipe = A.ExpectMsg<PipeOpenDone>();
        ChannelTable channels = new();
        Outbox outbox = new(new PayloadStore(), channels);
        Action round = () =>
        {
            Turn(new FileWrite(file, 1, 0, false, true, 0), A.Id, 1, [1]);
            Turn(new CacheWriteDone(Errno.None), ActorId.PageCache, Files.Requests, []);
            Turn(new FileRead(file, 1, 0, false, true), A.Id, 1, []);
            Turn(new CacheReadDone(Errno.None), ActorId.PageCache, Files.Requests, [1]);
            Turn(new FileRead(pipe.ReadEnd, 1, -1, false, true), B.Id, 1, []);
            Turn(new FileWrite(pipe.WriteEnd, 1, -1, false, true, 0), A.Id, 1, [1]);
        };
        round();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            round();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Turn<T>(in T message, ActorId sender, uint request, ReadOnlySpan<byte> payload)
            where T : struct, IMessage<T>
        {
            Envelope envelope = new()
            {
                Kind = T.Kind,
                Sender = sender,
                Request = request,
                Payload = payload.IsEmpty ? default : outbox.Payloads.Add(payload),
            };
            message.Pack(ref envelope);
            outbox.Begin(Files, 0);
            Files.Receive(envelope, outbox);
            foreach (SentMessage sent in outbox.Sent)
            {
                channels.Dequeue(sent.Channel, out Envelope answer);
                outbox.Payloads.Free(answer.Payload);
            }
        }
    }
}
