using ActorVm.Actors.Messaging;
using ActorVm.Actors.Testing;
using ActorVm.Model;
using ActorVm.Model.Files;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Tests.Files;

public class PipeTests : FilesStory
{
    private const int Capacity = 65_536;

    [Fact]
    public void WhatIsWrittenIsRead()
    {
        (FileId read, FileId write) = OpenPipe();
        Write(write, "hello");
        AskRead(B, read, 3);
        ExpectRead(B, "hel");
        AskRead(B, read, 100);
        ExpectRead(B, "lo");
        ExpectOrder();
    }

    [Fact]
    public void AReaderWaitsForBytes()
    {
        (FileId read, FileId write) = OpenPipe();
        AskRead(B, read, 10);
        B.ExpectNoMsg();
        Write(write, "x");
        ExpectRead(B, "x");
        ExpectOrder();
    }

    [Fact]
    public void ReadersAreServedInTheOrderOfTheirComing()
    {
        (FileId read, FileId write) = OpenPipe();
        TestProbe c = Kit.Process(4);
        AskRead(B, read, 1);
        AskRead(c, read, 1);
        Write(write, "x");
        ExpectRead(B, "x");
        c.ExpectNoMsg();
        Write(write, "yz");
        ExpectRead(c, "y");
    }

    [Fact]
    public void TheSecondChunkOfAReadDoesNotWait()
    {
        (FileId read, FileId write) = OpenPipe();
        Write(write, "ab");
        AskRead(B, read, 2, more: true);
        ExpectRead(B, "ab");
        AskRead(B, read, 10, first: false);
        B.ExpectMsg(new FileReadDone(0));
        ExpectOrder();
    }

    [Fact]
    public void WithoutAWriterTheEmptyPipeIsAtItsEnd()
    {
        (FileId read, FileId write) = OpenPipe();
        Write(write, "x");
        Close(A, write);
        AskRead(B, read, 10);
        ExpectRead(B, "x");
        AskRead(B, read, 10);
        B.ExpectMsg(new FileReadDone(0));
        ExpectOrder();
    }

    [Fact]
    public void TheLastWriterThatGoesWakesTheReaders()
    {
        (FileId read, FileId write) = OpenPipe();
        A.Send(default(FileDuplicate), write);
        A.ExpectMsg(default(FileDuplicateDone));
        AskRead(B, read, 10);
        Close(A, write);
        B.ExpectNoMsg();
        Close(A, write);
        B.ExpectMsg(new FileReadDone(0));
        ExpectOrder();
    }

    [Fact]
    public void WithoutAReaderAWriteFails()
    {
        (FileId read, FileId write) = OpenPipe();
        Close(A, read);
        AskWrite(A, write, "x");
        A.ExpectMsg(new FileWriteDone(-(long)Errno.EPIPE));
        AskWrite(A, write, "");
        A.ExpectMsg(new FileWriteDone(0));
        ExpectOrder();
    }

    [Fact]
    public void AWriterWaitsForRoomAndFailsWhenTheLastReaderGoes()
    {
        (FileId read, FileId write) = OpenPipe();
        Fill(write, Capacity);
        AskWrite(A, write, "x");
        A.ExpectNoMsg();
        Close(B, read);
        A.ExpectMsg(new FileWriteDone(-(long)Errno.EPIPE));
        ExpectOrder();
    }

    [Fact]
    public void AWriteOfAtMostAPageIsNeverSplit()
    {
        (FileId read, FileId write) = OpenPipe();
        Fill(write, Capacity - 10);
        AskWrite(A, write, "01234567890");
        A.ExpectNoMsg();
        AskRead(B, read, 1);
        ExpectRead(B, "f");
        A.ExpectMsg(new FileWriteDone(11));
        ExpectOrder();
    }

    [Fact]
    public void ALongWriteTakesWhatRoomThereIs()
    {
        (FileId read, FileId write) = OpenPipe();
        Fill(write, Capacity - 10);
        AskWrite(A, write, new string('l', 4096), more: true);
        A.ExpectMsg(new FileWriteDone(10));
        AskWrite(A, write, new string('l', 4096), more: true, first: false);
        A.ExpectNoMsg();
        AskRead(B, read, 6);
        ExpectRead(B, "ffffff");
        A.ExpectMsg(new FileWriteDone(6));
        ExpectOrder();
    }

