using System.Linq;
using ActorVm.Programs.Calls;

namespace ActorVm.Programs.Tests.Calls;

public class CallFormatTests
{
    private const ulong MinusOne = ulong.MaxValue;

    [Fact]
    public void ShmgetShowsKeySizeAndFlags() =>
        Format(CallNumber.Shmget, 0, [0, 4096, 0x380])
            .ShouldBe("shmget(IPC_PRIVATE, 4096, IPC_CREAT|0600) = 0");

    [Fact]
    public void AKeyIsHexadecimal() =>
        Format(CallNumber.Shmget, 7, [0xFFFFFFFF80001234, 1, 0])
            .ShouldBe("shmget(0x80001234, 1, 0) = 7");

    [Fact]
    public void AFailureShowsNameAndTextOfTheErrno() =>
        Format(CallNumber.Shmdt, -22, [0x1000])
            .ShouldBe("shmdt(0x1000) = -1 EINVAL (Invalid argument)");

    [Fact]
    public void AnAddressIsAnsweredInHexadecimal() =>
        Format(CallNumber.Mmap, 0x40000000, [0, 8192, 3, 0x21, MinusOne, 0])
            .ShouldBe("mmap(NULL, 8192, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS, -1, 0)"
                + " = 0x40000000");

    [Fact]
    public void AStringIsQuotedAndCut() =>
        CallFormat.Format(
                (int)CallNumber.Unlink,
                [0x1000, 0, 0, 0, 0, 0],
                -2,
                _ => "a\"b\n" + new string('c', 40))
            .ShouldBe("unlink(\"a\\\"b\\n" + new string('c', 28) + "\"...)"
                + " = -1 ENOENT (No such file or directory)");

    [Fact]
    public void AStringThatCannotBeReadIsAnAddress() =>
        Format(CallNumber.Unlink, -14, [0x1000])
            .ShouldBe("unlink(0x1000) = -1 EFAULT (Bad address)");

    [Fact]
    public void OpensModeIsShownOnlyWhereAFileMayBeMade()
    {
        Format(CallNumber.Open, 3, [0x1000, 0, 0x1B6]).ShouldBe("open(0x1000, O_RDONLY) = 3");
        Format(CallNumber.Open, 3, [0x1000, 0x41, 0x1B6])
            .ShouldBe("open(0x1000, O_WRONLY|O_CREAT, 0666) = 3");
    }

    [Fact]
    public void ASignalIsShownByName() =>
        Format(CallNumber.Kill, 0, [12, 9]).ShouldBe("kill(12, SIGKILL) = 0");

    [Fact]
    public void ACallThatDoesNotReturnHasAQuestionMark() =>
        Format(CallNumber.ExitGroup, null, [1]).ShouldBe("exit_group(1) = ?");

    [Fact]
    public void ACallWithoutANameIsShownByItsNumber() =>
        CallFormat.Format(4242, new ulong[6], -38)
            .ShouldBe("syscall_4242() = -1 ENOSYS (Function not implemented)");

    [Fact]
    public void NoCallHasMoreArgumentsThanThereAreRegisters() =>
        CallTable.All.Max(call => call.Arguments.Length).ShouldBe(CallArguments.Count);

    private static string Format(CallNumber number, long? result, ulong[] arguments) =>
        CallFormat.Format(
            (int)number, [.. arguments, .. new ulong[CallArguments.Count - arguments.Length]], result);
}
