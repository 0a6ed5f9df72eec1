using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using ActorVm.Actors.Messaging;
using ActorVm.Model;

namespace ActorVm.Actors.Testing;

/// <summary>
/// Actors alone, with probes in place of their neighbours. The words are Akka.TestKit's.
/// </summary>
/// <remarks>
/// It is a host of its own: one thread, virtual time, first in first out. Every send is carried out
/// until nothing is left to deliver, so an expectation is answered at once and needs no timeout: no
/// message means quiescent. The test decides the order of things by the order in which its probes
/// speak.
/// </remarks>
public sealed class TestKit
{
    private readonly Dictionary<ActorId, Actor> _actors = [];
    private readonly SortedDictionary<uint, TestProbe> _probes = [];
    private readonly ChannelTable _channels = new();
    private readonly Queue<int> _order = new(); // of the channels, a message each
    private readonly PriorityQueue<Envelope, (long DueNs, long Order)> _timers = new();
    private readonly Outbox _outbox;
    private long _timersMade;

    /// <summary>
    /// Makes a kit with the actors under test. The first is the one that probes send to.
    /// </summary>
    public TestKit(Actor subject, params ReadOnlySpan<Actor> others)
    {
        _outbox = new Outbox(Payloads, _channels);
        Subject = subject;
        _actors.Add(subject.Id, subject);
        foreach (Actor other in others)
        {
            _actors.Add(other.Id, other);
        }
    }

    /// <summary>Makes a kit with one actor under test, which shares the kit's payloads.</summary>
    public TestKit(Func<PayloadStore, Actor> subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        _outbox = new Outbox(Payloads, _channels);
        Subject = subject(Payloads);
        _actors.Add(Subject.Id, Subject);
    }

    /// <summary>The actor that probes send to.</summary>
    public Actor Subject { get; }

    /// <summary>
    /// The payloads of all messages; none is live at the end of a story that leaves nothing behind.
    /// </summary>
    public PayloadStore Payloads { get; } = new();

    /// <summary>The virtual time, in nanoseconds since boot.</summary>
    public long NowNs { get; private set; }

    /// <summary>Stands for a neighbour: gets what is sent to it, sends in its name.</summary>
    public TestProbe Probe(ActorId id)
    {
        if (_actors.ContainsKey(id))
        {
            throw new ArgumentException($"{id} is under test and cannot be a probe", nameof(id));
        }

        if (!_probes.TryGetValue(id.Value, out TestProbe? probe))
        {
            probe = new TestProbe(this, id);
            _probes.Add(id.Value, probe);
        }

        return probe;
    }

    /// <summary>Stands for the process with this pid.</summary>
    public TestProbe Process(int pid) => Probe(ActorId.Of(new Pid(pid)));

    /// <summary>Moves the virtual time and delivers each timer when it is due.</summary>
    public void AdvanceTime(long nanoseconds)
    {
        long end = NowNs + nanoseconds;
        while (_timers.TryPeek(out Envelope due, out (long DueNs, long Order) when)
            && when.DueNs <= end)
        {
            _timers.Dequeue();
            NowNs = Math.Max(NowNs, when.DueNs);
            Deliver(due);
        }

        NowNs = end;
    }

    /// <summary>No probe has a message that the test has not looked at.</summary>
    public void ExpectNoMsg()
    {
        foreach (TestProbe probe in _probes.Values)
        {
            probe.ExpectNoMsg();
        }
    }

    /// <summary>Carries out a message and all that follows from it.</summary>
    internal void Deliver(in Envelope message)
    {
        _order.Enqueue(_channels.Enqueue(message).Channel);
        while (_order.TryDequeue(out int channel))
        {
            int slot = _channels.Dequeue(channel);
            ref readonly Envelope next = ref _channels[slot];
            if (_actors.TryGetValue(next.Receiver, out Actor? actor))
            {
                Turn(actor, next);
            }
            else
            {
                Probe(next.Receiver).Take(next);
            }

            _channels.Release(slot);
        }
    }

    /// <summary>What lies unread in all mailboxes, a message a line.</summary>
    internal string Unread()
    {
        StringBuilder text = new();
        foreach (TestProbe probe in _probes.Values.Where(one => one.HasMessages))
        {
            probe.AppendUnread(text);
        }

        return text.Length == 0 ? "  nothing\n" : text.ToString();
    }

    private void Turn(Actor actor, in Envelope message)
    {
        _outbox.Begin(actor, NowNs);
        actor.Receive(message, _outbox);
        foreach (SentMessage sent in _outbox.Sent)
        {
            _order.Enqueue(sent.Channel);
        }

        foreach (ref readonly Outbox.Timer timer in _outbox.Timers)
        {
            _timers.Enqueue(timer.Message, (timer.DueNs, _timersMade++));
        }
    }
}
