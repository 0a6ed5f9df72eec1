namespace ActorVm.Model.Tests;

public class WaitStatusTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(7, 0x700)]
    [InlineData(256, 0)]
    [InlineData(-1, 0xff00)]
    public void AnExitCodeLiesInTheSecondByte(int code, int value)
    {
        WaitStatus status = WaitStatus.OfExit(code);
        status.Value.ShouldBe(value);
        status.IsExit.ShouldBeTrue();
        status.ExitCode.ShouldBe(code & 0xff);
        status.Signal.ShouldBe(Signal.None);
    }

    [Fact]
    public void ASignalLiesInTheLowestBits()
    {
        WaitStatus status = WaitStatus.OfSignal(Signal.SIGSEGV);
        status.Value.ShouldBe(11);
        status.IsExit.ShouldBeFalse();
        status.Signal.ShouldBe(Signal.SIGSEGV);
    }
}
