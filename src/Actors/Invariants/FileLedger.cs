using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Invariants;

/// <summary>
/// How many descriptors each open file description must have, and how many areas each inode; by the
/// tables and areas of processes, and what is in flight.
/// </summary>
/// <remarks>
/// In flight are descriptors and areas that were granted and are not entered yet (+), given back
/// and not subtracted yet (+), or entered and not counted yet (-).
/// </remarks>
internal sealed class FileLedger(Machine machine) : IEnvelopeVisitor
{
    /// <summary>The descriptors, by description.</summary>
    public Ledger Descriptors { get; } = new();

    /// <summary>The areas, by inode.</summary>
    public Ledger Areas { get; } = new();

    /// <summary>Empties the ledger.</summary>
    public void Clear()
    {
        Descriptors.Clear();
        Areas.Clear();
    }

    /// <summary>Counts an area of a process, if it shows a file.</summary>
    public void Add(Pid process, VmArea area)
    {
        if (area.State.Kind == AreaKind.File)
        {
            Areas.Add(
                area.State.Backing.Inode.Value, 1, Reference.At(process, area.State.Start));
        }
    }

    /// <inheritdoc/>
    public void Visit(in Envelope message)
    {
        switch (message.Kind)
        {
            case MessageKind.FileOpenDone:
                Add(FileOpenDone.Unpack(message).File, 1, message);
                break;
            case MessageKind.PipeOpenDone:
                PipeOpenDone pipe = PipeOpenDone.Unpack(message);
                Add(pipe.ReadEnd, 1, message);
                Add(pipe.WriteEnd, 1, message);
                break;
            case MessageKind.FileDuplicate:
                AddPayload(-1, message);
                break;
            case MessageKind.FileClose:
                AddPayload(1, message);
                break;
            case MessageKind.MapFileDone:
                Add(MapFileDone.Unpack(message).Inode, 1, message);
                break;
            case MessageKind.UnmapFile:
                UnmapFile unmap = UnmapFile.Unpack(message);
                Add(unmap.Inode, unmap.Areas, message);
                break;
            case MessageKind.ForkMappingsDone:
                AddForked(message);
                break;
        }
    }

    private void Add(FileId file, int change, in Envelope message) =>
        Descriptors.Add(file.Value, change, Reference.Of(message));

    private void Add(InodeNumber inode, int change, in Envelope message) =>
        Areas.Add(inode.Value, change, Reference.Of(message));

    /// <summary>A child's areas are counted before its parent copies them for it.</summary>
    private void AddForked(in Envelope message)
    {
        VmAreaList areas = machine.Process(message.Receiver.Pid).Mm.Areas;
        for (VmArea? area = areas.First; area is not null; area = area.Next)
        {
            if (area.State.Kind == AreaKind.File)
            {
                Add(area.State.Backing.Inode, 1, message);
            }
        }
    }

    private void AddPayload(int change, in Envelope message)
    {
        foreach (FileId file in machine.Payloads.Items<FileId>(message.Payload))
        {
            Add(file, change, message);
        }
    }
}
