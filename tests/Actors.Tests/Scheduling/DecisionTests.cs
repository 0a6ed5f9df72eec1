using System;
using System.Collections.Generic;
using System.Linq;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Scheduling;
using ActorVm.Actors.Tests.Messaging;
using ActorVm.Model;

namespace ActorVm.Actors.Tests.Scheduling;

/// <summary>The log's coding of decisions, and the replay that reads it.</summary>
public sealed class DecisionTests
{
    [Fact]
    public void NothingIsWrittenOfNoTurn() => new DecisionWriter().Take(Filled(0, 0)).ToString().ShouldBe("");

    [Theory]
    // First deliveries. Number 0 of 1 takes no bit; then the sender, pid 2, and PageCache: 010010
    // 000011. Now 0 is expected to follow 0, and 1 comes, 1 of 2: 1 1, pid 3: 010011 000011.
    [InlineData("0", "010010 000011 0")]
    [InlineData("0 1", "010010 000011  1 1 010011 000011  000000000000")]
    // The expected one again is one bit.
    [InlineData("0 0 0 0", "010010 000011  0 0 0  00000000000")]
    // Of the numbers 0 to 2, 0 takes one bit, and 1 and 2 take two. That 1 follows 0 is expected when
    // it was so twice since the guess was wrong.
    [InlineData(
        "0 1 0 1 0 1 0 1",
        "010010 000011  1 1 010011 000011  0  10  0  10  0  0  00000")]
    public void TurnsAreTheseBits(string channels, string bits) =>
        Write(channels).ShouldBe(Text(bits.Replace(" ", "")));

    [Theory]
    [InlineData("0000000000000", "##")]
    [InlineData("0000000000001", "#$")]
    [InlineData("0000001011010", "#~")]
    [InlineData("0000001011011", "$#")]
    [InlineData("1111111111111", "~$")]
    public void ThirteenBitsAreTwoCharactersThatJsonTakesAsTheyAre(string bits, string text)
    {
        Text(bits).ShouldBe(text);
        DecisionText.TryRead(text, out uint group).ShouldBeTrue();
        group.ShouldBe(Convert.ToUInt32(bits, 2));
    }

    [Fact]
    public void EveryGroupOfBitsComesBackFromItsCharacters()
    {
        char[] text = new char[2];
        for (uint group = 0; group <= DecisionText.GroupMask; group++)
        {
            DecisionText.Write(group, text);
            DecisionText.TryRead(text, out uint read).ShouldBeTrue();
            read.ShouldBe(group);
            text.ShouldNotContain('"');
            text.ShouldNotContain('\\');
            text.ShouldAllBe(c => c > ' ' && c < 0x7F);
        }
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
        ReplayStrategy replay = new();
        List<uint> recorded = [];
        long turns = 0;
        while (channels.ReadyCount > 0)
        {
            int channel = random.Choose(channels);
            writer.Note(channel);
            channels.Dequeue(channel, out Envelope message);
            recorded.Add(message.Request);
            if (++turns == 17 || channels.ReadyCount == 0)
            {
                replay.Add(writer.Take(channels).ToString().AsMemory(), turns);
                turns = 0;
            }
        }

        channels = Filled(channelCount, messages);
        List<uint> delivered = [];
        while (channels.ReadyCount > 0)
        {
            channels.Dequeue(replay.Choose(channels), out Envelope message);
            delivered.Add(message.Request);
        }

        delivered.ShouldBe(recorded);
        replay.Ended.ShouldBe(ReplayEnd.None);
        replay.Choose(channels).ShouldBe(-1);
        replay.Ended.ShouldBe(ReplayEnd.NoMoreDecisions);
    }

    [Fact]
    public void SixtyFourChannelsInAnEvenRandomOrderTakeLessThanACharacterATurn()
    {
        const int Turns = 64_000;
        ChannelTable channels = Filled(64, 64);
        SplitMix64 random = new(1);
        DecisionWriter writer = new();
        for (int i = 0; i < Turns; i++)
        {
            writer.Note(random.Next(64));
        }

        writer.Take(channels).Length.ShouldBe(59_516);
    }

    [Fact]
    public void SixtyFourChannelsInTurnTakeABitATurn()
    {
        const int Turns = 64_000;
        ChannelTable channels = Filled(64, 64);
        DecisionWriter writer = new();
        for (int i = 0; i < Turns; i++)
        {
            writer.Note(i % 64);
        }

        writer.Take(channels).Length.ShouldBe(10_102);
    }

    [Fact]
    public void AReplayOfAChannelWithoutAMessageHasDiverged()
    {
        ChannelTable channels = Filled(1, 1);
        ReplayStrategy replay = new();
        replay.Add(Write("0 0").AsMemory(), 2);
        replay.Choose(channels).ShouldBe(0);
        channels.Dequeue(0, out _);

        replay.Choose(channels).ShouldBe(-1);

        replay.Ended.ShouldBe(ReplayEnd.Diverged);
        replay.Wanted.ShouldBe((Sender(0), ActorId.PageCache));
    }

    [Theory]
    [InlineData("")] // a turn without its bits
    [InlineData("#")] // half a group
    [InlineData("# ")] // no characters of the alphabet
    [InlineData("#\\")]
    [InlineData("#é")]
    [InlineData("~~")] // more than thirteen bits
    [InlineData("~$~$~$~$~$")] // an actor's number without an end
    public void DecisionsThatNoJournalWasToldAreMalformed(string decisions)
    {
        ReplayStrategy replay = new();
        replay.Add(decisions.AsMemory(), 1);
        replay.Choose(Filled(1, 1)).ShouldBe(-1);
        replay.Ended.ShouldBe(ReplayEnd.Malformed);
    }

    private static ActorId Sender(int channel) => ActorId.Of(new Pid(channel + 2));

    private static ChannelTable Filled(int channels, int messages)
    {
        ChannelTable table = new();
        for (uint i = 0; i < messages; i++)
        {
            table.Enqueue(new Envelope
            {
                Kind = MessageKind.Step,
                Sender = Sender((int)(i % channels)),
                Receiver = ActorId.PageCache,
                Request = i,
            });
        }

        return table;
    }

    private static string Write(string channels)
    {
        int[] numbers = [.. channels.Split(' ').Select(int.Parse)];
        ChannelTable table = Filled(numbers.Max() + 1, numbers.Max() + 1);
        DecisionWriter writer = new();
        foreach (int number in numbers)
        {
            writer.Note(number);
        }

        return writer.Take(table).ToString();
    }

    private static string Text(string bits)
    {
        char[] text = new char[bits.Length / DecisionText.GroupBits * 2];
        for (int i = 0; i < text.Length / 2; i++)
        {
            string group = bits.Substring(i * DecisionText.GroupBits, DecisionText.GroupBits);
            DecisionText.Write(Convert.ToUInt32(group, 2), text.AsSpan(i * 2, 2));
        }

        return new string(text);
    }
}
