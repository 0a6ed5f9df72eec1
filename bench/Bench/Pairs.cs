using System.Linq;
using ActorVm.Actors;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Scheduling;
using ActorVm.Model;

namespace ActorVm.Bench;

/// <summary>
/// Pairs of actors on a machine's host: one asks, the other answers, and so on without end. Nothing
/// else happens: no program, no kernel.
/// </summary>
internal sealed class Pairs
{
    private const int Turns = 1 << 16;
    private const int FirstPid = 2;
    private readonly Machine _machine = new(new MachineSetup { FrameCount = 1, SwapSlots = 1 });
    private readonly DeterministicHost _host;

    /// <summary>Makes the pairs; each has its first question under way.</summary>
    public Pairs(int pairs, Strategy strategy)
    {
        _host = new DeterministicHost(_machine);
        _host.Boot(strategy, new RunOptions(), new ByteCounter());
        foreach (int pid in Enumerable.Range(0, pairs).Select(i => FirstPid + (2 * i)))
        {
            ActorId asker = ActorId.Of(new Pid(pid));
            ActorId answerer = ActorId.Of(new Pid(pid + 1));
            _machine.Add(new Player(asker, answerer));
            _machine.Add(new Player(answerer, asker));
            Envelope question = new()
            {
                Kind = ParentOf.Kind,
                Sender = asker,
                Receiver = answerer,
            };
            strategy.Sent(_host.Channels.Enqueue(question).Channel);
        }
    }

    /// <summary>Runs a number of turns.</summary>
    public long Run()
    {
        _host.Run(_host.Turns + Turns);
        return Turns;
    }

    private sealed class Player(ActorId id, ActorId partner) : Actor(id)
    {
        private long _sum;

        public override void Receive(in Envelope envelope, Outbox outbox)
        {
            if (envelope.Kind == ParentOf.Kind)
            {
                outbox.Reply(envelope.Header, new ParentOfDone(new Pid(1)));
            }
            else
            {
                _sum += ParentOfDone.Unpack(envelope).Parent.Value;
                outbox.Request(partner, default(ParentOf));
            }
        }

        public override ulong Hash(ulong hash) => StateHash.Mix(hash, (ulong)_sum);
    }
}