    [Fact]
    public void WithoutWaitingAnEmptyAndAFullPipeSayAgain()
    {
        (FileId read, FileId write) = OpenPipe(O_NONBLOCK);
        AskRead(B, read, 10);
        B.ExpectMsg(new FileReadDone(-(long)Errno.EAGAIN));
        Fill(write, Capacity - 1);
        AskWrite(A, write, "xy");
        A.ExpectMsg(new FileWriteDone(-(long)Errno.EAGAIN));
        AskWrite(A, write, new string('l', 4096), more: true);
        A.ExpectMsg(new FileWriteDone(1));
        ExpectOrder();
    }

    [Fact]
    public void ACancelledReadIsInterrupted()
    {
        (FileId read, FileId write) = OpenPipe();
        AskRead(B, read, 10);
        B.Send(new FileCancel(1));
        B.ExpectMsg(new FileReadDone(-(long)Errno.EINTR));
        Write(write, "x");
        B.ExpectNoMsg();
        ExpectOrder();
    }

    [Fact]
    public void ACancelledWriteIsInterruptedAndItsBytesAreGone()
    {
        (FileId read, FileId write) = OpenPipe();
        Fill(write, Capacity);
        byte[] byteToo = [1];
        uint request = A.Send(new FileWrite(write, 1, -1, false, true, 0), byteToo);
        A.Send(new FileCancel(request));
        A.ExpectMsg(new FileWriteDone(-(long)Errno.EINTR));
        AskRead(B, read, 1);
        ExpectRead(B, "f");
        ExpectOrder();
    }

    [Fact]
    public void ACancelThatComesTooLateDoesNothing()
    {
        (FileId read, FileId write) = OpenPipe();
        AskRead(B, read, 10);
        Write(write, "x");
        B.Send(new FileCancel(1));
        ExpectRead(B, "x");
        ExpectOrder();
    }

    [Fact]
    public void APipeHasNoPosition()
    {
        (FileId read, FileId write) = OpenPipe();
        AskRead(A, read, 1, offset: 0);
        A.ExpectMsg(new FileReadDone(-(long)Errno.ESPIPE));
        AskRead(A, write, 1, offset: 0); // asked before the way of access, as Linux does
        A.ExpectMsg(new FileReadDone(-(long)Errno.ESPIPE));
        AskRead(A, write, 1);
        A.ExpectMsg(new FileReadDone(-(long)Errno.EBADF));
        A.Send(new FileSeek(read, 0, SEEK_SET));
        A.ExpectMsg(new FileSeekDone(-(long)Errno.ESPIPE));
        ExpectOrder();
    }

    [Fact]
    public void APipeIsGoneWithItsLastEnd()
    {
        ulong boot = Files.Hash(StateHash.Seed);
        (FileId read, FileId write) = OpenPipe();
        StatusOf(read).Mode.ShouldBe(S_IFIFO | 0x180u);
        StatusOf(write).Links.ShouldBe(1UL);
        Close(A, read, write);
        Files.Hash(StateHash.Seed).ShouldBe(boot);
        ExpectOrder();
    }

    [Fact]
    public void UnknownFlagsAreRefused()
    {
        A.Send(new PipeOpen(O_APPEND, 0, 0));
        A.ExpectMsg(new PipeOpenDone(Errno.EINVAL, default, default));
    }

    private (FileId Read, FileId Write) OpenPipe(int flags = 0)
    {
        A.Send(new PipeOpen(flags, 0, 0));
        PipeOpenDone done = A.ExpectMsg<PipeOpenDone>();
        done.Error.ShouldBe(Errno.None);
        return (done.ReadEnd, done.WriteEnd);
    }

    private void Write(FileId file, string text)
    {
        AskWrite(A, file, text);
        A.ExpectMsg(new FileWriteDone(text.Length));
    }

    private void Fill(FileId file, int count)
    {
        for (int left = count; left > 0; left -= PageBytes)
        {
            Write(file, new string('f', int.Min(left, PageBytes)));
        }
    }
}
