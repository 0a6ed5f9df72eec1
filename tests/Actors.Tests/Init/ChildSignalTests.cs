using ActorVm.Actors.Messaging;
using ActorVm.Actors.Testing;
using ActorVm.Model;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Tests.Init;

public class ChildSignalTests : InitStory
{
    private const int Child = (int)Signal.SIGCHLD;
    private static readonly Pid First = new(4);

    [Fact]
    public void AnExitSendsTheCodeBeforeTheWaitReturns()
    {
        TestProbe child = Fork(A);
        A.IgnoreNoMessages();
        A.Send(new Wait(-1, WEXITED));
        Exit(child, WaitStatus.OfExit(9).Value);
        A.ExpectMsg(new PostSignal(Child, CLD_EXITED, First, 0, 9));
        A.ExpectMsg(new WaitDone(4, 0x900, 0, 0));
    }

    [Fact]
    public void AnEndByASignalSendsItsNumber()
    {
        TestProbe child = Fork(A);
        A.IgnoreNoMessages();
        Exit(child, WaitStatus.OfSignal(Signal.SIGTERM).Value);
        A.ExpectMsg(new PostSignal(Child, CLD_KILLED, First, 0, (int)Signal.SIGTERM));
    }

    [Fact]
    public void AStopIsToldOnceToThoseWhoAskForIt()
    {
        TestProbe child = Fork(A);
        child.Send(new Stop((int)Signal.SIGSTOP));
        A.Send(new Wait(-1, WEXITED | WNOHANG));
        A.ExpectMsg(new WaitDone(0, 0, 0, 0));
        A.Send(new Wait(-1, WEXITED | WUNTRACED));
        A.ExpectMsg(new WaitDone(4, 0x137F, 0, 0));
        A.Send(new Wait(-1, WEXITED | WUNTRACED | WNOHANG));
        A.ExpectMsg(new WaitDone(0, 0, 0, 0));
        ExpectOrder();
    }

    [Fact]
    public void AContinuedChildEndsAWaitForIt()
    {
        TestProbe child = Fork(A);
        child.Send(new Stop((int)Signal.SIGSTOP));
        A.Send(new Wait(-1, WCONTINUED));
        A.ExpectNoMsg();
        child.Send(default(Stop));
        A.ExpectMsg(new WaitDone(4, 0xFFFF, 0, 0));
        ExpectOrder();
    }

    [Fact]
    public void NoStopIsHeardWhereTheParentWantsNone()
    {
        TestProbe child = Fork(A);
        A.Send(new ChildPolicy(false, false));
        A.ExpectMsg(default(ChildPolicyDone));
        A.IgnoreNoMessages();
        child.Send(new Stop((int)Signal.SIGSTOP));
        A.ExpectNoMsg();
        Exit(child);
        A.ExpectMsg(new PostSignal(Child, CLD_EXITED, First, 0, 0));
    }

    [Fact]
    public void ChildrenOfAParentThatWantsNoZombiesAreGoneAtOnceAndItsWaitFails()
    {
        TestProbe child = Fork(A);
        A.Send(new ChildPolicy(true, true));
        A.ExpectMsg(default(ChildPolicyDone));
        A.Send(new Wait(-1, WEXITED));
        Exit(child);
        A.ExpectMsg(new WaitDone(-(long)Errno.ECHILD, 0, 0, 0));
        ExpectOrder();
    }

    [Fact]
    public void WaitCanLeaveAZombieToAnother()
    {
        Exit(Fork(A), 0x300);
        A.Send(new Wait(-1, WEXITED | WNOWAIT));
        A.ExpectMsg(new WaitDone(4, 0x300, 0, 0));
        A.Send(new Wait(-1, WEXITED));
        A.ExpectMsg(new WaitDone(4, 0x300, 0, 0));
        ExpectOrder();
    }
}
