using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ActorVm.Actors.Faults;
using ActorVm.Actors.Files;
using ActorVm.Actors.Invariants;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Paging;
using ActorVm.Actors.Processes;
using ActorVm.Actors.Reports;
using ActorVm.Actors.Shm;
using ActorVm.Actors.Swap;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Model.Memory;

namespace ActorVm.Actors;

/// <summary>The machine: its actors, and the hardware that they share. A host makes them
/// run.</summary>
/// <remarks>
/// It can be reset and run again, at a cost that follows from what the run before used and not from
/// the machine's size. Nothing here is static: a program may have many machines.
/// </remarks>
public sealed class Machine
{
    private readonly PhysicalMemory _memory;
    private readonly List<Process> _processes = [];
    private readonly Scratch _scratch = new();
    private Actor?[] _actors = new Actor?[ActorId.FirstProcess + 16]; // by their ids
    private int _born;

    /// <summary>Makes a machine as it is before it boots.</summary>
    public Machine(MachineSetup setup)
    {
        Setup = setup;
        _memory = new PhysicalMemory(setup.FrameCount);
        Images = new ProcessImages(setup.Profile, _memory);
        Init = new Init.Init(setup.Processes);
        Shm = new ShmManager(
            setup.Profile, (ulong)setup.FrameCount + (ulong)setup.SwapSlots);
        PageCache = new PageCache(setup.Profile, _memory);
        Swap = new SwapDevice(
            _memory, setup.SwapSlots, new DeviceFaults(Device.Swap, setup.Faults));
        DiskImage image = new(setup.Files);
        FileSystem = new FileSystem(setup.Profile, setup.Processes, image, _memory);
        Disk = new Disk(image, _memory, faults: new DeviceFaults(Device.Disk, setup.Faults));
        Checker = new InvariantChecker(this);
        foreach (Actor actor in (ReadOnlySpan<Actor>)[Init, Shm, PageCache, Swap, FileSystem, Disk])
        {
            _actors[actor.Id.Value] = actor;
        }
    }

    /// <summary>What it was made from.</summary>
    public MachineSetup Setup { get; }

    /// <summary>What is too large for an envelope.</summary>
    public PayloadStore Payloads { get; } = new();

    /// <summary>The processes that there have been, in the order of their pids.</summary>
    public ReadOnlySpan<Process> Processes => CollectionsMarshal.AsSpan(_processes)[.._born];

    private ReadOnlySpan<Actor?> Kernel => _actors.AsSpan(0, (int)ActorId.FirstProcess);

