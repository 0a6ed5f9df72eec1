using ActorVm.Actors.Init;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Testing;
using ActorVm.Model;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Tests.Init;

public class ForkAndWaitTests : InitStory
{
    [Fact]
    public void ChildrenGetTheNextPids()
    {
        A.Send(default(Fork));
        A.ExpectMsg(new ForkDone(Errno.None, new Pid(4)));
        B.Send(default(Fork));
        B.ExpectMsg(new ForkDone(Errno.None, new Pid(5)));
        ExpectOrder();
    }

    [Fact]
    public void APidIsNotUsedAgain()
    {
        Exit(Fork(A));
        A.Send(new Wait(-1, WEXITED));
        A.ExpectMsg(new WaitDone(4, 0, 0, 0));
        A.Send(default(Fork));
        A.ExpectMsg(new ForkDone(Errno.None, new Pid(5)));
    }

    [Fact]
    public void ForkFailsWhereNoPidIsLeft()
    {
        for (int pid = 4; pid <= 32; pid++)
        {
            Fork(A);
        }

        A.Send(default(Fork));
        A.ExpectMsg(new ForkDone(Errno.EAGAIN, default));
        ExpectOrder();
    }

    [Fact]
    public void ParentOfAnswersTheParentAndInitForTheScenariosProcesses()
    {
        TestProbe child = Fork(A);
        child.Send(default(ParentOf));
        child.ExpectMsg(new ParentOfDone(new Pid(2)));
        A.Send(default(ParentOf));
        A.ExpectMsg(new ParentOfDone(new Pid(1)));
    }

    [Fact]
    public void WaitForAChildThatRunsIsAnsweredWhenItExits()
    {
        TestProbe child = Fork(A);
        A.Send(new Wait(-1, WEXITED));
        A.ExpectNoMsg();
        Exit(child, WaitStatus.OfExit(7).Value);
        A.ExpectMsg(new WaitDone(4, 0x700, 0, 0));
        Init.Record(new Pid(4)).State.ShouldBe(TaskState.Reaped);
        ExpectOrder();
    }

    [Fact]
    public void WaitForAZombieIsAnsweredAtOnce()
    {
        TestProbe child = Fork(A);
        Exit(child, WaitStatus.OfSignal(Signal.SIGBUS).Value);
        Init.Record(new Pid(4)).State.ShouldBe(TaskState.Zombie);
        A.Send(new Wait(-1, WEXITED));
        A.ExpectMsg(new WaitDone(4, 7, 0, 0));
        A.Send(new Wait(-1, WEXITED));
        A.ExpectMsg(new WaitDone(-(long)Errno.ECHILD, 0, 0, 0));
        ExpectOrder();
    }

    [Fact]
    public void TheOldestZombieIsReapedFirst()
    {
        TestProbe first = Fork(A);
        TestProbe second = Fork(A);
        Exit(second, 0x200);
        Exit(first, 0x100);
        A.Send(new Wait(-1, WEXITED));
        A.ExpectMsg(new WaitDone(4, 0x100, 0, 0));
        A.Send(new Wait(-1, WEXITED));
        A.ExpectMsg(new WaitDone(5, 0x200, 0, 0));
    }

    [Fact]
    public void WaitForAPidLeavesOtherZombiesAlone()
    {
        TestProbe first = Fork(A);
        TestProbe second = Fork(A);
        Exit(first);
        A.Send(new Wait(second.Id.Pid.Value, WEXITED));
        A.ExpectNoMsg();
        Exit(second, 0x300);
        A.ExpectMsg(new WaitDone(5, 0x300, 0, 0));
        Init.Record(new Pid(4)).State.ShouldBe(TaskState.Zombie);
        ExpectOrder();
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(-2, 4)]
    [InlineData(4, 4)]
    [InlineData(-3, -(int)Errno.ECHILD)]
    [InlineData(3, -(int)Errno.ECHILD)]
    [InlineData(99, -(int)Errno.ECHILD)]
    [InlineData(int.MinValue, -(int)Errno.ESRCH)]
    public void WaitSelectsByPidAndGroup(int pid, long result)
    {
        Exit(Fork(A));
        A.Send(new Wait(pid, WEXITED));
        A.ExpectMsg(new WaitDone(result, 0, 0, 0));
    }

    [Fact]
    public void WaitWithoutHangingIsZeroWhileTheChildRuns()
    {
        Fork(A);
        A.Send(new Wait(-1, WNOHANG | WEXITED));
        A.ExpectMsg(new WaitDone(0, 0, 0, 0));
        ExpectOrder();
    }

    [Fact]
    public void WaitRefusesUnknownOptionsBeforeItLooksForChildren()
    {
        A.Send(new Wait(-1, 0x40));
        A.ExpectMsg(new WaitDone(-(long)Errno.EINVAL, 0, 0, 0));
    }

    [Fact]
    public void ACancelledWaitIsInterruptedAndTheChildStays()
    {
        TestProbe child = Fork(A);
        A.Send(new Wait(-1, WEXITED));
        A.Send(default(WaitCancel));
        A.ExpectMsg(new WaitDone(-(long)Errno.EINTR, 0, 0, 0));
        Exit(child);
        A.ExpectNoMsg();
        A.Send(new Wait(-1, WEXITED));
        A.ExpectMsg(new WaitDone(4, 0, 0, 0));
    }

    [Fact]
    public void ACancelThatComesTooLateDoesNothing()
    {
        TestProbe child = Fork(A);
        A.Send(new Wait(-1, WEXITED));
        Exit(child);
        A.Send(default(WaitCancel));
        A.ExpectMsg(new WaitDone(4, 0, 0, 0));
        ExpectOrder();
    }

    [Fact]
    public void OrphansBecomeInitsAndAreReapedWhenTheyExit()
    {
        TestProbe child = Fork(A);
        TestProbe grandchild = Fork(child);
        Exit(child);
        grandchild.Send(default(ParentOf));
        grandchild.ExpectMsg(new ParentOfDone(new Pid(1)));
        Exit(grandchild, 0x500);
        Init.Record(new Pid(5)).State.ShouldBe(TaskState.Reaped);
        Init.Record(new Pid(5)).Forker.ShouldBe(new Pid(4));
        Init.Record(new Pid(5)).Status.ExitCode.ShouldBe(5);
        ExpectOrder();
    }

    [Fact]
    public void ZombiesOfAnExitingParentAreReapedAtOnce()
    {
        TestProbe child = Fork(A);
        Exit(child);
        Exit(A);
        Init.Record(new Pid(4)).State.ShouldBe(TaskState.Reaped);
        Init.Record(new Pid(2)).State.ShouldBe(TaskState.Reaped);
        ExpectOrder();
    }

    [Fact]
    public void RecordsKeepNamesAndStatusForTheReport()
    {
        TestProbe child = Fork(B);
        Exit(B, WaitStatus.OfExit(-1).Value);
        Init.Record(new Pid(3)).ShouldBe(new ProcessRecord(
            new Pid(3), "B", new Pid(1), TaskState.Reaped, new WaitStatus(0xff00)));
        Init.Record(child.Id.Pid).ShouldBe(new ProcessRecord(
            new Pid(4), "B", new Pid(3), TaskState.Running, default));
        Init.Last.ShouldBe(new Pid(4));
    }

    [Fact]
    public void OneThatHasExitedCannotSend()
    {
        Exit(A);
        Should.Throw<KernelBug>(() => A.Send(default(Fork)));
    }
}
