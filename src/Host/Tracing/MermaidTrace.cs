using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using ActorVm.Actors;
using ActorVm.Actors.Messaging;
using ActorVm.Host.Reports;

namespace ActorVm.Host.Tracing;

/// <summary>
/// The messages as a mermaid sequence diagram, in the order of their delivery; a process's own
/// steps are left out.
/// </summary>
internal sealed class MermaidTrace : Trace
{
    private readonly List<(long Turn, Envelope Message)> _messages = [];
    private readonly SortedSet<uint> _actors = [];

    /// <inheritdoc/>
    public override void Delivered(long turn, long nowNs, in Envelope message)
    {
        if (message.Sender == message.Receiver && message.Sender.IsProcess)
        {
            return;
        }

        _actors.Add(message.Sender.Value);
        _actors.Add(message.Receiver.Value);
        _messages.Add((turn, message));
    }

    /// <inheritdoc/>
    public override void WriteText(TextWriter output, Machine machine)
    {
        output.WriteLine("sequenceDiagram");
        foreach ((string id, string name) in Participants(machine))
        {
            output.WriteLine($"    participant {id} as {name}");
        }

        foreach ((long turn, Envelope message) in _messages)
        {
            string arrow = IsReply(message) ? "-->>" : "->>";
            string text = MessageFormat.Format(message).Replace('{', ' ').Replace('}', ' ').Trim();
            output.WriteLine(
                $"    {Id(message.Sender)}{arrow}{Id(message.Receiver)}: {turn} {text}");
        }
    }

    /// <inheritdoc/>
    public override void WriteJson(Utf8JsonWriter json, Machine machine)
    {
        JsonReport.Array(json, "participants", Participants(machine), participant =>
        {
            json.WriteStartObject();
            json.WriteString("id", participant.Id);
            json.WriteString("name", participant.Name);
            json.WriteEndObject();
        });
        JsonReport.Array(json, "messages", _messages, item =>
        {
            json.WriteStartObject();
            json.WriteNumber("turn", item.Turn);
            json.WriteString("from", Id(item.Message.Sender));
            json.WriteString("to", Id(item.Message.Receiver));
            json.WriteString("kind", item.Message.Kind.ToString());
            json.WriteBoolean("reply", IsReply(item.Message));
            json.WriteString("message", MessageFormat.Format(item.Message));
            json.WriteEndObject();
        });
    }

    private IEnumerable<(string Id, string Name)> Participants(Machine machine)
    {
        Dictionary<uint, string> names = ProcessNames(machine);
        foreach (uint actor in _actors)
        {
            ActorId id = new(actor);
            yield return (Id(id), names.GetValueOrDefault(actor, id.ToString()));
        }
    }

    private static bool IsReply(in Envelope message) => MessageTable.Of(message.Kind).IsReply;

    private static string Id(ActorId actor) =>
        actor.IsProcess ? $"P{actor.Pid.Value}" : actor.ToString();
}
