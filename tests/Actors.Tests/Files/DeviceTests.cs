using System;
using System.Collections.Generic;
using System.Text;
using ActorVm.Actors.Files;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Tests.Files;

public class DeviceTests : FilesStory
{
    private static readonly FileId Input = FileSystem.StandardFile(new Pid(2), 0);
    private static readonly FileId Output = FileSystem.StandardFile(new Pid(2), 1);
    private static readonly FileId Errors = FileSystem.StandardFile(new Pid(2), 2);

    [Fact]
    public void EachProcessOfTheScenarioHasATerminal()
    {
        Input.ShouldBe(new FileId(1));
        Errors.ShouldBe(new FileId(3));
        FileSystem.StandardFile(new Pid(3), 0).ShouldBe(new FileId(4));
        StatusOf(Input).Mode.ShouldBe(S_IFCHR | 0x190u);
        StatusOf(Input).Device.ShouldBe(0x8802UL);
    }

    [Fact]
    public void OutputIsKeptByTerminalAndByStream()
    {
        Print(Output, "out ");
        Print(Errors, "error");
        Print(Output, "more");
        Print(FileSystem.StandardFile(new Pid(3), 1), "B");
        Text(2, false).ShouldBe("out more");
        Text(2, true).ShouldBe("error");
        Text(3, false).ShouldBe("B");
        ExpectOrder();
    }

    [Fact]
    public void InputComesALineAtATimeThenItIsAtItsEnd()
    {
        AskRead(A, Input, 100);
        ExpectRead(A, "one\n");
        AskRead(A, Input, 2);
        ExpectRead(A, "tw");
        AskRead(A, Input, 100);
        ExpectRead(A, "o");
        AskRead(A, Input, 100);
        A.ExpectMsg(new FileReadDone(0));
        ExpectOrder();
    }

    [Fact]
    public void ACallEndsWithItsLineAndGoesOnWithinIt()
    {
        AskRead(A, Input, 2, more: true);
        ExpectRead(A, "on");
        AskRead(A, Input, 100, first: false);
        ExpectRead(A, "e\n");
        AskRead(A, Input, 100, first: false);
        A.ExpectMsg(new FileReadDone(0));
    }

    [Fact]
    public void WithoutInputTheTerminalIsAtItsEnd()
    {
        AskRead(B, FileSystem.StandardFile(new Pid(3), 0), 100);
        B.ExpectMsg(new FileReadDone(0));
    }

    [Fact]
    public void TheObserverHearsWhatIsPrinted()
    {
        Listener listener = new();
        Outbox outbox = new(new PayloadStore(), new ChannelTable()) { Observer = listener };
        PayloadId bytes = outbox.Payloads.Add("hi"u8);
        outbox.Begin(Files, 0);
        MessageHeader header = new(MessageKind.FileWrite, A.Id, 1, bytes);
        Files.On(header, new FileWrite(Errors, 2, -1, false, true, 0), outbox);
        listener.Heard.ShouldBe(["2 error hi"]);
        outbox.Payloads.LiveCount.ShouldBe(0);
    }

    [Fact]
    public void TheNullDeviceTakesEverythingAndGivesNothing()
    {
        FileId file = Open(A, "/dev/null", O_RDWR);
        Print(file, "gone");
        AskRead(A, file, 10);
        A.ExpectMsg(new FileReadDone(0));
        StatusOf(file).Device.ShouldBe(0x103UL);
        A.Send(new FileSeek(file, 10, SEEK_CUR));
        A.ExpectMsg(new FileSeekDone(0));
        ExpectOrder();
    }

    [Fact]
    public void TheZeroDeviceGivesZeros()
    {
        FileId file = Open(A, "/dev/zero", O_RDWR);
        Print(file, "gone");
        AskRead(A, file, 3);
        ExpectRead(A, "\0\0\0");
        AskRead(A, file, 10_000);
        ExpectRead(A, new string('\0', 4096));
        StatusOf(file).Device.ShouldBe(0x105UL);
        ExpectOrder();
    }

