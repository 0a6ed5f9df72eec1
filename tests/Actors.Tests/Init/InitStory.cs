using System.Collections.Generic;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Testing;
using ActorVm.Model;

namespace ActorVm.Actors.Tests.Init;

/// <summary>Init alone: A (pid 2, root) and B (pid 3, user 1000) are probes.</summary>
public abstract class InitStory
{
    private protected const uint User = 1000;

    private protected InitStory(int pidLimit = 32)
    {
        Init = new Actors.Init.Init(
            [new ProcessSetup("A"), new ProcessSetup("B") { Uid = User }], pidLimit);
        Kit = new TestKit(Init);
        A = Kit.Process(2);
        B = Kit.Process(3);
        A.IgnoreMessages(IsChildSignal);
    }

    private protected Actors.Init.Init Init { get; }

    private protected TestKit Kit { get; }

    private protected TestProbe A { get; }

    private protected TestProbe B { get; }

    /// <summary>The process forks, and the child is a probe.</summary>
    private protected TestProbe Fork(TestProbe parent)
    {
        parent.Send(default(Fork));
        ForkDone done = parent.ExpectMsg<ForkDone>();
        done.Error.ShouldBe(Errno.None);
        return Kit.Process(done.Child.Value);
    }

    private protected static void Exit(TestProbe process, int status = 0)
    {
        process.Send(new Exit(status, 0));
        process.ExpectMsg(default(ExitDone));
    }

    private protected static bool IsChildSignal(Envelope message) =>
        message.Kind == MessageKind.PostSignal
        && PostSignal.Unpack(message).Number == (int)Signal.SIGCHLD;

    private protected void ExpectOrder()
    {
        List<string> violations = [];
        Init.CheckInvariants(violations);
        violations.ShouldBeEmpty();
        Kit.ExpectNoMsg();
    }
}
