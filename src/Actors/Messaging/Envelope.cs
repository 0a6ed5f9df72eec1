using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActorVm.Model;

namespace ActorVm.Actors.Messaging;

/// <summary>A message on its way: 64 bytes, a header of 24 and the packed fields.</summary>
/// <remarks>
/// Equal messages have equal bytes, so that an envelope can be hashed and logged as it is. Only the
/// payload's id depends on who came first: <see cref="Hash"/> takes the payload's digest in its
/// place.
/// </remarks>
[StructLayout(LayoutKind.Sequential, Size = SizeBytes)]
public struct Envelope
{
    /// <summary>The whole of it.</summary>
    public const int SizeBytes = 64;

    /// <summary>What the fields may take.</summary>
    public const int FieldsBytes = 40;

    /// <summary>Which message this is.</summary>
    public MessageKind Kind;

    /// <summary>Not used; zero.</summary>
    public ushort Reserved;

    /// <summary>Who sent it.</summary>
    public ActorId Sender;

    /// <summary>Who is to handle it.</summary>
    public ActorId Receiver;

    /// <summary>
    /// The sender's number of a request, or the answered request's number in a reply; else 0.
    /// </summary>
    public uint Request;

    /// <summary>The payload, which the receiver owns from the delivery on.</summary>
    public PayloadId Payload;

    private readonly uint _reserved;
    private FieldBytes _fields;

    /// <summary>The packed fields, at the offsets that the generated messages know.</summary>
    [UnscopedRef]
    public Span<byte> Fields => _fields;

    /// <summary>The packed fields to read.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<byte> ReadFields => _fields;

    /// <summary>What the receiver sees beside the fields.</summary>
    public readonly MessageHeader Header => new(Kind, Sender, Request, Payload);

    /// <summary>
    /// The envelope of a request that its receiver keeps for a later turn; it names no receiver.
    /// </summary>
    internal static Envelope Keep<T>(in MessageHeader header, in T message)
        where T : struct, IMessage<T>
    {
        Envelope envelope = new()
        {
            Kind = T.Kind,
            Sender = header.Sender,
            Request = header.Request,
            Payload = header.Payload,
        };
        message.Pack(ref envelope);
        return envelope;
    }

    /// <summary>
    /// Adds the whole message to a hash, with <paramref name="payloadDigest"/> for the payload.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ulong Hash(ulong hash, ulong payloadDigest)
    {
        ReadOnlySpan<ulong> fields = MemoryMarshal.Cast<byte, ulong>((ReadOnlySpan<byte>)_fields);
        ulong from = (ulong)Kind | ((ulong)Sender.Value << 32);
        ulong to = Receiver.Value | ((ulong)Request << 32);
        return StateHash.Mix(
            hash,
            StateHash.Pair(1, from, to)
                ^ StateHash.Pair(3, payloadDigest, fields[0])
                ^ StateHash.Pair(5, fields[1], fields[2])
                ^ StateHash.Pair(7, fields[3], fields[4]));
    }

    [InlineArray(FieldsBytes)]
    private struct FieldBytes
    {
        private byte _first;
    }
}
