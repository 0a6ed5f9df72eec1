using System.Collections.Generic;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Scheduling;
using ActorVm.Actors.Tests.Messaging;
using ActorVm.Model;

namespace ActorVm.Actors.Tests.Scheduling;

public sealed class StrategyTests
{
    [Fact]
    public void FifoDeliversInTheOrderOfSending()
    {
        // 100 messages over 7 channels, more than the strategy's first ring holds.
        List<uint> delivered = Deliver(new FifoStrategy(), channels: 7, messages: 100);

        List<uint> sent = [];
        for (uint i = 0; i < 100; i++)
        {
            sent.Add(i);
        }

        delivered.ShouldBe(sent);
    }

    [Fact]
    public void RandomWithOneSeedRepeatsItselfAndAnotherSeedDiffers()
    {
        RandomStrategy strategy = new(7);
        List<uint> first = Deliver(strategy, 5, 50);
        strategy.Reset();
        Deliver(strategy, 5, 50).ShouldBe(first);
        Deliver(new RandomStrategy(8), 5, 50).ShouldNotBe(first);
    }

    [Fact]
    public void RandomDrawsEachReadyChannelAboutEquallyOften()
    {
        ChannelTable channels = Filled(4, 4);
        RandomStrategy strategy = new(1);
        int[] drawn = new int[4];
        for (int i = 0; i < 4000; i++)
        {
            drawn[strategy.Choose(channels)]++;
        }

        drawn.ShouldAllBe(n => n > 900 && n < 1100);
    }

    [Fact]
    public void PctStaysWithTheHighestPriorityUntilItYields()
    {
        ChannelTable channels = Filled(4, 400);
        PctStrategy strategy = new(3, depth: 1);
        int first = strategy.Choose(channels);
        for (int i = 0; i < 50; i++)
        {
            strategy.Choose(channels).ShouldBe(first);
        }

        strategy.Yielded(first);
        strategy.Choose(channels).ShouldNotBe(first);
    }

    [Fact]
    public void PctWithOneSeedRepeatsItself()
    {
        PctStrategy strategy = new(5, depth: 4, length: 40);
        List<uint> first = Deliver(strategy, 6, 60);
        strategy.Reset();
        Deliver(strategy, 6, 60).ShouldBe(first);
    }

    private static ActorId Sender(int channel) => ActorId.Of(new Pid(channel + 2));

    private static ChannelTable Filled(int channels, int messages, Strategy? strategy = null)
    {
        ChannelTable table = new();
        for (uint i = 0; i < messages; i++)
        {
            Envelope message = new()
            {
                Kind = MessageKind.Step,
                Sender = Sender((int)(i % channels)),
                Receiver = ActorId.PageCache,
                Request = i,
            };
            int channel = table.Enqueue(message).Channel;
            strategy?.Sent(channel);
        }

        return table;
    }

    private static List<uint> Deliver(Strategy strategy, int channels, int messages)
    {
        ChannelTable table = Filled(channels, messages, strategy);
        List<uint> delivered = [];
        while (table.ReadyCount > 0)
        {
            table.Dequeue(strategy.Choose(table), out Envelope message);
            delivered.Add(message.Request);
        }

        return delivered;
    }
}
