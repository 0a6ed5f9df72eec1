using ActorVm.Actors.Messaging;
using ActorVm.Actors.Testing;
using ActorVm.Model;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Tests.Init;

public class KillTests : InitStory
{
    private const int Terminate = (int)Signal.SIGTERM;
    private const uint Everything = (uint)Capabilities.All;

    [Fact]
    public void KillSendsTheSignalWithItsSender()
    {
        A.Send(new Kill(3, Terminate, 0, Everything, 0, 0));
        A.ExpectMsg(new KillDone(Errno.None));
        B.ExpectMsg(new PostSignal(Terminate, SI_USER, new Pid(2), 0, 0));
        ExpectOrder();
    }

    [Fact]
    public void ASignalToOneselfComesBeforeKillReturns()
    {
        A.Send(new Kill(2, Terminate, 0, Everything, 0, 0));
        A.ExpectMsg(new PostSignal(Terminate, SI_USER, new Pid(2), 0, 0));
        A.ExpectMsg(new KillDone(Errno.None));
    }

    [Theory]
    [InlineData(2, Terminate, Errno.EPERM)]
    [InlineData(1, Terminate, Errno.EPERM)]
    [InlineData(2, 0, Errno.EPERM)]
    [InlineData(3, 0, Errno.None)]
    [InlineData(3, 65, Errno.EINVAL)]
    [InlineData(3, -1, Errno.EINVAL)]
    [InlineData(99, Terminate, Errno.ESRCH)]
    [InlineData(99, 65, Errno.ESRCH)]
    [InlineData(-99, Terminate, Errno.ESRCH)]
    [InlineData(-2, Terminate, Errno.EPERM)]
    [InlineData(int.MinValue, Terminate, Errno.ESRCH)]
    public void KillChecksTheTargetThenTheSignalThenThePermission(
        int pid, int signal, Errno expected)
    {
        B.Send(new Kill(pid, signal, User, 0, 0, 0));
        B.ExpectMsg(new KillDone(expected));
        ExpectOrder();
    }

    [Fact]
    public void InitHeedsNoSignal()
    {
        A.Send(new Kill(1, (int)Signal.SIGKILL, 0, Everything, 0, 0));
        A.ExpectMsg(new KillDone(Errno.None));
        ExpectOrder();
    }

    [Fact]
    public void AZombieTakesASignalWithoutEffectAndAReapedProcessIsGone()
    {
        Exit(Fork(A));
        A.Send(new Kill(4, Terminate, 0, Everything, 0, 0));
        A.ExpectMsg(new KillDone(Errno.None));
        A.Send(new Wait(4, WEXITED));
        A.ExpectMsg(new WaitDone(4, 0, 0, 0));
        A.Send(new Kill(4, Terminate, 0, Everything, 0, 0));
        A.ExpectMsg(new KillDone(Errno.ESRCH));
        ExpectOrder();
    }

    [Fact]
    public void PidZeroIsTheCallersGroup()
    {
        TestProbe child = Fork(A);
        child.Send(new Kill(0, Terminate, 0, Everything, 0, 0));
        A.ExpectMsg(new PostSignal(Terminate, SI_USER, new Pid(4), 0, 0));
        child.ExpectMsg(new PostSignal(Terminate, SI_USER, new Pid(4), 0, 0));
        child.ExpectMsg(new KillDone(Errno.None));
        ExpectOrder();
    }

    [Fact]
    public void ANegativePidIsAGroup()
    {
        TestProbe child = Fork(B);
        A.Send(new Kill(-3, Terminate, 0, Everything, 0, 0));
        A.ExpectMsg(new KillDone(Errno.None));
        B.ExpectMsg(new PostSignal(Terminate, SI_USER, new Pid(2), 0, 0));
        child.ExpectMsg(new PostSignal(Terminate, SI_USER, new Pid(2), 0, 0));
        ExpectOrder();
    }

    [Fact]
    public void MinusOneIsEverybodyButInitAndTheCaller()
    {
        TestProbe child = Fork(A);
        A.Send(new Kill(-1, Terminate, 0, Everything, 0, 0));
        A.ExpectMsg(new KillDone(Errno.None));
        B.ExpectMsg<PostSignal>();
        child.ExpectMsg<PostSignal>();
        ExpectOrder();
    }

    [Fact]
    public void MinusOneSucceedsWhereAllThatItMeetsAreOthers()
    {
        B.Send(new Kill(-1, Terminate, User, 0, 0, 0));
        B.ExpectMsg(new KillDone(Errno.None));
        ExpectOrder();
    }

    [Fact]
    public void MinusOneFailsWhereNobodyIsLeft()
    {
        Exit(A);
        B.Send(new Kill(-1, Terminate, User, 0, 0, 0));
        B.ExpectMsg(new KillDone(Errno.ESRCH));
    }
}
