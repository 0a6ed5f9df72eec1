using ActorVm.Actors.Messaging;

namespace ActorVm.Actors.Invariants;

/// <summary>
/// How many replies each actor must await: for each of its requests that is under way, kept by the
/// one who is asked, or answered by a reply under way. And how many owners each payload has.
/// </summary>
internal sealed class RequestLedger : IEnvelopeVisitor
{
    /// <summary>The requests without a reply, by the actor that awaits it.</summary>
    public Ledger Requests { get; } = new();

    /// <summary>The owners of payloads.</summary>
    public Ledger Payloads { get; } = new();

    /// <summary>How many grants of segments' pages are under way to a process, or back.</summary>
    public int Grants { get; private set; }

    /// <summary>Empties the ledger.</summary>
    public void Clear()
    {
        Requests.Clear();
        Payloads.Clear();
        Grants = 0;
    }

    /// <inheritdoc/>
    public void Visit(in Envelope message)
    {
        MessageInfo info = MessageTable.Of(message.Kind);
        ActorId awaits = info.IsRequest ? message.Sender
            : info.IsReply ? message.Receiver
            : default;
        Requests.Add((int)awaits.Value, 1, Reference.Of(message));
        Payloads.Add(message.Payload.Value, 1, Reference.Of(message));
        bool isGrant = message.Kind == MessageKind.ShmFaultDone
            && ShmFaultDone.Unpack(message).Frame != default;
        Grants += isGrant || message.Kind == MessageKind.Mapped ? 1 : 0;
    }

    /// <summary>An actor keeps a request, and its payload, until it can be answered.</summary>
    public void AddKept(ActorId keeper, in MessageHeader request)
    {
        if (request.Request != 0)
        {
            Requests.Add((int)request.Sender.Value, 1, Reference.Of(keeper, "keeps a request"));
        }

        Payloads.Add(request.Payload.Value, 1, Reference.Of(keeper, "keeps a request"));
    }
}
