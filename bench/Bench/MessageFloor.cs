using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model;

namespace ActorVm.Bench;

/// <summary>
/// What passing messages costs where nothing else is done: 64-byte envelopes between rings, one
/// each a channel, a seeded pick of the ring that is next, a running hash, a byte of log a turn.
/// </summary>
internal sealed class MessageFloor(int rings)
{
    private const int Turns = 1 << 16;
    private const int RingLength = 4;
    private readonly Envelope[] _messages = Filled(rings);
    private readonly int[] _heads = new int[rings];
    private readonly byte[] _log = new byte[Turns];
    private ulong _random = 1;

    /// <summary>The hash of all that was passed, so that the passing cannot be left out.</summary>
    public ulong Hash { get; private set; } = StateHash.Seed;

    /// <summary>Passes messages: each is taken from a ring's head and put at its end.</summary>
    public long Pass()
    {
        ulong hash = Hash;
        for (int turn = 0; turn < Turns; turn++)
        {
            _random = unchecked((_random * 6364136223846793005) + 1442695040888963407);
            int ring = (int)Math.BigMul(_random, (ulong)rings, out _);
            int head = _heads[ring];
            Envelope message = _messages[(ring * RingLength) + head];
            _heads[ring] = (head + 1) & (RingLength - 1);
            hash = message.Hash(hash, 0);
            _log[turn] = unchecked((byte)ring);
            message.Request++;
            _messages[(ring * RingLength) + ((head + RingLength - 1) & (RingLength - 1))] = message;
        }

        Hash = hash;
        return Turns;
    }

    private static Envelope[] Filled(int rings)
    {
        Envelope[] messages = new Envelope[rings * RingLength];
        for (int i = 0; i < messages.Length; i++)
        {
            messages[i].Sender = new ActorId((uint)i);
        }

        return messages;
    }
}
