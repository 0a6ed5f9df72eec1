using System.Linq;

namespace ActorVm.Model.Tests;

public class ErrnoAndSignalTests
{
    [Fact]
    public void AnErrnoHasItsNumberNameAndText()
    {
        ((int)Errno.EIDRM).ShouldBe(43);
        ErrnoTable.Name(Errno.EIDRM).ShouldBe("EIDRM");
        ErrnoTable.Text(Errno.EIDRM).ShouldBe("Identifier removed");
    }

    [Fact]
    public void AnUnknownErrnoIsShownByItsNumber()
    {
        ErrnoTable.Name((Errno)4000).ShouldBe("4000");
        ErrnoTable.Text((Errno)4000).ShouldBe("Unknown error 4000");
    }

    [Fact]
    public void EveryErrnoIsListedInTheOrderOfItsNumber()
    {
        ErrnoTable.All.Length.ShouldBe(131);
        ErrnoTable.All.ShouldBe(ErrnoTable.All.Order());
    }

    [Theory]
    [InlineData(Signal.SIGSEGV, SignalAction.Core)]
    [InlineData(Signal.SIGBUS, SignalAction.Core)]
    [InlineData(Signal.SIGKILL, SignalAction.Terminate)]
    [InlineData(Signal.SIGCHLD, SignalAction.Ignore)]
    [InlineData(Signal.SIGSTOP, SignalAction.Stop)]
    [InlineData(Signal.SIGCONT, SignalAction.Continue)]
    public void ASignalHasItsDefaultAction(Signal signal, SignalAction action) =>
        SignalTable.Action(signal).ShouldBe(action);
}
