using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using ActorVm.Actors;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Reports;

namespace ActorVm.Host.Tracing;

/// <summary>
/// The run in the Chrome trace event format, which Perfetto's viewer opens: a track an actor, a
/// slice a turn, an arrow a message, counters for frames, swap and attaches.
/// </summary>
/// <remarks>The viewer's microseconds are turns, for most turns take no virtual time; a slice tells
/// that too.</remarks>
internal sealed class PerfettoTrace : Trace
{
    private const long NoTurn = 0; // before the first, or when a timer fell due

    private readonly StringBuilder _events = new();
    private readonly SortedSet<uint> _actors = [];
    private readonly Dictionary<(uint, uint), Queue<(long Flow, long Turn)>> _underWay = [];
    private KernelReport? _counters;
    private long _flows;
    private long _turn;
    private uint _actor;

    /// <inheritdoc/>
    public override void Sent(in Envelope message)
    {
        (uint, uint) channel = (message.Sender.Value, message.Receiver.Value);
        if (!_underWay.TryGetValue(channel, out Queue<(long, long)>? queue))
        {
            queue = new Queue<(long, long)>();
            _underWay.Add(channel, queue);
        }

        bool isOfThisTurn = message.Sender.Value == _actor;
        queue.Enqueue((++_flows, isOfThisTurn ? _turn : NoTurn));
    }

    /// <inheritdoc/>
    public override void Delivered(long turn, long nowNs, in Envelope message)
    {
        uint receiver = message.Receiver.Value;
        (_turn, _actor) = (turn, receiver);
        _actors.Add(receiver);
        string text = MessageFormat.Format(message);
        string kind = message.Kind.ToString();
        Event("X", kind, turn, receiver, json =>
        {
            json.WriteNumber("dur", 1);
            json.WriteStartObject("args");
            json.WriteString("message", text);
            json.WriteNumber("virtualTimeNs", nowNs);
            json.WriteEndObject();
        });
        (long flow, long sentAt) = _underWay[(message.Sender.Value, receiver)].Dequeue();
        if (sentAt != NoTurn && message.Sender != message.Receiver)
        {
            Flow("s", kind, sentAt, message.Sender.Value, flow);
            Flow("f", kind, turn, receiver, flow);
        }
    }

    /// <inheritdoc/>
    public override void TurnOver(Machine machine, long turn)
    {
        KernelReport now = machine.ReportKernel();
        if (now == _counters)
        {
            return;
        }

        _counters = now;
        Counter("frames", turn, ("used", now.FramesUsed), ("cached", now.FramesCached));
        Counter("swap", turn, ("slots", now.SwapUsed));
        Counter("shm", turn, ("segments", now.Segments), ("attached", now.Attached));
    }

    /// <inheritdoc/>
    public override void WriteText(TextWriter output, Machine machine) =>
        output.WriteLine($"{{\"traceEvents\":{Events(machine)}}}");

    /// <inheritdoc/>
    public override void WriteJson(Utf8JsonWriter json, Machine machine)
    {
        json.WritePropertyName("traceEvents");
        json.WriteRawValue(Events(machine), skipInputValidation: true);
    }

    private string Events(Machine machine)
    {
        Dictionary<uint, string> names = ProcessNames(machine);
        Name("process_name", 0, "ActorVm");
        foreach (uint actor in _actors)
        {
            Name(
                "thread_name",
                actor,
                names.GetValueOrDefault(actor, new ActorId(actor).ToString()));
        }

        return $"[{_events}\n]";
    }

    private void Name(string what, uint actor, string name) =>
        Event("M", what, 0, actor, json =>
        {
            json.WriteStartObject("args");
            json.WriteString("name", name);
            json.WriteEndObject();
        });

    private void Flow(string phase, string name, long turn, uint actor, long flow) =>
        Event(phase, name, turn, actor, json =>
        {
            json.WriteString("cat", "message");
            json.WriteNumber("id", flow);
            if (phase == "f")
            {
                json.WriteString("bp", "e"); // at the slice around it, not at the next one
            }
        });

    private void Counter(string name, long turn, params (string Name, long Value)[] values) =>
        Event("C", name, turn, 0, json =>
        {
            json.WriteStartObject("args");
            foreach ((string series, long value) in values)
            {
                json.WriteNumber(series, value);
            }

            json.WriteEndObject();
        });

    private void Event(
        string phase, string name, long turn, uint actor, System.Action<Utf8JsonWriter> more)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteString("ph", phase);
            json.WriteString("name", name);
            json.WriteNumber("ts", turn);
            json.WriteNumber("pid", 1);
            json.WriteNumber("tid", actor);
            more(json);
            json.WriteEndObject();
        }

        _events.Append(_events.Length > 0 ? ",\n" : "\n")
            .Append(Encoding.UTF8.GetString(buffer.ToArray()));
    }
}
