using ActorVm.Actors.Messaging;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Invariants;

/// <summary>
/// How many pins each frame must have: for what the page cache does with it, and for a grant of a
/// file's page until the process has said that it maps it.
/// </summary>
internal sealed class PinLedger(Machine machine) : Ledger, IEnvelopeVisitor
{
    /// <inheritdoc/>
    public void Visit(in Envelope message)
    {
        if (message.Kind == MessageKind.FileFaultDone)
        {
            FileFaultDone granted = FileFaultDone.Unpack(message);
            Add(granted.Copied ? 0 : granted.Frame.Value, 1, Reference.Of(message));
        }
        else if (message.Kind == MessageKind.FileMapped)
        {
            FileMapped mapped = FileMapped.Unpack(message);
            CachedPage page = machine.PageCache.PagesOf(mapped.Inode)[mapped.Page];
            Add(page.Frame.Value, 1, Reference.Of(message));
        }
    }
}
