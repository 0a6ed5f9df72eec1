using ActorVm.Actors.Messaging;
using ActorVm.Model;

namespace ActorVm.Actors.Tests.Messaging;

public sealed class ChannelTableTests
{
    private static readonly ActorId First = ActorId.Of(new Pid(2));
    private static readonly ActorId Second = ActorId.Of(new Pid(3));

    private readonly ChannelTable _channels = new();

    [Fact]
    public void MessagesOfOneChannelStayInOrder()
    {
        int channel = Send(First, ActorId.ShmManager, 1);
        Send(First, ActorId.ShmManager, 2).ShouldBe(channel);
        Send(First, ActorId.ShmManager, 3);

        Take(channel).ShouldBe(1u);
        Take(channel).ShouldBe(2u);
        Take(channel).ShouldBe(3u);
        _channels.IsReady(channel).ShouldBeFalse();
    }

    [Fact]
    public void EachPairOfActorsHasAChannelOfItsOwnPerDirection()
    {
        int there = Send(First, ActorId.ShmManager, 1);
        int back = Send(ActorId.ShmManager, First, 2);
        int self = Send(First, First, 3);
        int other = Send(First, Second, 4);

        new[] { there, back, self, other }.ShouldBe([0, 1, 2, 3]);
        _channels.Find(First, ActorId.ShmManager).ShouldBe(there);
        _channels.Find(ActorId.ShmManager, First).ShouldBe(back);
        _channels.Find(First, First).ShouldBe(self);
        _channels.Find(First, Second).ShouldBe(other);
        _channels.Find(Second, First).ShouldBe(-1);
    }

    [Fact]
    public void AChannelIsReadyWhileItHasAMessage()
    {
        int first = Send(First, ActorId.Init, 1);
        int second = Send(Second, ActorId.Init, 2);
        Send(Second, ActorId.Init, 3);
        _channels.Ready.ToArray().ShouldBe([first, second]);

        Take(first);
        _channels.Ready.ToArray().ShouldBe([second]);
        Take(second);
        _channels.Ready.ToArray().ShouldBe([second]);
        Take(second);
        _channels.ReadyCount.ShouldBe(0);
        _channels.MessageCount.ShouldBe(0);
    }

    [Fact]
    public void AResetForgetsChannelsAndMessages()
    {
        Send(First, ActorId.Init, 1);
        Send(First, Second, 2);
        Send(ActorId.Init, Second, 3);
        ulong before = _channels.Hash(StateHash.Seed, new PayloadStore());

        _channels.Reset();

        _channels.Count.ShouldBe(0);
        _channels.ReadyCount.ShouldBe(0);
        _channels.Find(First, ActorId.Init).ShouldBe(-1);
        _channels.Find(First, Second).ShouldBe(-1);
        _channels.Find(ActorId.Init, Second).ShouldBe(-1);
        Send(First, ActorId.Init, 1);
        Send(First, Second, 2);
        Send(ActorId.Init, Second, 3);
        _channels.Hash(StateHash.Seed, new PayloadStore()).ShouldBe(before);
    }

    [Fact]
    public void ManyMessagesAndChannelsGrowTheTable()
    {
        for (uint i = 0; i < 1000; i++)
        {
            Send(ActorId.Of(new Pid((int)(i % 100) + 2)), ActorId.PageCache, i);
        }

        _channels.Count.ShouldBe(100);
        for (uint i = 0; i < 1000; i++)
        {
            Take((int)(i % 100)).ShouldBe(i);
        }
    }

    private int Send(ActorId sender, ActorId receiver, uint request)
    {
        Envelope message = new()
        {
            Kind = MessageKind.Step,
            Sender = sender,
            Receiver = receiver,
            Request = request,
        };
        return _channels.Enqueue(message).Channel;
    }

    private uint Take(int channel)
    {
        _channels.Dequeue(channel, out Envelope message);
        return message.Request;
    }
}