    [Theory]
    [InlineData(TCGETS, 0, -(int)Errno.ENOTTY)]
    [InlineData(TIOCGWINSZ, 0, -(int)Errno.ENOTTY)]
    [InlineData(F_GETFL, 0x8002, 0x8402)]
    [InlineData(99, -(int)Errno.EINVAL, -(int)Errno.EINVAL)]
    public void OnlyATerminalHasSettings(int command, long terminal, long file)
    {
        A.Send(new FileControl(Input, command, 0));
        A.ExpectMsg(new FileControlDone(terminal));
        A.Send(new FileControl(Open(A, "other", O_RDWR | O_APPEND), command, 0));
        A.ExpectMsg(new FileControlDone(file));
    }

    [Fact]
    public void SettingFlagsChangesThoseThatMayChange()
    {
        FileId file = Open(A, "other", O_RDWR);
        A.Send(new FileControl(file, F_SETFL, O_APPEND | O_NONBLOCK | O_WRONLY | O_TRUNC));
        A.ExpectMsg(new FileControlDone(0));
        A.Send(new FileControl(file, F_GETFL, 0));
        A.ExpectMsg(new FileControlDone(0x8000 | O_RDWR | O_APPEND | O_NONBLOCK));
        A.Send(new FileControl(file, F_SETFL, 0));
        A.ExpectMsg(new FileControlDone(0));
        A.Send(new FileControl(file, F_GETFL, 0));
        A.ExpectMsg(new FileControlDone(0x8000 | O_RDWR));
    }

    [Theory]
    [InlineData(SEEK_SET, 3, 3)]
    [InlineData(SEEK_CUR, 3, 5)]
    [InlineData(SEEK_CUR, -2, 0)]
    [InlineData(SEEK_END, 3, 8)]
    [InlineData(SEEK_END, -5, 0)]
    [InlineData(SEEK_SET, -1, -(int)Errno.EINVAL)]
    [InlineData(SEEK_CUR, -3, -(int)Errno.EINVAL)]
    [InlineData(SEEK_SET, long.MaxValue, -(int)Errno.EINVAL)]
    [InlineData(SEEK_CUR, long.MaxValue, -(int)Errno.EINVAL)]
    [InlineData(99, 0, -(int)Errno.EINVAL)]
    public void SeekMovesThePosition(int whence, long offset, long expected)
    {
        FileId file = Open(A, "other", O_RDWR);
        A.Send(new FileSeek(file, 2, SEEK_SET));
        A.ExpectMsg(new FileSeekDone(2));
        A.Send(new FileSeek(file, offset, whence));
        A.ExpectMsg(new FileSeekDone(expected));
        A.Send(new FileSeek(file, 0, SEEK_CUR));
        A.ExpectMsg(new FileSeekDone(expected < 0 ? 2 : expected));
    }

    [Fact]
    public void ATerminalHasNoPosition()
    {
        A.Send(new FileSeek(Input, 0, SEEK_CUR));
        A.ExpectMsg(new FileSeekDone(-(long)Errno.ESPIPE));
        AskWrite(A, Output, "x", offset: 0);
        A.ExpectMsg(new FileWriteDone(-(long)Errno.ESPIPE));
        ExpectOrder();
    }

    private void Print(FileId file, string text)
    {
        AskWrite(A, file, text);
        A.ExpectMsg(new FileWriteDone(text.Length));
    }

    private string Text(int pid, bool isError) =>
        Encoding.ASCII.GetString(Files.Output(new Pid(pid), isError));

    private sealed class Listener : IMachineObserver
    {
        public List<string> Heard { get; } = [];

        public void Output(Pid terminal, bool isError, ReadOnlySpan<byte> bytes) => Heard.Add(
            $"{terminal.Value} {(isError ? "error" : "output")} {Encoding.ASCII.GetString(bytes)}");

        public void Call(Pid caller, int number, ReadOnlySpan<ulong> arguments, long? result)
        {
        }
    }
}
