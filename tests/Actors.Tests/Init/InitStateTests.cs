using ActorVm.Actors.Messaging;
using ActorVm.Actors.Testing;
using ActorVm.Model;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Tests.Init;

public class InitStateTests : InitStory
{
    [Fact]
    public void BootStartsTheScenariosProcessesInOrder()
    {
        ChannelTable channels = new();
        Outbox outbox = new(new PayloadStore(), channels);
        outbox.Begin(Init, 0);
        Init.Boot(outbox);
        outbox.Sent.Length.ShouldBe(2);
        channels[outbox.Sent[0].Slot].Kind.ShouldBe(MessageKind.Start);
        channels[outbox.Sent[0].Slot].Receiver.ShouldBe(ActorId.Of(new Pid(2)));
        channels[outbox.Sent[1].Slot].Receiver.ShouldBe(ActorId.Of(new Pid(3)));
    }

    [Fact]
    public void ResetIsTheStateAtBoot()
    {
        ulong boot = Init.Hash(StateHash.Seed);
        Exit(Fork(A));
        A.Send(new Wait(5, WEXITED));
        Init.Hash(StateHash.Seed).ShouldNotBe(boot);
        Init.Reset();
        Init.Hash(StateHash.Seed).ShouldBe(boot);
        A.ExpectMsg<WaitDone>();
        A.Send(default(Fork));
        A.ExpectMsg(new ForkDone(Errno.None, new Pid(4)));
    }

    [Fact]
    public void EveryChangeShowsInTheHash()
    {
        ulong boot = Init.Hash(StateHash.Seed);
        TestProbe child = Fork(A);
        ulong forked = Init.Hash(StateHash.Seed);
        A.Send(new Wait(-1, WEXITED));
        ulong waiting = Init.Hash(StateHash.Seed);
        Exit(child, 0x100);
        ulong reaped = Init.Hash(StateHash.Seed);
        new[] { boot, forked, waiting, reaped }.ShouldBeUnique();
    }
}
