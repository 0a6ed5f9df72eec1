using System.Collections.Generic;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Scheduling;
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

    [Theory]
    [InlineData(3, 50)]
    [InlineData(300, 900)]
    [InlineData(5000, 10000)]
    public void AReplayMakesTheRecordedChoices(int channelCount, int messages)
    {
        ChannelTable channels = Filled(channelCount, messages);
        DecisionWriter writer = new();
        RandomStrategy random = new(11);
        List<uint> recorded = [];
        while (channels.ReadyCount > 0)
        {
            int channel = random.Choose(channels);
            writer.Write(channels, channel);
            channels.Dequeue(channel, out Envelope message);
            recorded.Add(message.Request);
        }

        ReplayStrategy replay = new();
        replay.Add(writer.Bytes);
        Deliver(replay, channelCount, messages).ShouldBe(recorded);
        replay.Ended.ShouldBe(ReplayEnd.None);
        replay.Choose(new ChannelTable()).ShouldBe(-1);
        replay.Ended.ShouldBe(ReplayEnd.NoMoreDecisions);
    }

    [Fact]
    public void AKnownChannelTakesOneByteATurn()
    {
        ChannelTable channels = Filled(64, 64 * 100);
        DecisionWriter writer = new();
        FifoStrategy fifo = new();
        for (int i = 0; i < 64 * 100; i++)
        {
            fifo.Sent(i % 64);
        }

        int first = 0;
        for (int i = 0; i < 64 * 100; i++)
        {
            int channel = fifo.Choose(channels);
            writer.Write(channels, channel);
            channels.Dequeue(channel, out _);
            first = i == 63 ? writer.Length : first;
        }

        (writer.Length - first).ShouldBe(64 * 99);
    }

    [Fact]
    public void AReplayOfAChannelWithoutAMessageHasDiverged()
    {
        ChannelTable channels = Filled(1, 1);
        DecisionWriter writer = new();
        writer.Write(channels, 0);
        writer.Write(channels, 0);
        ReplayStrategy replay = new();
        replay.Add(writer.Bytes);
        replay.Choose(channels).ShouldBe(0);
        channels.Dequeue(0, out _);

        replay.Choose(channels).ShouldBe(-1);

        replay.Ended.ShouldBe(ReplayEnd.Diverged);
        replay.Wanted.ShouldBe((Sender(0), ActorId.PageCache));
    }

    [Fact]
    public void AReplayOfAnUnknownChannelIsMalformed()
    {
        ReplayStrategy replay = new();
        replay.Add([5]);
        replay.Choose(Filled(1, 1)).ShouldBe(-1);
        replay.Ended.ShouldBe(ReplayEnd.Malformed);
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
            int channel = table.Enqueue(message);
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
