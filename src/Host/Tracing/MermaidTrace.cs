using System.Collections.Generic;
using System.IO;
using ActorVm.Actors;
using ActorVm.Actors.Messaging;

namespace ActorVm.Host.Tracing;

/// <summary>
/// The messages as a mermaid sequence diagram, in the order of their delivery; a process's own
/// steps are left out.
/// </summary>
internal sealed class MermaidTrace(TextWriter output) : Trace(output)
{
    private readonly List<string> _lines = [];
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
        bool isReply = MessageTable.Of(message.Kind).IsReply;
        string arrow = isReply ? "-->>" : "->>";
        string text = MessageFormat.Format(message).Replace('{', ' ').Replace('}', ' ').Trim();
        _lines.Add($"    {Id(message.Sender)}{arrow}{Id(message.Receiver)}: {turn} {text}");
    }

    /// <inheritdoc/>
    public override void End(Machine machine)
    {
        Dictionary<uint, string> names = ProcessNames(machine);
        Output.WriteLine("sequenceDiagram");
        foreach (uint actor in _actors)
        {
            ActorId id = new(actor);
            Output.WriteLine(
                $"    participant {Id(id)} as {names.GetValueOrDefault(actor, id.ToString())}");
        }

        foreach (string line in _lines)
        {
            Output.WriteLine(line);
        }
    }

    private static string Id(ActorId actor) =>
        actor.IsProcess ? $"P{actor.Pid.Value}" : actor.ToString();
}
