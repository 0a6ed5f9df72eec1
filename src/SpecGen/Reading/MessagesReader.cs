using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActorVm.SpecGen.Declarations;

namespace ActorVm.SpecGen.Reading;

/// <summary>Reads messages.yaml: the actors and what they say to each other.</summary>
internal sealed class MessagesReader(NameTable<FieldType> types)
{
    /// <summary>How many bytes of an envelope hold a message's fields.</summary>
    public const int FieldBytesMax = 40;

    private readonly NameTable<string> _actors = new("actor");
    private readonly NameTable<MessageDeclaration> _messages = new("message");

    public List<string> Actors { get; } = [];

    public List<MessageDeclaration> Requests { get; } = [];

    public void Read(SpecNode root)
    {
        root.WithKeys("actors", "messages");
        foreach (SpecNode actor in root.Get("actors").Items)
        {
            _actors.Add(actor, actor.Text);
            Actors.Add(actor.Text);
        }

        foreach (SpecNode item in root.Get("messages").Items)
        {
            MessageDeclaration message = ReadMessage(item);
            _messages.Add(item.Get("name"), message);
            Requests.Add(message);
        }
    }

    private MessageDeclaration ReadMessage(SpecNode item)
    {
        item.WithKeys(
            "name", "from", "to", "doc", "fields", "payload", "reply",
            "reads", "writes", "replyReads", "replyWrites");
        IReadOnlyList<string> from = ReadActors(item.Get("from"));
        IReadOnlyList<string> to = ReadActors(item.Get("to"));
        MessageDeclaration message = ReadBody(item, item.TextOf("name"), from, to);
        message = message with { Footprint = ReadFootprint(item, message, "reads", "writes") };
        if (item.Find("reply") is not { } reply)
        {
            return message;
        }

        reply.WithKeys("doc", "fields", "payload");
        MessageDeclaration done = ReadBody(reply, message.Name + "Done", to, from) with
        {
            ReplyOf = message.Name,
        };
        done = done with { Footprint = ReadFootprint(item, done, "replyReads", "replyWrites") };
        _messages.Add(item.Get("name"), done.Name, done);
        return message with { Reply = done };
    }

    private MessageDeclaration ReadBody(
        SpecNode item, string name, IReadOnlyList<string> from, IReadOnlyList<string> to)
    {
        List<FieldDeclaration> fields = ReadFields(item);
        var message = new MessageDeclaration(
            name, from, to, item.TextOf("doc"), fields, item.Find("payload")?.Text, []);
        if (message.Bytes > FieldBytesMax)
        {
            item.Get("fields").Fail(string.Create(
                CultureInfo.InvariantCulture,
                $"the fields of {name} take {message.Bytes} bytes, at most {FieldBytesMax} fit"));
        }

        return message;
    }

    private List<FieldDeclaration> ReadFields(SpecNode item)
    {
        var fields = new List<FieldDeclaration>();
        int offset = 0;
        foreach ((SpecNode name, SpecNode type) in item.EntriesOf("fields"))
        {
            if (types.Resolve(type) is { } known)
            {
                fields.Add(new FieldDeclaration(name.Text, known, offset));
                offset += known.Bytes;
            }
        }

        return fields;
    }

    private List<string> ReadActors(SpecNode list) =>
        [.. from actor in list.Items
            let known = _actors.Resolve(actor)
            where known is not null
            select known];

    private static List<FootprintDeclaration> ReadFootprint(
        SpecNode item, MessageDeclaration message, string reads, string writes) =>
    [
        .. FootprintReader.Read(item.ItemsOf(reads), message, write: false),
        .. FootprintReader.Read(item.ItemsOf(writes), message, write: true),
    ];
}
