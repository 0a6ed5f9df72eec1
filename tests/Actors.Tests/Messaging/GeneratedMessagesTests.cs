using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Tests.Messaging;

public class GeneratedMessagesTests
{
    public static TheoryData<MessageKind> EveryKind =>
        [.. Enum.GetValues<MessageKind>().Where(kind => kind != MessageKind.None)];

    [Theory]
    [MemberData(nameof(EveryKind))]
    public void AMessageIsUnpackedAsItWasPacked(MessageKind kind) =>
        Generically(nameof(CheckRoundTrip), kind);

    [Theory]
    [MemberData(nameof(EveryKind))]
    public void ARequestAndItsReplyKnowEachOther(MessageKind kind)
    {
        MessageInfo info = MessageTable.Of(kind);
        info.Kind.ShouldBe(kind);
        if (info.IsRequest)
        {
            MessageInfo reply = MessageTable.Of(info.Reply);
            reply.ReplyOf.ShouldBe(kind);
            reply.Senders.ShouldBe(info.Receivers);
            reply.Receivers.ShouldBe(info.Senders);
        }
    }

    [Theory]
    [MemberData(nameof(EveryKind))]
    public void AFootprintHasSomethingInItAndFitsItsMaximum(MessageKind kind)
    {
        var envelope = new Envelope { Kind = kind };
        Span<FootprintEntry> entries = stackalloc FootprintEntry[Footprints.EntriesMax];
        Footprints.Of(envelope, entries).ShouldBeInRange(1, Footprints.EntriesMax);
    }

    [Fact]
    public void AMessageIsShownWithItsFields() =>
        MessageFormat.Format(Packed(Fault(page: 3, write: true)))
            .ShouldBe("ShmFault{segment=2:5, page=3, write=true}");

    [Fact]
    public void EqualFaultsHaveEqualFootprints() =>
        FootprintOf(Fault(page: 3, write: true)).ShouldBe(FootprintOf(Fault(page: 3, write: true)));

    [Fact]
    public void FaultsOfTwoPagesWriteNothingInCommon() =>
        WrittenBy(Fault(page: 3, write: true))
            .Intersect(WrittenBy(Fault(page: 4, write: true)))
            .ShouldBeEmpty();

    [Fact]
    public void AMessageThatAnActorCannotReceiveIsABug()
    {
        Envelope envelope = Packed(Fault(page: 0, write: false));
        Should.Throw<KernelBug>(() =>
                DiskDispatch.Deliver(
                    new NoDisk(), envelope, new Outbox(new PayloadStore(), new ChannelTable())))
            .Message.ShouldBe("Disk cannot receive ShmFault of none");
    }

    private static ShmFault Fault(uint page, bool write) =>
        new(new SegmentHandle(2, 5), new PageIndex(page), write);

    private static FootprintEntry[] FootprintOf(in ShmFault fault)
    {
        Span<FootprintEntry> entries = stackalloc FootprintEntry[Footprints.EntriesMax];
        int count = Footprints.Of(Packed(fault), entries);
        return entries[..count].ToArray();
    }

    private static IEnumerable<FootprintEntry> WrittenBy(in ShmFault fault) =>
        FootprintOf(fault).Where(entry => entry.Write);

    private static Envelope Packed<T>(in T message)
        where T : struct, IMessage<T>
    {
        var envelope = new Envelope { Kind = T.Kind };
        message.Pack(ref envelope);
        return envelope;
    }

    private static void CheckRoundTrip<T>()
        where T : struct, IMessage<T>
    {
        var random = new Envelope();
        for (int i = 0; i < random.Fields.Length; i++)
        {
            random.Fields[i] = (byte)(i + 1);
        }

        T message = T.Unpack(random);
        Envelope packed = Packed(message);
        T.Unpack(packed).ShouldBe(message);
        int used = packed.Fields.LastIndexOfAnyExcept((byte)0) + 1;
        packed.Fields[..used].ToArray().Count(value => value == 0).ShouldBe(0);
    }

    private static void Generically(string method, MessageKind kind)
    {
        Type type = typeof(MessageKind).Assembly.GetType($"ActorVm.Actors.Messaging.{kind}")!;
        typeof(GeneratedMessagesTests)
            .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type)
            .Invoke(null, null);
    }

    private sealed class NoDisk : IDiskHandlers
    {
        public void On(in MessageHeader header, in DiskRead message, Outbox outbox) =>
            throw new NotSupportedException();

        public void On(in MessageHeader header, in DiskWrite message, Outbox outbox) =>
            throw new NotSupportedException();

        public void On(in MessageHeader header, in DiskComplete message, Outbox outbox) =>
            throw new NotSupportedException();
    }
}