    /// <summary>Whether a process has begun and not exited.</summary>
    public bool HasLiveProcess
    {
        get
        {
            for (int i = 0; i < _born; i++)
            {
                if (_processes[i].State is not (ProcessState.Unborn or ProcessState.Exited))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether a timer's message still means something to its receiver: not the end of a
    /// sleep that a signal ended, nor an alarm that was set anew.</summary>
    internal bool Awaits(in Envelope timer) =>
        timer.Kind is not (MessageKind.Wake or MessageKind.Tick)
        || Process(timer.Receiver.Pid).AwaitsTimer(timer);

    /// <summary>The images of children that are not born yet.</summary>
    internal ProcessImages Images { get; }

    internal Init.Init Init { get; }

    internal ShmManager Shm { get; }

    internal PageCache PageCache { get; }

    internal SwapDevice Swap { get; }

    internal FileSystem FileSystem { get; }

    internal Disk Disk { get; }

    /// <summary>The actor of an address; a process is made when it is first asked for.</summary>
    public Actor Actor(ActorId id)
    {
        Actor?[] actors = _actors;
        return (id.Value < (uint)actors.Length ? actors[id.Value] : null) ?? Process(id.Pid);
    }

    /// <summary>Back to the state before boot.</summary>
    public void Reset()
    {
        for (int i = 0; i < _born; i++)
        {
            _processes[i].Reset();
            _actors[_processes[i].Id.Value] = null;
        }

        _born = 0;
        Images.Reset();
        foreach (Actor? actor in Kernel)
        {
            actor?.Reset();
        }

        _memory.Reset();
        Payloads.Reset();
    }

    /// <summary>Adds the state of all actors to a hash.</summary>
    public ulong Hash(ulong hash)
    {
        foreach (Actor? actor in Kernel)
        {
            hash = actor?.Hash(hash) ?? hash;
        }

        hash = StateHash.Mix(hash, (ulong)_born);
        for (int i = 0; i < _born; i++)
        {
            hash = _processes[i].Hash(hash);
        }

        return hash;
    }

    /// <summary>The machine as it is now, in values that outlive it.</summary>
    public MachineReport Report() => MachineReporter.Report(this);

    /// <summary>What the kernel holds now.</summary>
    public KernelReport ReportKernel() => MachineReporter.ReportKernel(this);

    /// <summary>
    /// Looks into a process's memory, as a debugger does: nothing faults and nothing is marked.
    /// </summary>
    /// <returns>Whether all of it was in frames that the process maps.</returns>
    public bool ReadMemory(Pid pid, ulong address, Span<byte> bytes)
    {
        PageTable pages = Process(pid).Pages;
        while (!bytes.IsEmpty)
        {
            PageTableEntry entry = pages.Get(address);
            if (!entry.Present)
            {
                return false;
            }

            int offset = PageSize.OffsetOf(address);
            int count = Math.Min(bytes.Length, PageSize.PageSizeBytes - offset);
            _memory.Page(entry.Frame).Slice(offset, count).CopyTo(bytes);
            bytes = bytes[count..];
            address = unchecked(address + (ulong)count);
        }

        return true;
    }

    /// <summary>A regular file's content, whether cached or on disk; null where there is
    /// none.</summary>
    /// <param name="path">Absolute, or relative to the programs' working directory.</param>
    public ImmutableArray<byte>? ReadFile(string path)
    {
        if (!FileSystem.TryFindFile(path, out InodeNumber inode, out long sizeBytes))
        {
            return null;
        }

        byte[] content = new byte[sizeBytes];
        for (int at = 0; at < content.Length; at += PageSize.PageSizeBytes)
        {
            PageIndex page = new((uint)(at / PageSize.PageSizeBytes));
            Span<byte> bytes = content.AsSpan(
                at, Math.Min(PageSize.PageSizeBytes, content.Length - at));
            FrameNumber frame = PageCache.PagesOf(inode)[page].Frame;
            ReadOnlySpan<byte> source = frame != default
                ? _memory.Page(frame)
                : Disk.Block(FileSystem.BlockOf(inode, page));
            source[..Math.Min(bytes.Length, source.Length)].CopyTo(bytes);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(content);
    }

    /// <summary>Checks what must hold between the actors, and within them.</summary>
    internal InvariantChecker Checker { get; }

    /// <summary>The bytes of a frame.</summary>
    internal ReadOnlySpan<byte> BytesOf(FrameNumber frame) => _memory.Page(frame);

    /// <summary>
    /// Puts an actor of one's own where no process will be, to see what a host does with it.
    /// </summary>
    internal void Add(Actor actor)
    {
        MakeRoom(actor.Id);
        _actors[actor.Id.Value] = actor;
    }

    /// <summary>Whether a process is in a wait.</summary>
    internal bool IsWaiting(Pid pid, ProcessWait wait)
    {
        int index = pid.Value - MachineSetup.FirstPid;
        if (index >= _born)
        {
            return false;
        }

        Process process = _processes[index];
        return wait switch
        {
            ProcessWait.Disk => process.IsAtStage(wait) && Disk.TransferCount > 0,
            ProcessWait.Swap => process.IsAtStage(wait) && Swap.TransferCount > 0,
            ProcessWait.Pipe => process.IsAtStage(wait) && FileSystem.IsPipe(process.CallFile),
            ProcessWait.Sleep => process.State == ProcessState.Sleeping,
            ProcessWait.Frame or ProcessWait.Segment or ProcessWait.Fork or ProcessWait.Child =>
                process.IsAtStage(wait),
            _ => throw new KernelBug($"no process waits for {wait}"),
        };
    }

    /// <summary>A process, made when it is first asked for.</summary>
    internal Process Process(Pid pid)
    {
        int index = pid.Value - MachineSetup.FirstPid;
        while (_processes.Count <= index)
        {
            ActorId id = ActorId.Of(new Pid(_processes.Count + MachineSetup.FirstPid));
            _processes.Add(new Process(id, Setup, _memory, Images, Payloads, _scratch));
        }

        for (; _born <= index; _born++)
        {
            Process process = _processes[_born];
            MakeRoom(process.Id);
            _actors[process.Id.Value] = process;
        }

        return _processes[index];
    }

    private void MakeRoom(ActorId id)
    {
        if (id.Value >= _actors.Length)
        {
            Array.Resize(ref _actors, (int)id.Value * 2);
        }
    }
}
