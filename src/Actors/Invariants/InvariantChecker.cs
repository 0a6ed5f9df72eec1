using System.Collections.Generic;
using ActorVm.Actors.Files;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Processes;
using ActorVm.Actors.Scheduling;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Invariants;

/// <summary>
/// Checks what must hold between the actors, with a term for what is in flight; each actor checks
/// itself.
/// </summary>
/// <remarks>
/// What is checked, and how it is told, stands in docs/invariants.md. An actor changes only its own
/// state: after a turn, what concerns one actor alone is checked for the one who had the turn, and
/// what concerns several is added up anew. Its parts: Memory (segments, frames, slots), Files,
/// Messages (requests, payloads, what goes on), Rest (the end of a run).
/// </remarks>
internal sealed partial class InvariantChecker(Machine machine)
{
    private readonly FrameLedger _frames = new(machine);
    private readonly PinLedger _pins = new(machine);
    private readonly SlotLedger _slots = new(machine);
    private readonly AttachLedger _attaches = new(machine);
    private readonly FileLedger _files = new(machine);
    private readonly RequestLedger _requests = new();
    private readonly WakeupLedger _wakeups = new(machine);
    private readonly List<string> _violations = [];
    private ChannelTable _channels = null!; // what Check is given
    private TimerQueue _timers = null!;

    /// <summary>Checks the machine between two turns.</summary>
    /// <param name="channels">The messages under way.</param>
    /// <param name="timers">The messages that come at their time.</param>
    /// <param name="changed">Who had the turn before; null where anything may have
    /// changed.</param>
    /// <param name="end">How the run ended, where it did.</param>
    /// <returns>What is broken, in words; valid until the next check.</returns>
    public List<string> Check(
        ChannelTable channels, TimerQueue timers, Actor? changed, RunEnd? end)
    {
        _channels = channels;
        _timers = timers;
        _violations.Clear();
        if (changed is null)
        {
            CheckActors();
        }
        else
        {
            CheckActor(changed);
        }

        Clear();
        Gather();
        CheckSegments();
        CheckFrames();
        CheckSlots();
        CheckFiles();
        CheckRequests();
        CheckWakeups();
        if (end is not null)
        {
            CheckRest(end.Value);
        }

        return _violations;
    }

    private void CheckActors()
    {
        CheckActor(machine.Init);
        CheckActor(machine.Shm);
        CheckActor(machine.PageCache);
        CheckActor(machine.Swap);
        CheckActor(machine.FileSystem);
        CheckActor(machine.Disk);
        foreach (Process process in machine.Processes)
        {
            CheckActor(process);
        }
    }

    /// <summary>What must hold within an actor.</summary>
    private void CheckActor(Actor actor)
    {
        switch (actor)
        {
            case Process process:
                process.CheckInvariants(_violations);
                CheckEntries(process);
                CheckTask(process);
                break;
            default:
                actor.CheckInvariants(_violations);
                break;
        }
    }

    private void Clear()
    {
        _frames.Clear();
        _pins.Clear();
        _slots.Clear();
        _attaches.Clear();
        _files.Clear();
        _requests.Clear();
        _wakeups.Wakeups.Clear();
    }

    /// <summary>Adds up who refers to what.</summary>
    private void Gather()
    {
        foreach (Process process in machine.Processes)
        {
            if (process.State != ProcessState.Exited)
            {
                Gather(process.Pid, process.Mm, process.Pages, process.Files);
                process.AddKept(_requests);
            }
        }

        foreach ((Pid child, ProcessImage image) in machine.Images.UnderWay)
        {
            Gather(child, image.Mm, image.Pages, image.Files);
        }

        GatherKernel();
        _channels.Visit(_frames);
        _channels.Visit(_pins);
        _channels.Visit(_slots);
        _channels.Visit(_attaches);
        _channels.Visit(_files);
        _channels.Visit(_requests);
        _channels.Visit(_wakeups);
        _timers.Visit(_wakeups);
    }

    private void Gather(Pid pid, MmStruct mm, PageTable pages, DescriptorTable files)
    {
        foreach (PageTable.Item item in pages.Walk())
        {
            PageTableEntry entry = item.Entry;
            Reference at = Reference.At(pid, item.Address);
            if (entry.Swapped)
            {
                _slots.Add(entry.Slot.Value, 1, at);
            }
            else
            {
                _frames.Add(entry.Frame.Value, 1, at);
            }
        }

        for (VmArea? area = mm.Areas.First; area is not null; area = area.Next)
        {
            _attaches.Add(pid, area);
            _files.Add(pid, area);
        }

        foreach (Descriptor descriptor in files.Entries)
        {
            FileId file = descriptor.File;
            _files.Descriptors.Add(file.Value, 1, Reference.Of(ActorId.Of(pid), "a descriptor"));
        }
    }

    private void GatherKernel()
    {
        GatherSegments();
        machine.PageCache.AddSlots(_slots);
        machine.PageCache.AddPins(_pins);
        machine.Shm.AddAbandonedSlots(_slots);
        machine.FileSystem.AddOpening(_files.Descriptors);
        for (int i = 0; i < machine.Setup.Processes.Length; i++)
        {
            GatherUnborn(new Pid(MachineSetup.FirstPid + i));
        }

        machine.Init.AddKept(_requests);
        machine.Shm.AddKept(_requests);
        machine.PageCache.AddKept(_requests);
        machine.FileSystem.AddKept(_requests);
        machine.Swap.AddKept(_requests);
        machine.Disk.AddKept(_requests);
    }

    /// <summary>A process of the scenario finds its terminal open when it starts.</summary>
    private void GatherUnborn(Pid pid)
    {
        if (machine.Process(pid).State == ProcessState.Unborn)
        {
            for (int descriptor = 0; descriptor < FileSystem.StandardFiles; descriptor++)
            {
                _files.Descriptors.Add(
                    FileSystem.StandardFile(pid, descriptor).Value,
                    1,
                    Reference.Of(ActorId.Of(pid), "its terminal"));
            }
        }
    }

    /// <summary>Who refers to a thing, for a count that is wrong.</summary>
    private string Explain(Ledger ledger, int number)
    {
        Clear();
        ledger.Clear(number);
        Gather();
        return ledger.References.Count == 0
            ? "nobody"
            : string.Join("; ", ledger.References);
    }
}
